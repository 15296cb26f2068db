import { BOLD } from "../../../../shared/model/copy-limits.ts";
import type { Block, Inline, Paragraph } from "../../../../shared/model/copy.ts";
import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Picture } from "../../../../shared/model/picture.ts";
import type { PlacedPicture, Story } from "../../../../shared/model/story.ts";

/** Fictional copy for tests of the page. */

const element = { version: 1, direction: null, format: "", indent: 0 } as const;

export function run(text: string, format = 0): Extract<Inline, { type: "text" }> {
  return { type: "text", text, format, detail: 0, mode: "normal", style: "", version: 1 };
}

export function paragraph(...children: (string | Inline)[]): Paragraph {
  return {
    type: "paragraph",
    ...element,
    textFormat: 0,
    textStyle: "",
    children: children.map((child) => (typeof child === "string" ? run(child) : child)),
  };
}

export function link(words: string, url: string): Inline {
  return { type: "link", ...element, url, rel: null, target: null, title: null, children: [run(words)] };
}

export function crosshead(words: string): Block {
  return { type: "heading", tag: "h2", ...element, children: [run(words)] };
}

export function quote(words: string): Block {
  return { type: "quote", ...element, children: [run(words)] };
}

export function bullets(...items: string[]): Block {
  return {
    type: "list",
    listType: "bullet",
    tag: "ul",
    start: 1,
    ...element,
    children: items.map((words, index) => ({ type: "listitem", ...element, value: index + 1, children: [run(words)] })),
  };
}

export const cut: Block = { type: "cut", version: 1 };

export const WARD_ID = "a1".repeat(32);
export const DEPOT_ID = "b2".repeat(32);

export function somePicture(id: string, more: Partial<Picture> = {}): Picture {
  return {
    id,
    type: "image/jpeg",
    width: 2000,
    height: 1000,
    bytes: 1000,
    fileName: "ward.jpg",
    addedAt: "2026-03-30T09:00:00.000Z",
    ...more,
  };
}

export function lead(more: Partial<PlacedPicture> = {}): PlacedPicture {
  return {
    pictureId: WARD_ID,
    caption: [run("An empty ward at the district hospital on Monday")],
    credit: "M Adeyemi",
    alt: "A long hospital ward with twelve made beds, nobody in them, and the blinds half drawn against the afternoon",
    ...more,
  };
}

export const JOY: Contributor = {
  id: "0198a000-0000-7000-8000-00000000000a",
  name: "Joy Okafor",
  pageName: "joy-okafor",
  email: "joy@examiner.example",
};
export const TOM: Contributor = { id: "0198a000-0000-7000-8000-00000000000b", name: "Tom Reed", pageName: "tom-reed", email: "" };

export function somePaper(more: Partial<Paper> = {}): Paper {
  return {
    name: "The Examiner",
    masthead: "",
    sections: ["Britain", "World", "Features", "Opinion", "Culture", "Sport"].map((name) => ({
      id: name.toLowerCase(),
      name,
      slug: name.toLowerCase(),
    })),
    colours: { accent: "#a31919", ink: "#1c1a17", paper: "#fffefb" },
    appeal: {
      title: "The spring appeal",
      text: "A paper that belongs to its readers is paid for by its readers.",
      linkText: "Support The Examiner",
      link: "https://examiner.example/support",
    },
    freeLimit: {
      storiesAMonth: 3,
      title: "You have reached your free limit for this month",
      linkText: "Subscribe to continue reading",
      link: "https://examiner.example/subscribe",
    },
    headings: { moreFromAuthor: "", similar: "" },
    baseAddress: "https://examiner.example/paper/",
    timeZone: "Europe/London",
    ...more,
  };
}

export function storyId(number: number): string {
  return `0198a000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

export function someStory(more: Partial<Story> = {}): Story {
  return {
    id: storyId(1),
    catchline: "WARDS",
    section: "features",
    kicker: "Health",
    headline: "Ward closures leave patients waiting longer than ever",
    standfirst: [
      run("JOY OKAFOR finds that three hospitals in one county have lost "),
      link("a quarter of their beds", "https://examiner.example/beds"),
      run(" since spring, and asks "),
      run("who decided it", BOLD),
    ],
    byline: [JOY.id],
    dateline: "",
    leadPicture: lead(),
    authorPicks: { pinned: [], dropped: [] },
    similar: [],
    tags: ["health", "hospitals"],
    access: "free",
    appeal: true,
    searchTitle: "",
    searchDescription: "",
    slug: "",
    body: [
      paragraph("WHEN the night shift ends at the county’s largest hospital, some forty people are still waiting on trolleys."),
      paragraph("The trust says that the closures are temporary, and that nothing is decided."),
      paragraph("Documents seen by this newspaper say otherwise: a plan dated February lists the site for sale."),
      crosshead("A list in a drawer"),
      paragraph("The plan runs to nine pages. Its last table has a price for every building."),
      quote("Nobody asked the porters, and the porters knew."),
      bullets("Elm Ward closed in March", "Ash Ward closed in April"),
    ],
    status: "ready",
    revision: 7,
    bodyRevision: 4,
    words: 90,
    createdAt: "2026-03-30T08:00:00.000Z",
    changedAt: "2026-03-31T08:00:00.000Z",
    changedBy: "Joy Okafor",
    ...more,
  };
}
