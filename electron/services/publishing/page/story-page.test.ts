import { describe, expect, it } from "vitest";
import type { Card } from "../../../../shared/contract/related.ts";
import { ITALIC } from "../../../../shared/model/copy-limits.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { attribute, pageTree, rawText, text } from "../testing/page-tree.ts";
import type { Element, PageTree } from "../testing/page-tree.ts";
import {
  cut,
  DEPOT_ID,
  JOY,
  lead,
  link,
  paragraph,
  run,
  somePaper,
  somePicture,
  someStory,
  storyId,
  TOM,
  WARD_ID,
} from "../testing/sample-copy.ts";
import type { Edition } from "./edition.ts";
import { storyPage } from "./story-page.ts";
import type { StoryPageParts } from "./story-page.ts";
import type { PageReader } from "./story-text.ts";

const PATH = "features/2026/03/wards/";

function edition(paper: Partial<Paper> = {}): Edition {
  return {
    paper: somePaper(paper),
    contributors: new Map([JOY, TOM].map((each) => [each.id, each])),
    pictures: new Map(
      [somePicture(WARD_ID), somePicture(DEPOT_ID, { width: 1000, height: 1500 })].map((each) => [each.id, each]),
    ),
    assets: { style: "assets/site-1.css", meter: "assets/meter-1.js", serif: "assets/serif-1.woff2" },
  };
}

interface Wishes {
  story?: Partial<Story>;
  paper?: Partial<Paper>;
  parts?: Partial<StoryPageParts>;
  reader?: PageReader;
}

function htmlOf({ story, paper, parts, reader }: Wishes = {}): string {
  return storyPage(
    edition(paper),
    {
      story: someStory(story),
      path: PATH,
      firstPublishedAt: "2026-03-31T09:05:00.000Z",
      updatedAt: "2026-03-31T09:05:00.000Z",
      moreFromAuthor: [],
      similar: [],
      ...parts,
    },
    reader,
  );
}

const pageOf = (wishes?: Wishes): PageTree => pageTree(htmlOf(wishes));
const texts = (elements: Element[]): string[] => elements.map(text);

function card(number: number, more: Partial<Card> = {}): Card {
  return {
    storyId: storyId(number),
    headline: `Headline ${number}`,
    section: "Features",
    publishedAt: "2026-03-24T09:00:00.000Z",
    line: `What story ${number} is about`,
    picture: {
      pictureId: DEPOT_ID,
      alt: `What the picture of story ${number} shows, told in many more than sixty characters, to the end`,
    },
    path: `features/2026/03/story-${number}/`,
    ...more,
  };
}

interface NewsArticle {
  [key: string]: unknown;
}
function newsArticle(page: PageTree): NewsArticle {
  const script = page.all("script").find((each) => attribute(each, "type") === "application/ld+json");
  if (!script) throw new Error("no data");
  return JSON.parse(rawText(script)) as NewsArticle;
}

