import { describe, expect, it } from "vitest";
import { attribute, pageTree, text } from "../testing/page-tree.ts";
import { cut, DEPOT_ID, paragraph, run, storyId } from "../testing/sample-copy.ts";
import { htmlOf, pageOf, newsArticle } from "../testing/page-of-story.ts";

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
