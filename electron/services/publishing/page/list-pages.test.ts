import { describe, expect, it } from "vitest";
import { attribute, pageTree, text } from "../testing/page-tree.ts";
import { DEPOT_ID, JOY, somePaper, somePicture, storyId } from "../testing/sample-copy.ts";
import type { Edition, Teaser } from "./edition.ts";
import { authorPage, frontOf, frontPage, pagesFor, sectionPage, storiesOnPage } from "./list-pages.ts";
import type { Page } from "./list-pages.ts";
import { notFoundPage, redirectPage, withdrawnPage } from "./notice-pages.ts";

const edition: Edition = {
  paper: somePaper(),
  contributors: new Map([[JOY.id, JOY]]),
  pictures: new Map([[DEPOT_ID, somePicture(DEPOT_ID)]]),
  assets: { style: "assets/site-1.css", meter: "assets/meter-1.js", serif: "assets/serif-1.woff2" },
  corrections: () => [],
};
const FEATURES = { id: "features", name: "Features", slug: "features" };

function teaser(number: number, sectionId = "features"): Teaser {
  return {
    storyId: storyId(number),
    headline: `Headline ${number}`,
    standfirst: `Standfirst ${number}`,
    section: "Features",
    sectionId,
    kicker: "",
    leadCredit: "",
    byline: [JOY.id],
    publishedAt: "2026-03-31T09:00:00.000Z",
    path: `features/2026/03/story-${number}/`,
    leadPicture: { pictureId: DEPOT_ID, alt: `Alt ${number}` },
  };
}
const teasers = (count: number, sectionId?: string): Teaser[] =>
  Array.from({ length: count }, (_, index) => teaser(index + 1, sectionId));

const front = (all: readonly Teaser[]): Page =>
  frontPage(
    edition,
    frontOf(edition.paper.sections, all, (id) => all.filter(({ sectionId }) => sectionId === id)),
  );
const sectionPages = (all: readonly Teaser[]): Page[] =>
  Array.from({ length: pagesFor(all.length) }, (_, index) =>
    sectionPage(edition, FEATURES, { index, count: pagesFor(all.length), teasers: storiesOnPage(all, index) }),
  );

describe("the front page", () => {
  it("shows the latest stories, then each section's others, no story twice", () => {
    const page = pageTree(front([...teasers(7), teaser(20, "sport")]).html);
    expect(page.faults).toEqual([]);
    expect(page.all("h1").map(text)).toEqual(["The Examiner"]);
    expect(page.all("h2").map(text)).toEqual([...[1, 2, 3, 4, 5].map((number) => `Headline ${number}`), "Features", "Sport"]);
    expect(page.all("h3").map(text)).toEqual(["Headline 6", "Headline 7", "Headline 20"]);
    expect(attribute(page.all("a", page.all("h2")[0])[0] ?? page.one("body"), "href")).toBe("./features/2026/03/story-1/");
    expect(page.all("img").filter((image) => attribute(image, "fetchpriority") === "high")).toHaveLength(1);
  });

  it("says so when nothing is published", () => {
    expect(text(pageTree(front([]).html).one(".empty"))).toBe("Nothing has been published yet.");
  });

  it("does not show a picture that has no alt text", () => {
    const page = pageTree(front([{ ...teaser(1), leadPicture: { pictureId: DEPOT_ID, alt: "" } }]).html);
    expect(page.all("img")).toEqual([]);
  });
});

describe("the pages of a section", () => {
  it("are as many as its stories need, and lead to each other", () => {
    const pages = sectionPages(teasers(65));
    expect(pages.map((page) => page.path)).toEqual(["features/", "features/page-2/", "features/page-3/"]);
    const [first, second, third] = pages.map((page) => pageTree(page.html));
    if (!first || !second || !third) throw new Error("three pages");
    expect([first, second, third].map((page) => page.all("article").length)).toEqual([30, 30, 5]);
    expect(second.all("a", second.one(".pages")).map((each) => [text(each), attribute(each, "href")])).toEqual([
      ["Newer stories", "../../features/"],
      ["Older stories", "../../features/page-3/"],
    ]);
    expect(second.faults).toEqual([]);
    expect(
      attribute(
        first.all("a", first.one(".sections")).find((each) => text(each) === "Features") ?? first.one("body"),
        "aria-current",
      ),
    ).toBe("page");
  });

  it("exist before the section's first story", () => {
    expect(sectionPages([]).map((page) => text(pageTree(page.html).one(".empty")))).toEqual([
      "Nothing has been published here yet.",
    ]);
  });
});

describe("the page of an author", () => {
  it("has name, address, picture and stories", () => {
    const made = authorPage(edition, { ...JOY, pictureId: DEPOT_ID }, { index: 0, count: 1, teasers: teasers(2) });
    const page = pageTree(made.html);
    expect(made.path).toBe("by/joy-okafor/");
    expect(text(page.one("h1"))).toBe("Joy Okafor");
    expect(attribute(page.one("img", page.one(".portrait")), "alt")).toBe("");
    expect(page.all("a", page.one(".author")).map((each) => attribute(each, "href"))).toEqual(["mailto:joy@examiner.example"]);
    expect(page.all("h2").map(text)).toEqual(["Headline 1", "Headline 2"]);
  });
});

describe("notices", () => {
  it("are short, not for search engines, and lead on", () => {
    const withdrawn = pageTree(withdrawnPage(edition, "features/2026/03/a/").html);
    expect([text(withdrawn.one("h1")), withdrawn.meta("robots")]).toEqual(["This story has been withdrawn", "noindex"]);
    const moved = pageTree(redirectPage(edition, "features/2026/03/a/", "world/2026/03/b/").html);
    expect(moved.all("meta").map((each) => attribute(each, "content"))).toContain("0; url=../../../../world/2026/03/b/");
    expect(attribute(moved.one("a", moved.all("p", moved.one("main"))[0]), "href")).toBe("../../../../world/2026/03/b/");
    for (const page of [withdrawn, moved]) expect(page.faults).toEqual([]);
  });

  it("for a missing page work at any depth", () => {
    const page = pageTree(notFoundPage(edition));
    const style = page.all("link").find((each) => attribute(each, "rel") === "stylesheet");
    expect(style && attribute(style, "href")).toBe("/paper/assets/site-1.css");
    expect(page.faults).toEqual([]);
  });
});
