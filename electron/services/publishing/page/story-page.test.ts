import { describe, expect, it } from "vitest";
import { ITALIC } from "../../../../shared/model/copy-limits.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import { attribute, text } from "../testing/page-tree.ts";
import type { Element, PageTree } from "../testing/page-tree.ts";
import { DEPOT_ID, JOY, lead, run, somePaper, someStory, TOM, WARD_ID } from "../testing/sample-copy.ts";
import { pageOf, texts, card } from "../testing/page-of-story.ts";

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
