import {
  bullets,
  crosshead,
  cut,
  DEPOT_ID,
  JOY,
  lead,
  link,
  paragraph,
  quote,
  run,
  somePaper,
  someStory,
  TOM,
} from "../../../electron/services/publishing/testing/sample-copy.ts";
import { BOLD, ITALIC } from "../../model/copy-limits.ts";
import type { Block, ListBlock, PictureBlock } from "../../model/copy.ts";
import type { Story } from "../../model/story.ts";
import type { PictureFile, StoryToWrite } from "../story-to-write.ts";

export const ADDRESS = "https://examiner.example/paper/features/2026/03/wards/";

export function pictureBlock(more: Partial<PictureBlock> = {}): PictureBlock {
  return {
    type: "picture",
    version: 1,
    pictureId: DEPOT_ID,
    caption: [run("The depot, "), link("seen from the quay", "https://examiner.example/quay")],
    credit: "N Farrow",
    alt: "A brick depot with its gates shut",
    ...more,
  };
}

const element = { version: 1, direction: null, format: "", indent: 0 } as const;

/** A numbered list from three, with a bulleted one inside. */
export function nestedList(): ListBlock {
  const inner: ListBlock = {
    type: "list",
    listType: "bullet",
    tag: "ul",
    start: 1,
    ...element,
    children: [{ type: "listitem", ...element, indent: 1, value: 1, children: [run("Of these, two by ship")] }],
  };
  return {
    type: "list",
    listType: "number",
    tag: "ol",
    start: 3,
    ...element,
    children: [
      { type: "listitem", ...element, value: 3, children: [run("Three went by road")] },
      { type: "listitem", ...element, value: 4, children: [inner] },
      { type: "listitem", ...element, value: 4, children: [run("Four stayed")] },
    ],
  };
}

/** Words that stand behind the cut, and nowhere else. */
export const KEPT_WORDS = "The porters kept the keys";

/** Every kind of block and of inline, parted by a cut. */
export function everyBlock(): Block[] {
  return [
    paragraph("WHEN the night shift ends ", run("nobody", ITALIC), " goes ", run("home", BOLD), run("!", BOLD | ITALIC)),
    paragraph(
      "See ",
      link("the plan", "https://examiner.example/plan?a=1&b=2"),
      " or ",
      link("write", "mailto:a@b.example"),
      ".",
    ),
    paragraph("A line", { type: "linebreak", version: 1 }, "and another", {
      type: "tab",
      text: "\t",
      format: 0,
      detail: 2,
      mode: "normal",
      style: "",
      version: 1,
    }),
    pictureBlock(),
    cut,
    crosshead("A list in a drawer"),
    paragraph(`${KEPT_WORDS}.`),
    quote("Nobody asked the porters."),
    quote("And the porters knew."),
    bullets("Elm Ward closed", "Ash Ward closed"),
    nestedList(),
  ];
}

export function filesOf(pictureId: string): PictureFile[] {
  return [480, 1200].map((width) => ({
    address: `https://examiner.example/paper/pictures/${pictureId.slice(0, 20)}-${width}.webp`,
    type: "image/webp",
    width,
    height: width / 2,
  }));
}

/** A subscribers' story on its page, written whole. */
export function someStoryToWrite(story: Partial<Story> = {}, more: Partial<StoryToWrite> = {}): StoryToWrite {
  return {
    story: someStory({
      access: "subscribers",
      body: everyBlock(),
      byline: [JOY.id, TOM.id],
      dateline: "CARROW",
      leadPicture: lead(),
      ...story,
    }),
    paper: somePaper(),
    contributors: [JOY, TOM],
    part: "whole",
    standing: "usable",
    slug: "wards",
    address: ADDRESS,
    firstPublishedAt: "2026-03-31T09:05:00.000Z",
    updatedAt: "2026-03-31T10:05:00.000Z",
    pictureFiles: filesOf,
    moreFromAuthor: [{ headline: "The ferry’s last day", line: "It left at six", address: "https://examiner.example/paper/f/" }],
    similar: [{ headline: "Beds & boards", line: "", address: "https://examiner.example/paper/b/" }],
    corrections: [{ kind: "correction", text: "There were 12 beds, not 21.", madeAt: "2026-04-01T08:00:00.000Z" }],
    ...more,
  };
}

/** A story of which nothing is there yet. */
export function bareStoryToWrite(): StoryToWrite {
  return someStoryToWrite(
    {
      headline: "",
      kicker: "",
      standfirst: [],
      tags: [],
      dateline: "",
      body: [],
      leadPicture: undefined,
      section: undefined,
      access: "free",
      revision: 0,
    },
    {
      contributors: [],
      slug: "",
      address: undefined,
      firstPublishedAt: undefined,
      updatedAt: undefined,
      pictureFiles: () => undefined,
      moreFromAuthor: [],
      similar: [],
      corrections: [],
      standing: "withheld",
    },
  );
}