describe("the page of a story, row by row of the reference", () => {
  it("1: begins with a link that skips to the main content", () => {
    const page = pageOf();
    const first = page.all("a", page.one("body"))[0];
    expect(first && [text(first), attribute(first, "href")]).toEqual(["Skip to main content", "#main"]);
    expect(attribute(page.one("#main"), "tabindex")).toBe("-1");
    expect(page.one("#main").tagName).toBe("main");
  });

  it("2: has one headline", () => {
    expect(texts(pageOf().all("h1"))).toEqual(["Ward closures leave patients waiting longer than ever"]);
  });

  it("3: has the standfirst with its links and type; with the name in capitals there is no byline beside it", () => {
    const page = pageOf();
    const standfirst = page.one(".standfirst");
    expect(text(standfirst)).toBe(
      "JOY OKAFOR finds that three hospitals in one county have lost a quarter of their beds since spring, and asks who decided it",
    );
    expect(attribute(page.one("a", standfirst), "href")).toBe("https://examiner.example/beds");
    expect(text(page.one("strong", standfirst))).toBe("who decided it");
    expect(page.all(".byline")).toEqual([]);
  });

  it("3: prints the byline with links where the standfirst does not name everybody", () => {
    const page = pageOf({ story: { byline: [JOY.id, TOM.id] } });
    expect(text(page.one(".byline"))).toBe("By Joy Okafor and Tom Reed");
    expect(page.all("a", page.one(".byline")).map((each) => attribute(each, "href"))).toEqual([
      "../../../../by/joy-okafor/",
      "../../../../by/tom-reed/",
    ]);
    expect(pageOf({ story: { byline: [] } }).all(".byline")).toEqual([]);
  });

  it("4: has the lead picture with caption, credit and an alt text of its own, its space kept, loaded first", () => {
    const page = pageOf();
    const figure = page.one("figure.lead");
    const image = page.one("img", figure);
    expect(text(page.one("figcaption", figure))).toBe("An empty ward at the district hospital on Monday. Pic: M Adeyemi");
    expect(attribute(image, "alt")).toBe(lead().alt);
    expect([attribute(image, "width"), attribute(image, "height")]).toEqual(["1200", "600"]);
    expect([attribute(image, "fetchpriority"), attribute(image, "loading")]).toEqual(["high", undefined]);
    const ward = `../../../../pictures/${WARD_ID.slice(0, 20)}`;
    expect(attribute(image, "src")).toBe(`${ward}-1200.jpg`);
    expect(attribute(page.one("source", figure), "srcset")).toBe(
      [480, 800, 1200, 1760].map((width) => `${ward}-${width}.webp ${width}w`).join(", "),
    );
  });

  it("4: sets the stop before the credit only where one is missing", () => {
    const caption = (words: string, credit: string): string =>
      text(pageOf({ story: { leadPicture: lead({ caption: words === "" ? [] : [run(words)], credit }) } }).one("figcaption"));
    expect(caption("Beds.", "A B")).toBe("Beds. Pic: A B");
    expect(caption("Is it full?", "A B")).toBe("Is it full? Pic: A B");
    expect(caption("Beds", "")).toBe("Beds");
    expect(caption("", "A B")).toBe("Pic: A B");
    expect(pageOf({ story: { leadPicture: lead({ caption: [], credit: "" }) } }).all("figcaption")).toEqual([]);
  });

  it("5: has the body with crossheads, quotes and lists, and its pictures loaded late", () => {
    const picture = {
      type: "picture" as const,
      version: 1,
      pictureId: DEPOT_ID,
      caption: [run("The depot", ITALIC)],
      credit: "T Reed",
      alt: "Buses in a row",
    };
    const page = pageOf({ story: { body: [...someStory().body, picture] } });
    const body = page.one(".text");
    expect(texts(page.all("h2", body))).toEqual(["The spring appeal", "A list in a drawer"]);
    expect(text(page.one("blockquote", body))).toBe("Nobody asked the porters, and the porters knew.");
    expect(texts(page.all("li", body))).toEqual(["Elm Ward closed in March", "Ash Ward closed in April"]);
    const figure = page.one("figure", body);
    expect(text(figure)).toBe("The depot. Pic: T Reed");
    expect([attribute(page.one("img", figure), "loading"), attribute(page.one("img", figure), "width")]).toEqual([
      "lazy",
      "1000",
    ]);
  });

  it("5: opens the first paragraph with the dateline", () => {
    const page = pageOf({ story: { dateline: "LEEDS", appeal: false } });
    expect(text(page.all("p", page.one(".text"))[0] as Element)).toMatch(/^LEEDS – WHEN the night shift/);
    expect(page.all(".dateline")).toHaveLength(1);
    expect(pageOf().all(".dateline")).toEqual([]);
  });

  it("6: has the appeal after the third paragraph, if the story and the paper want it", () => {
    const order = (page: PageTree): string[] =>
      page
        .one(".text")
        .childNodes.flatMap((node) => ("tagName" in node ? [`${node.tagName}.${attribute(node, "class") ?? ""}`] : []));
    const page = pageOf();
    expect(order(page).slice(0, 5)).toEqual(["p.", "p.", "p.", "aside.appeal", "h2."]);
    const appeal = page.one(".appeal");
    expect(text(page.one("h2", appeal))).toBe("The spring appeal");
    expect([text(page.one("a", appeal)), attribute(page.one("a", appeal), "href")]).toEqual([
      "Support The Examiner",
      "https://examiner.example/support",
    ]);
    expect(pageOf({ story: { appeal: false } }).all(".appeal")).toEqual([]);
    expect(pageOf({ paper: { appeal: { ...somePaper().appeal, title: "" } } }).all(".appeal")).toEqual([]);
  });

  it("8, 10: shows cards under the headings, which the paper may change", () => {
    const parts = { moreFromAuthor: [card(2), card(3), card(4), card(5)], similar: [card(6)] };
    const headings = (paper: Partial<Paper> = {}): string[] => {
      const page = pageOf({ parts, paper });
      return texts(page.all(".related").flatMap((section) => page.all("h2", section)));
    };
    expect(headings()).toEqual(["More from this author", "Similar stories"]);
    expect(headings({ headings: { moreFromAuthor: "From the same pen", similar: "Read on" } })).toEqual([
      "From the same pen",
      "Read on",
    ]);
    expect(pageOf().all(".related")).toEqual([]);
  });

  it("9: makes each card of picture, section, date once, and line, in one link", () => {
    const page = pageOf({ parts: { moreFromAuthor: [card(2), card(3, { picture: undefined })], similar: [] } });
    const [pictured, worded] = page.all("li.card");
    expect(pictured && text(pictured)).toBe("Features · 24 March 2026 What story 2 is about");
    expect(pictured && attribute(page.one("a", pictured), "href")).toBe("../../../../features/2026/03/story-2/");
    expect(pictured && attribute(page.one("img", pictured), "alt")).toBe(card(2).picture?.alt);
    expect(pictured && attribute(page.one("time", pictured), "datetime")).toBe("2026-03-24T09:00:00+00:00");
    expect(worded && [text(worded), page.all("img", worded).length]).toEqual([
      "Features · 24 March 2026 What story 3 is about",
      0,
    ]);
  });

  it("9: leaves out what cannot stand as a card", () => {
    const page = pageOf({ parts: { similar: [card(2, { problem: "its picture has no alt text" })] } });
    expect(page.all(".related")).toEqual([]);
  });
});

