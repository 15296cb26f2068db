import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPublications } from "../publishing/publications.ts";
import { createPublishedCards } from "../publishing/published-cards.ts";
import { JOY, run, TOM } from "../publishing/testing/sample-copy.ts";
import { DESK_SESSION, leadOf, openTestDesk } from "../publishing/testing/test-desk.ts";
import type { TestDesk } from "../publishing/testing/test-desk.ts";
import { createRelated } from "./related.ts";
import type { Related } from "./related.ts";

let folder: string;
let desk: TestDesk;
let related: Related;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-related-"));
  desk = openTestDesk(folder);
  related = createRelated({ database: desk.database, paper: () => desk.paper, story: (id) => desk.stories.get(id) });
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

let day = 1;
async function published(headline: string, byline = [JOY.id], more: Parameters<TestDesk["write"]>[0] = {}): Promise<string> {
  day += 1;
  desk.setClock(`2026-03-${String((day % 28) + 1).padStart(2, "0")}T09:00:00Z`);
  const { id } = desk.write({ headline, byline, standfirst: [run(`About ${headline}`)], ...more });
  await desk.publishing.publish(id, DESK_SESSION);
  return id;
}

describe("more from this author", () => {
  it("is the author's latest published stories, and follows what is published and withdrawn", async () => {
    day = 1;
    const [one, two] = [await published("One"), await published("Two")];
    await published("Somebody else's", [TOM.id]);
    const both = await published("Both", [TOM.id, JOY.id]);
    desk.write({ headline: "A draft" });
    const own = desk.write({ headline: "Own" });
    const ids = (): string[] => related.moreFromAuthor(own.id).map((card) => card.storyId);
    expect(ids()).toEqual([both, two, one]);
    expect(related.moreFromAuthor(own.id)[1]).toMatchObject({
      line: "About Two",
      section: "Features",
      pinned: false,
      place: 1,
      path: expect.stringMatching(/two\/$/),
    });
    desk.stories.save(two, { headline: "Not yet published" }, DESK_SESSION);
    expect(related.moreFromAuthor(own.id)[1]?.headline).toBe("Two");
    await desk.publishing.withdraw(both, DESK_SESSION);
    desk.stories.save(
      own.id,
      {
        authorPicks: {
          pinned: [
            { storyId: one, place: 0, line: "Own line" },
            { storyId: both, place: 3, line: "" },
          ],
          dropped: [],
        },
      },
      DESK_SESSION,
    );
    expect(related.moreFromAuthor(own.id).map((card) => [card.storyId, card.place, card.pinned, card.problem])).toEqual([
      [one, 0, true, undefined],
      [two, 1, false, undefined],
      [both, 3, true, "it is not published"],
    ]);
    expect(related.moreFromAuthor(own.id)[2]?.headline).toBe("Both");
    expect(related.authorCardsOf(desk.stories.get(own.id), true).map((card) => card.storyId)).toEqual([one, two]);
  });

  it("reads on behind many that were dropped", async () => {
    day = 1;
    const last = await published("The first of all");
    const publications = createPublications(desk.database, createPublishedCards(desk.database));
    const dropped = Array.from({ length: 30 }, (_, number) => {
      const story = desk.write({ headline: `Number ${number}` });
      const at = "2026-03-20T09:00:00.000Z";
      publications.put(
        {
          storyId: story.id,
          state: "published",
          path: `p/${number}/`,
          earlierPaths: [],
          firstPublishedAt: at,
          updatedAt: at,
          revision: 1,
        },
        story,
      );
      return story.id;
    });
    const own = desk.write({ authorPicks: { pinned: [], dropped } });
    expect(related.moreFromAuthor(own.id).map((card) => card.storyId)).toEqual([last]);
  });

  it("is empty without a byline", () => {
    expect(related.moreFromAuthor(desk.write({ byline: [] }).id)).toEqual([]);
  });
});

describe("finding similar stories", () => {
  it("finds published stories by words of headline, byline and copy, never the story itself or a draft", async () => {
    const ferry = await published("Ferry crews vote");
    const lido = await published("The lido reopens", [TOM.id]);
    const own = await published("Ferry timetable");
    desk.write({ headline: "Ferry draft" });
    desk.stories.list({ query: "ferry", offset: 0, limit: 10 });
    const find = (query: string): string[] => related.find(own, query).map((card) => card.storyId);
    expect(find("ferr")).toEqual([ferry]);
    expect(find("tom reed")).toEqual([lido]);
    expect(find('ferry" OR lido')).toEqual([]);
    expect(find("-*\"'")).toEqual([lido, ferry]);
    expect(find("")).toEqual([lido, ferry]);
  });
});

describe("cards of picks", () => {
  it("come in their order, with what is the matter", async () => {
    const plain = await published("Plain");
    const picture = await desk.addPicture("#336699");
    const pictured = await published("Pictured", [JOY.id], { leadPicture: leadOf(picture, "a depot") });
    const draft = desk.write({ headline: "A draft" });
    const cards = related.cards([
      { storyId: pictured, line: "" },
      { storyId: draft.id, line: "x" },
      { storyId: plain, line: "Own line" },
    ]);
    expect(cards.map((card) => [card.headline, card.line, card.picture?.alt, card.problem])).toEqual([
      ["Pictured", "About Pictured", "What the picture of a depot shows", undefined],
      ["A draft", "A draft", undefined, "it is not published"],
      ["Plain", "Own line", undefined, undefined],
    ]);
  });
});
