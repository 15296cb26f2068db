import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { STATUSES } from "../../../shared/model/status.ts";
import { findWordsQuery } from "../../../shared/model/find-words-query.ts";
import type { StoryRow } from "../../../shared/model/story.ts";
import { DESK_SESSION, type Stories } from "./stories.ts";
import { addContributor, closeStories, openStories, paragraph } from "./testing/stories-for-tests.ts";

afterEach(closeStories);

function headlines(
  stories: Stories,
  query: string,
  more: { status?: (typeof STATUSES)[number]; offset?: number; limit?: number } = {},
): string[] {
  return stories.list({ query, offset: 0, limit: 50, ...more }).rows.map((row) => row.headline);
}

describe("the list", () => {
  test("has the newest change first, by status, with counts of every status", async () => {
    const { stories, pass } = await openStories();
    const ids = ["A", "B", "C"].map((headline) => {
      pass({ minutes: 1 });
      return stories.create({ headline }).id;
    });
    expect(headlines(stories, "")).toEqual(["C", "B", "A"]);
    pass({ minutes: 1 });
    stories.save(ids[0] ?? "", { kicker: "again" }, DESK_SESSION);
    expect(headlines(stories, "")).toEqual(["A", "C", "B"]);
    stories.move(ids[1] ?? "", "filed", "me");
    expect(headlines(stories, "", { status: "filed" })).toEqual(["B"]);
    expect(headlines(stories, "", { offset: 1, limit: 1 })).toHaveLength(1);
    expect(stories.list({ query: "", status: "draft", offset: 0, limit: 1 })).toMatchObject({
      total: 2,
      counts: { draft: 2, filed: 1, spiked: 0, published: 0 },
    });
  });

  test("has the names of a byline ready to read, and follows a new name", async () => {
    const { stories, database } = await openStories();
    const [joy, tom, ann] = [
      ["a", "Joy Okafor"],
      ["b", "Tom Reyes"],
      ["c", "Ann Lund"],
    ].map(([end, name]) => addContributor(database, `01900000-0000-7000-8000-00000000000${end}`, name ?? ""));
    const byline = [joy ?? "", tom ?? "", ann ?? ""];
    stories.create({ headline: "Three", byline });
    const row = (): string | undefined => stories.list({ query: "", offset: 0, limit: 1 }).rows[0]?.byline;
    expect(row()).toBe("Joy Okafor, Tom Reyes and Ann Lund");
    database.run("UPDATE contributors SET name = 'Thomas Reyes' WHERE id = ?", tom ?? "");
    stories.contributorDidChange(tom ?? "");
    expect(row()).toBe("Joy Okafor, Thomas Reyes and Ann Lund");
    expect(headlines(stories, "thomas")).toEqual(["Three"]);
    expect(headlines(stories, "tom")).toEqual([]);
  });
});

describe("the search", () => {
  test("finds the beginnings of words in headline, catchline, byline and copy, whatever the accents", async () => {
    const { stories, database } = await openStories();
    const joy = addContributor(database, "01900000-0000-7000-8000-00000000000a", "Joy Okafor");
    stories.create({ headline: "The harbour wall", catchline: "PORTMERE", byline: [joy] }, [paragraph("A café by the sea")]);
    stories.create({ headline: "Another thing" });
    for (const query of ["harb", "HARBOUR wall", "portm", "okaf", "cafe", "café sea", "joy harb sea"]) {
      expect(headlines(stories, query)).toEqual(["The harbour wall"]);
    }
    expect(headlines(stories, "harbour another")).toEqual([]);
    expect(headlines(stories, "arbour")).toEqual([]);
  });

  test("knows what was saved a moment ago, and no longer what it replaced", async () => {
    const { stories } = await openStories();
    const { id } = stories.create({ headline: "Old" }, [paragraph("before")]);
    expect(headlines(stories, "before")).toEqual(["Old"]);
    stories.save(id, { headline: "New", body: { kind: "whole", blocks: [paragraph("after")] } }, DESK_SESSION);
    expect(headlines(stories, "after")).toEqual(["New"]);
    expect(headlines(stories, "before")).toEqual([]);
  });

  test("goes by status too, with the total of what it found", async () => {
    const { stories } = await openStories();
    for (let index = 0; index < 5; index += 1) {
      const { id } = stories.create({ headline: `Harbour ${index}` });
      if (index < 2) stories.move(id, "spiked", "me");
    }
    stories.create({ headline: "Other" });
    expect(stories.list({ query: "harbour", status: "spiked", offset: 0, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ status: "spiked" }],
    });
    expect(stories.list({ query: "harbour", offset: 0, limit: 2 }).total).toBe(5);
  });

  test("a word of very many stories is found in the same order as a rare one", async () => {
    const { stories, database } = await openStories();
    database.transaction(() => {
      for (let index = 0; index < 5100; index += 1) {
        const { id } = stories.create({ headline: `Common ${index}` });
        database.run(
          "UPDATE stories SET changed_at = ? WHERE id = ?",
          `2026-01-01T00:00:00.${String((index * 7) % 1000).padStart(3, "0")}Z`,
          id,
        );
      }
    });
    for (let round = 0; round < 130; round += 1) stories.list({ query: "common", offset: 0, limit: 1 });
    const found = stories.list({ query: "common", offset: 0, limit: 200 });
    expect(found.total).toBe(5100);
    const times = found.rows.map((row) => row.changedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(stories.list({ query: "common", status: "draft", offset: 5090, limit: 200 })).toMatchObject({ total: 5100 });
    const rowsFrom = (query: string, offset: number): StoryRow[] => stories.list({ query, offset, limit: 200 }).rows;
    for (const offset of [0, 700, 900, 1100, 5000]) expect(rowsFrom("common", offset)).toEqual(rowsFrom("", offset));
    const all = Array.from({ length: 26 }, (_, page) => rowsFrom("", page * 200)).flat();
    const fifties = all.filter(({ headline }) => headline.startsWith("Common 50"));
    expect(rowsFrom("common 50", 0)).toEqual(fifties);
    expect(stories.list({ query: "50 common", offset: 0, limit: 1 }).total).toBe(fifties.length);
    expect(rowsFrom("50", 100)).toEqual(fifties.slice(100));
  });

  test.each([
    '"',
    '""',
    "*",
    "NEAR(",
    "-",
    "a OR",
    "NOT",
    "headline:",
    "^x",
    "{a b}",
    "(",
    "'",
    "\0",
    "it's",
    "a\u0000b",
    "🦆",
    "+ +",
    'x" OR "y',
  ])("takes %j for words, not for commands", async (query) => {
    const { stories } = await openStories();
    stories.create({ headline: "it's x" });
    expect(() => stories.list({ query, offset: 0, limit: 5 })).not.toThrow();
  });

  test("nothing anybody types can break the search", async () => {
    const { stories } = await openStories();
    stories.create({ headline: "a b c" });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (query) => {
        stories.list({ query, offset: 0, limit: 5 });
      }),
      { numRuns: 300 },
    );
  });

  test("punctuation alone asks for nothing", () => {
    expect(findWordsQuery(' "* - ')).toBeUndefined();
    expect(findWordsQuery('say "hello')).toBe('"say"* """hello"*');
  });
});
