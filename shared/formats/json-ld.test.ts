import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLdText, newsArticle } from "./json-ld.ts";
import { hostileStory } from "./testing/hostile-stories.ts";
import { ADDRESS, KEPT_WORDS, someStoryToWrite } from "./testing/some-story.ts";

test("says what is kept back, and what was put right", () => {
  expect(newsArticle(someStoryToWrite())).toMatchObject({
    "@type": "NewsArticle",
    url: ADDRESS,
    datePublished: "2026-03-31T10:05:00+01:00",
    isAccessibleForFree: false,
    hasPart: { "@type": "WebPageElement", isAccessibleForFree: false, cssSelector: ".after-cut" },
    correction: [
      { "@type": "CorrectionComment", text: "There were 12 beds, not 21.", datePublished: "2026-04-01T09:00:00+01:00" },
    ],
  });
  const free = newsArticle(someStoryToWrite({ access: "free" }, { corrections: [] }));
  expect(free).toMatchObject({ isAccessibleForFree: true });
  expect(free).not.toHaveProperty("hasPart");
  expect(free).not.toHaveProperty("correction");
});

test("a story without a page has no address and no dates of one", () => {
  const data = newsArticle(someStoryToWrite({}, { address: undefined, firstPublishedAt: undefined, updatedAt: undefined }));
  for (const key of ["url", "mainEntityOfPage", "datePublished", "dateModified"]) expect(data).not.toHaveProperty(key);
});

test("holds no word of the text that is kept back, and only what can be written", () => {
  const bare = someStoryToWrite({ standfirst: [], searchDescription: "" });
  expect(jsonLdText(bare)).not.toContain(KEPT_WORDS);
  fc.assert(
    fc.property(hostileStory, (toWrite) => {
      const text = jsonLdText(toWrite);
      expect(text.isWellFormed()).toBe(true);
      expect(JSON.parse(text)).toHaveProperty("isAccessibleForFree");
    }),
    { numRuns: 50 },
  );
});
