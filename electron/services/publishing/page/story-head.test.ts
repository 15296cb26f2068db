import { describe, expect, it } from "vitest";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { attribute, pageTree, text } from "../testing/page-tree.ts";
import { DEPOT_ID, JOY, lead, link, paragraph, run, TOM, WARD_ID } from "../testing/sample-copy.ts";
import { PATH, htmlOf, pageOf, card, newsArticle } from "../testing/page-of-story.ts";

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