describe("the free limit", () => {
  const body = [paragraph("One."), paragraph("Two."), cut, paragraph("Three is for some.")];

  it("7: of a metered story can be read without script, which counts and hides", () => {
    const page = pageOf({ story: { access: "metered", body } });
    expect(attribute(page.one(".limit"), "hidden")).toBe("");
    expect(text(page.one(".after-cut"))).toBe("Three is for some.");
    expect([attribute(page.one("article"), "data-metered"), attribute(page.one("article"), "data-free")]).toEqual([
      storyId(1),
      "3",
    ]);
    expect(
      page
        .all("script")
        .map((each) => attribute(each, "src"))
        .filter(Boolean),
    ).toEqual(["../../../../assets/meter-1.js"]);
  });

  it("7: at the limit shows the box in its place and leaves the rest out", () => {
    const html = htmlOf({ story: { access: "metered", body }, reader: "at-the-limit" });
    const page = pageTree(html);
    expect(html).not.toContain("Three is for some");
    expect(attribute(page.one(".limit"), "hidden")).toBeUndefined();
    expect(text(page.one(".limit"))).toBe("You have reached your free limit for this month Subscribe to continue reading");
    expect(attribute(page.one("a", page.one(".limit")), "href")).toBe("https://examiner.example/subscribe");
    expect(page.all("script").filter((each) => attribute(each, "src"))).toEqual([]);
  });

  it("7: shows a subscriber everything and no box", () => {
    for (const access of ["metered", "subscribers"] as const) {
      const page = pageOf({ story: { access, body }, reader: "subscriber" });
      expect(text(page.one(".text"))).toContain("Three is for some.");
      expect(page.all(".limit")).toEqual([]);
    }
  });

  it("7: keeps the rest of a story for subscribers out of the page, its data and its description", () => {
    const hidden = [
      cut,
      paragraph("Hiddenword."),
      {
        type: "picture" as const,
        version: 1,
        pictureId: DEPOT_ID,
        caption: [run("Hiddenword")],
        credit: "Hiddenword",
        alt: "Hiddenword",
      },
    ];
    for (const story of [{}, { standfirst: [] }, { standfirst: [], leadPicture: undefined }]) {
      for (const open of [[paragraph("Open.")], []]) {
        const html = htmlOf({ story: { access: "subscribers", body: [...open, ...hidden], ...story } });
        expect(html).not.toMatch(/hiddenword/i);
        expect(html).not.toContain(DEPOT_ID.slice(0, 10));
        const page = pageTree(html);
        expect(page.all(".limit")).toHaveLength(1);
        expect(page.all(".after-cut")).toHaveLength(1);
      }
    }
  });

  it("is no matter of a free story, whatever stands in its body", () => {
    const page = pageOf({ story: { access: "free", body } });
    expect([page.all(".limit").length, page.all(".after-cut").length]).toEqual([0, 0]);
    expect(text(page.one(".text"))).toContain("Three is for some.");
    expect(newsArticle(page)["isAccessibleForFree"]).toBe(true);
  });

  it("is told to search engines with an element that is there", () => {
    for (const access of ["metered", "subscribers"] as const) {
      const page = pageOf({ story: { access, body } });
      expect(newsArticle(page)).toMatchObject({
        isAccessibleForFree: false,
        hasPart: { "@type": "WebPageElement", isAccessibleForFree: false, cssSelector: ".after-cut" },
      });
      expect(page.all(".after-cut")).toHaveLength(1);
    }
  });
});

