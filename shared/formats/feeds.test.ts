import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atomFeed } from "./atom.ts";
import { FEED_LENGTH } from "./feed.ts";
import { newsSitemap } from "./news-sitemap.ts";
import { rssFeed } from "./rss.ts";
import type { StoryToWrite } from "./story-to-write.ts";
import { hostileStory } from "./testing/hostile-stories.ts";
import { ADDRESS, someStoryToWrite } from "./testing/some-story.ts";
import { withXml } from "./testing/xml-reader.ts";

const paper = someStoryToWrite().paper;

function numbered(number: number): StoryToWrite {
  const day = String((number % 28) + 1).padStart(2, "0");
  const month = number < 28 ? "02" : "03";
  const id = `0198a000-0000-7000-8000-${String(number).padStart(12, "0")}`;
  const at = `2026-${month}-${day}T09:00:00.000Z`;
  return someStoryToWrite(
    { id, headline: `Story ${number}` },
    { firstPublishedAt: at, updatedAt: at, address: `${ADDRESS}${number}/` },
  );
}
const many = Array.from({ length: 40 }, (_, number) => numbered(number));

describe.each([
  ["RSS", rssFeed, "//item", "title", "guid"],
  ["Atom", atomFeed, "//a:entry", "a:title", "a:id"],
] as const)("%s", (_, feed, entries, title, id) => {
  test("has the newest stories, newest first, each named once and for all", () => {
    withXml(feed({ paper, path: "feed.xml", stories: many }), ({ texts }) => {
      const titles = texts(`${entries}/${title}`);
      expect(titles).toHaveLength(FEED_LENGTH);
      expect(titles.slice(0, 2)).toEqual(["Story 39", "Story 38"]);
      const ids = texts(`${entries}/${id}`);
      expect(new Set(ids).size).toBe(FEED_LENGTH);
      expect(ids[0]).toBe("urn:uuid:0198a000-0000-7000-8000-000000000039");
    });
  });

  test("leaves out what was withdrawn, what has no page, and every word that is kept back", () => {
    const text = feed({
      paper,
      path: "feed.xml",
      stories: [
        someStoryToWrite({ headline: "Stands" }),
        someStoryToWrite({ headline: "Withdrawn" }, { standing: "canceled" }),
        someStoryToWrite({ headline: "Not yet" }, { standing: "withheld" }),
        someStoryToWrite({ headline: "Without a page" }, { address: undefined }),
      ],
    });
    withXml(text, ({ texts }) => expect(texts(`${entries}/${title}`)).toEqual(["Stands"]));
    expect(text).toContain("Write".toLowerCase());
    expect(text).not.toContain("porters");
  });

  test("is a feed without stories too", () => {
    withXml(feed({ paper, path: "feed.xml", stories: [] }), ({ texts }) => expect(texts(entries)).toEqual([]));
  });

  test("can be read whatever the words are", () => {
    fc.assert(
      fc.property(fc.array(hostileStory, { maxLength: 3 }), (stories) => {
        const text = feed({ paper: stories[0]?.paper ?? paper, path: "feed.xml", stories });
        withXml(text, ({ texts }) => expect(texts(entries)).toHaveLength(stories.length));
        expect(text).not.toContain("CATCHLINE");
      }),
      { numRuns: 60 },
    );
  });
});

test("RSS has what its specification wants", () => {
  withXml(rssFeed({ paper, path: "feed.xml", stories: [someStoryToWrite()] }), ({ texts, names }) => {
    expect(texts("/rss/@version")).toEqual(["2.0"]);
    expect(names("/rss/*")).toEqual(["channel"]);
    expect(texts("//channel/title | //channel/link | //channel/description | //channel/language")).toEqual([
      "The Examiner",
      "https://examiner.example/paper/",
      "News from The Examiner",
      "en-gb",
    ]);
    expect(texts("//channel/lastBuildDate")).toEqual(["Tue, 31 Mar 2026 10:05:00 GMT"]);
    expect(texts("//channel/a:link[@rel='self']/@href")).toEqual(["https://examiner.example/paper/feed.xml"]);
    expect(texts("//item/link")).toEqual([ADDRESS]);
    expect(texts("//item/guid/@isPermaLink")).toEqual(["false"]);
    expect(texts("//item/pubDate")).toEqual(["Tue, 31 Mar 2026 09:05:00 GMT"]);
    expect(texts("//item/dc:creator")).toEqual(["Joy Okafor", "Tom Reed"]);
    expect(texts("//item/category")).toEqual(["Features", "health", "hospitals"]);
    expect(texts("//item/description")[0]).toMatch(/^JOY OKAFOR finds/);
    expect(texts("//item/m:content/m:credit")).toEqual(["M Adeyemi"]);
    const [content = ""] = texts("//item/c:encoded");
    expect(content).toContain('<a href="https://examiner.example/plan?a=1&amp;b=2" rel="noopener">');
    expect(content).toMatch(/^<figure><img src="https:/);
  });
});

test("Atom has what its specification wants", () => {
  withXml(atomFeed({ paper, path: "atom.xml", stories: [someStoryToWrite()] }), ({ texts }) => {
    expect(texts("/a:feed/a:id | /a:feed/a:title | /a:feed/a:updated")).toEqual([
      "https://examiner.example/paper/",
      "The Examiner",
      "2026-03-31T10:05:00.000Z",
    ]);
    expect(texts("/a:feed/a:link[@rel='self']/@href")).toEqual(["https://examiner.example/paper/atom.xml"]);
    expect(texts("/a:feed/a:author/a:name")).toEqual(["The Examiner"]);
    expect(texts("//a:entry/a:published | //a:entry/a:updated")).toEqual([
      "2026-03-31T09:05:00.000Z",
      "2026-03-31T10:05:00.000Z",
    ]);
    expect(texts("//a:entry/a:link[@rel='alternate']/@href")).toEqual([ADDRESS]);
    expect(texts("//a:entry/a:link[@rel='related']/@title")).toEqual(["Beds & boards"]);
    expect(texts("//a:entry/a:author/a:uri")).toHaveLength(2);
    expect(texts("//a:entry/a:category/@term")).toEqual(["features", "health", "hospitals"]);
    expect(texts("//a:entry/a:content[@type='xhtml']/h:div/h:p")).toHaveLength(3);
  });
});

test("the news sitemap has the last two days, and no more than a thousand", () => {
  const at = (firstPublishedAt: string, headline: string) => ({ firstPublishedAt, headline, address: ADDRESS });
  const now = "2026-03-31T10:00:00.000Z";
  const stories = [
    at("2026-03-29T10:00:00.000Z", "Two days to the second"),
    at("2026-03-29T10:00:00.001Z", "Just inside"),
    at("2026-03-31T09:59:00.000Z", "New & <fresh>"),
    at("2026-03-31T10:00:00.001Z", "From a clock that is ahead"),
  ];
  withXml(newsSitemap(paper, stories, now), ({ texts }) => {
    expect(texts("//s:url/s:loc")).toEqual([ADDRESS, ADDRESS]);
    expect(texts("//n:news/n:title")).toEqual(["New & <fresh>", "Just inside"]);
    expect(texts("//n:publication_date")[0]).toBe("2026-03-31T10:59:00+01:00");
    expect(texts("//n:publication/n:name | //n:publication/n:language").slice(0, 2)).toEqual(["The Examiner", "en"]);
  });
  const flood = Array.from({ length: 1200 }, () => at("2026-03-31T09:00:00.000Z", "Flood"));
  withXml(newsSitemap(paper, flood, now), ({ texts }) => expect(texts("//s:url")).toHaveLength(1000));
});