describe("what machines read", () => {
  it("is a NewsArticle", () => {
    expect(
      newsArticle(pageOf({ story: { byline: [JOY.id, TOM.id] }, parts: { updatedAt: "2026-04-01T08:00:00.000Z" } })),
    ).toMatchObject({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: "Ward closures leave patients waiting longer than ever",
      description: expect.stringMatching(/^JOY OKAFOR finds/),
      datePublished: "2026-03-31T10:05:00+01:00",
      dateModified: "2026-04-01T09:00:00+01:00",
      author: [
        { "@type": "Person", name: "Joy Okafor", url: "https://examiner.example/paper/by/joy-okafor/" },
        { "@type": "Person", name: "Tom Reed", url: "https://examiner.example/paper/by/tom-reed/" },
      ],
      publisher: { name: "The Examiner" },
      articleSection: "Features",
      keywords: ["health", "hospitals"],
      inLanguage: "en-GB",
      isAccessibleForFree: true,
      mainEntityOfPage: { "@id": `https://examiner.example/paper/${PATH}` },
    });
    const long = newsArticle(pageOf({ story: { headline: "word ".repeat(40) } }))["headline"];
    expect(String(long).length).toBeLessThanOrEqual(111);
    expect(String(long)).toMatch(/word…$/);
  });

  it("is Open Graph, a social card, a canonical address", () => {
    const page = pageOf({ story: { searchTitle: "Wards close", searchDescription: "Three hospitals." } });
    expect(text(page.one("title"))).toBe("Wards close – The Examiner");
    expect(
      [
        "description",
        "og:type",
        "og:title",
        "og:description",
        "og:url",
        "og:image",
        "og:image:width",
        "og:image:height",
        "og:image:alt",
        "article:published_time",
        "article:section",
        "article:tag",
        "article:author",
        "twitter:card",
      ].map((name) => page.meta(name)),
    ).toEqual([
      "Three hospitals.",
      "article",
      "Wards close",
      "Three hospitals.",
      `https://examiner.example/paper/${PATH}`,
      `https://examiner.example/paper/pictures/${WARD_ID.slice(0, 20)}-1200.jpg`,
      "1200",
      "600",
      lead().alt,
      "2026-03-31T10:05:00+01:00",
      "Features",
      "health",
      "https://examiner.example/paper/by/joy-okafor/",
      "summary_large_image",
    ]);
    expect(
      page
        .all("link")
        .filter((each) => attribute(each, "rel") === "canonical")
        .map((each) => attribute(each, "href")),
    ).toEqual([`https://examiner.example/paper/${PATH}`]);
    expect(attribute(page.one("html"), "lang")).toBe("en-GB");
  });

  it("does without picture, byline, section, tags and standfirst", () => {
    const page = pageOf({
      story: { leadPicture: undefined, section: undefined, byline: [], tags: [], standfirst: [], kicker: "" },
    });
    expect([page.meta("og:image"), page.meta("twitter:card"), page.meta("article:section")]).toEqual([
      undefined,
      "summary",
      undefined,
    ]);
    expect(page.meta("description")).toMatch(/^WHEN the night shift ends/);
    expect([page.all("figure").length, page.all(".kicker").length, page.all(".standfirst").length]).toEqual([0, 0, 0]);
    expect(page.faults).toEqual([]);
  });
});

describe("the line of time", () => {
  it("is in words, on the paper's clock", () => {
    expect(text(pageOf().one(".when"))).toBe("Tuesday 31 March 2026 · 1 min read");
    expect(text(pageOf({ story: { body: [paragraph("word ".repeat(357))] } }).one(".when"))).toBe(
      "Tuesday 31 March 2026 · 2 min read",
    );
    expect(text(pageOf({ story: { body: [] } }).one(".when"))).toBe("Tuesday 31 March 2026");
    expect(
      text(
        pageOf({ paper: { timeZone: "Pacific/Auckland" }, parts: { firstPublishedAt: "2026-03-31T12:00:00.000Z" } }).one(".when"),
      ),
    ).toMatch(/^Wednesday 1 April 2026/);
  });

  it("says when it was updated: the time on the same day, the day too on another", () => {
    expect(text(pageOf({ parts: { updatedAt: "2026-03-31T22:04:00.000Z" } }).one(".when"))).toMatch(/· Updated 11\.04pm ·/);
    expect(text(pageOf({ parts: { updatedAt: "2026-04-01T11:30:00.000Z" } }).one(".when"))).toMatch(
      /· Updated Wednesday 1 April 2026, 12\.30pm ·/,
    );
  });
});

describe("the HTML", () => {
  it("is well formed, with each heading below another and nothing from elsewhere", () => {
    const html = htmlOf({ story: { access: "metered" }, parts: { moreFromAuthor: [card(2)], similar: [card(3)] } });
    const page = pageTree(html);
    expect(page.faults).toEqual([]);
    const ids = page.all("").flatMap((each) => attribute(each, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const loaded = page
      .all("")
      .flatMap((each) => [
        attribute(each, "src"),
        each.tagName === "link" && attribute(each, "rel") !== "canonical" ? attribute(each, "href") : undefined,
      ]);
    for (const address of loaded) expect(address ?? "../").toMatch(/^\.\.\//);
    for (const image of page.all("img")) {
      expect(
        [attribute(image, "width"), attribute(image, "height"), attribute(image, "alt")].every((value) => value !== undefined),
      ).toBe(true);
    }
  });

  it("lets nothing that was typed become markup", () => {
    const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&--><!-- \u2028`;
    const words = [run(hostile)];
    const story: Partial<Story> = {
      headline: hostile,
      kicker: hostile,
      dateline: hostile,
      searchTitle: hostile,
      searchDescription: hostile,
      tags: [hostile],
      standfirst: [...words, link(hostile, "https://examiner.example/?q=%22%3E&x='<b>")],
      leadPicture: lead({ caption: words, credit: hostile, alt: hostile }),
      body: [paragraph(hostile), paragraph(link(hostile, 'https://a.example/"onmouseover=alert(1)'))],
      access: "metered",
    };
    const hostileCard = card(2, {
      headline: hostile,
      section: hostile,
      line: hostile,
      picture: { pictureId: DEPOT_ID, alt: hostile },
    });
    const paper: Partial<Paper> = {
      name: hostile,
      masthead: hostile,
      appeal: { title: hostile, text: hostile, linkText: hostile, link: 'https://a.example/?"><b>' },
      freeLimit: { storiesAMonth: 1, title: hostile, linkText: hostile, link: "" },
      headings: { moreFromAuthor: hostile, similar: hostile },
    };
    for (const reader of ["everyone", "at-the-limit", "subscriber"] as const) {
      const page = pageOf({ story, paper, reader, parts: { moreFromAuthor: [hostileCard], similar: [hostileCard] } });
      expect(page.faults).toEqual([]);
      expect(page.all("script").map((each) => attribute(each, "type") ?? attribute(each, "src"))).toEqual(
        reader === "everyone" ? ["application/ld+json", "../../../../assets/meter-1.js"] : ["application/ld+json"],
      );
      expect(page.all("").flatMap((each) => each.attrs.filter((one) => one.name.startsWith("on")))).toEqual([]);
      expect(page.all("b")).toEqual([]);
      expect(newsArticle(page)["description"]).toBe(hostile.trim());
      expect(text(page.one("h1"))).toBe(hostile.replace(/\s+/g, " ").trim());
    }
  });
});
