import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { applyBodyChange } from "../../../shared/model/body-change.ts";
import { countBodyWords } from "../../../shared/editor/plain-text.ts";
import { standingBlock } from "../../../shared/editor/suggestions/standing.ts";
import type { StoryPatch } from "../../../shared/contract/stories.ts";
import { storySchema } from "../../../shared/model/story.ts";
import { DESK_SESSION } from "./stories.ts";
import { addContributor, closeStories, openStories, paragraph } from "./testing/stories-for-tests.ts";

afterEach(closeStories);

const failing = (code: string): Error => expect.objectContaining({ name: "Failure", code }) as Error;
const ANYTHING = { query: "", offset: 0, limit: 50 };

describe("a new story", () => {
  test("is an empty, free draft with the appeal, and is as the contract has it", async () => {
    const { stories, events } = await openStories();
    const story = stories.create();
    expect(storySchema.parse(story)).toEqual(story);
    expect(story).toMatchObject({ status: "draft", access: "free", appeal: true, body: [], words: 0, changedBy: "Ines Calder" });
    expect(stories.get(story.id)).toEqual(story);
    expect(events).toEqual([{ kind: "storiesDidChange" }]);
  });

  test("a story that is not there is not found", async () => {
    const { stories } = await openStories();
    expect(() => stories.get("01900000-0000-7000-8000-000000000000")).toThrow(failing("not-found"));
  });
});

describe("saving", () => {
  test("keeps a tag once, in whatever case it comes again", async () => {
    const { stories } = await openStories();
    const { id } = stories.create();
    stories.checkOut(id, "me");
    stories.save(id, { tags: ["eels", "Eels", "rivers"] }, "me");
    expect(stories.get(id).tags).toEqual(["eels", "rivers"]);
  });

  test("keeps every field of the furniture, through a restart", async () => {
    const { stories, database, another } = await openStories();
    const author = addContributor(database, "01900000-0000-7000-8000-00000000000a", "Joy Okafor");
    const { id } = stories.create();
    stories.checkOut(id, "me");
    const patch: Required<Omit<StoryPatch, "body">> = {
      catchline: "HARBOUR",
      section: "features",
      kicker: "Ports",
      headline: "The harbour wall",
      standfirst: [{ type: "text", text: "What JOY OKAFOR found", format: 1, detail: 0, mode: "normal", style: "", version: 1 }],
      byline: [author],
      dateline: "Portmere, Monday",
      leadPicture: { pictureId: "a".repeat(64), caption: [], credit: "Desk", alt: "A wall" },
      authorPicks: { pinned: [{ storyId: id, line: "", place: 2 }], dropped: [id] },
      similar: [{ storyId: id, line: "Look" }],
      tags: ["ports"],
      access: "metered",
      appeal: false,
      searchTitle: "Harbour",
      searchDescription: "About a wall",
      slug: "harbour-wall",
      commissionedWords: 800,
      embargo: "2026-03-05T00:00:00.000Z",
      suggestions: [{ id: "s1", author: "Ines", at: "2026-03-04T10:00:00.000Z", field: "headline", text: "The wall" }],
    };
    stories.save(id, patch, "me");
    const other = await another();
    expect(other.stories.working(id)).toMatchObject(patch);

    stories.save(id, { section: null, leadPicture: null, commissionedWords: null, embargo: null }, "me");
    const emptied = stories.get(id);
    for (const field of ["section", "leadPicture", "commissionedWords", "embargo"] as const)
      expect(emptied[field]).toBeUndefined();
    expect(emptied.headline).toBe("The harbour wall");
  });

  test("any run of splices leaves what an editor would hold, and its words", async () => {
    const { stories } = await openStories();
    const { id } = stories.create();
    const texts = fc.array(fc.string({ maxLength: 20 }).map(paragraph), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), texts), { maxLength: 12 }), (steps) => {
        stories.save(id, { body: { kind: "whole", blocks: [] } }, DESK_SESSION);
        let held = stories.working(id).body;
        let base = stories.get(id).bodyRevision;
        for (const [start, count, insert] of steps) {
          const at = start % (held.length + 1);
          const change = { kind: "splice", base, at, remove: count % (held.length - at + 1), insert } as const;
          held = applyBodyChange(held, change);
          const saved = stories.save(id, { body: change }, DESK_SESSION);
          expect(saved.words).toBe(countBodyWords(held.map(standingBlock)));
          base = saved.bodyRevision;
        }
        expect(stories.get(id).body).toEqual(held);
      }),
      { numRuns: 25 },
    );
  });

  test("a splice against another revision is refused and keeps nothing of the patch", async () => {
    const { stories, events } = await openStories();
    const { id, bodyRevision } = stories.create({}, [paragraph("one")]);
    stories.checkOut(id, "me");
    const before = stories.get(id);
    events.length = 0;
    const splice = { kind: "splice" as const, at: 0, remove: 1, insert: [paragraph("two")] };
    expect(() => stories.save(id, { headline: "New", body: { ...splice, base: bodyRevision + 1 } }, "me")).toThrow(
      failing("body-out-of-step"),
    );
    expect(() => stories.save(id, { headline: "New", body: { ...splice, at: 5, base: bodyRevision } }, "me")).toThrow(
      failing("body-out-of-step"),
    );
    expect(stories.get(id)).toEqual(before);
    expect(events).toEqual([]);
  });

  test("a body changed by another process is never spliced from memory", async () => {
    const { stories, another } = await openStories();
    const { id, bodyRevision } = stories.create({}, [paragraph("one")]);
    const theirs = (await another()).stories.save(
      id,
      { body: { kind: "whole", blocks: [paragraph("a"), paragraph("b")] } },
      DESK_SESSION,
    );
    const splice = { kind: "splice" as const, at: 2, remove: 0, insert: [paragraph("c")] };
    expect(() => stories.save(id, { body: { ...splice, base: bodyRevision } }, DESK_SESSION)).toThrow(
      failing("body-out-of-step"),
    );
    stories.save(id, { body: { ...splice, base: theirs.bodyRevision } }, DESK_SESSION);
    expect(stories.get(id).body).toEqual([paragraph("a"), paragraph("b"), paragraph("c")]);
  });

  test("tells everybody what was changed, with the words of the writer", async () => {
    const { stories, events } = await openStories();
    const { id, bodyRevision } = stories.create();
    stories.checkOut(id, "me");
    events.length = 0;
    const body = { kind: "splice" as const, base: bodyRevision, at: 0, remove: 0, insert: [paragraph("one two")] };
    const saved = stories.save(id, { headline: "New", section: null, body }, "me");
    expect(events).toEqual([
      {
        kind: "storyDidChange",
        storyId: id,
        revision: saved.revision,
        bodyRevision: saved.bodyRevision,
        status: "draft",
        words: 2,
        changedAt: saved.savedAt,
        session: "me",
        patch: { headline: "New", section: null },
        body,
      },
    ]);
  });

  test("an unknown contributor is refused", async () => {
    const { stories } = await openStories();
    const { id } = stories.create();
    expect(() => stories.save(id, { byline: ["01900000-0000-7000-8000-00000000000a"] }, DESK_SESSION)).toThrow(
      expect.objectContaining({ code: "bad-input", data: { field: "Byline", key: "byline" } }),
    );
  });
});

describe("moving", () => {
  test("follows the table, records the milestone and says so", async () => {
    const { stories, history, events } = await openStories();
    const { id } = stories.create();
    for (const to of ["filed", "subbing", "revise", "filed", "subbing", "ready"] as const) stories.move(id, to, "me");
    expect(history.versions(id).map((version) => version.milestone)).toEqual([
      "filed",
      "subbing",
      "revise",
      "filed",
      "subbing",
      "ready",
    ]);
    expect(events.filter((event) => event.kind === "storyDidChange").map((event) => event.status)).toContain("ready");
    expect(() => stories.move(id, "draft", "me")).toThrow(failing("not-from-this-status"));
    expect(() => stories.move(id, "published", "me")).toThrow(failing("bad-input"));
  });

  test("does not need the story to be checked out, and does not disturb who has it", async () => {
    const { stories } = await openStories();
    const { id } = stories.create();
    stories.checkOut(id, "writer");
    stories.move(id, "filed", "somebody else");
    stories.save(id, { headline: "Still mine" }, "writer");
    expect(stories.get(id)).toMatchObject({ status: "filed", headline: "Still mine" });
  });

  test("a spiked story is restored as a draft", async () => {
    const { stories } = await openStories();
    const { id } = stories.create();
    stories.move(id, "spiked", "me");
    expect(() => stories.arrive(id, "published", "me")).toThrow(failing("not-from-this-status"));
    expect(stories.move(id, "draft", "me").status).toBe("draft");
  });

  test("a milestone and its move are one", async () => {
    const { stories, history, database } = await openStories();
    const { id } = stories.create();
    expect(() =>
      database.transaction(() => {
        stories.arrive(id, "published", "me");
        throw new Error("the site could not be swapped");
      }),
    ).toThrow("swapped");
    expect(stories.get(id).status).toBe("draft");
    expect(history.versions(id)).toEqual([]);
  });
});

test("a copy has the words, furniture and pictures, and an address of its own", async () => {
  const { stories } = await openStories();
  const { id } = stories.create({ catchline: "HARBOUR", headline: "Wall", slug: "wall", tags: ["ports"] }, [
    paragraph("one two"),
  ]);
  stories.move(id, "filed", "me");
  const copy = stories.duplicate(id);
  expect(copy).toMatchObject({
    catchline: "HARBOUR copy",
    headline: "Wall",
    slug: "",
    tags: ["ports"],
    status: "draft",
    words: 2,
  });
  expect(copy.body).toEqual(stories.get(id).body);
  expect(copy.id).not.toBe(id);
});

describe("versions of work", () => {
  test("one for every ten minutes in which something was saved", async () => {
    const { stories, history, pass } = await openStories();
    const { id } = stories.create();
    const milestones: number[] = [];
    for (let minute = 0; minute < 35; minute += 1) {
      pass({ minutes: 1 });
      stories.save(id, { headline: `Minute ${minute}` }, DESK_SESSION);
      milestones.push(history.versions(id).length);
    }
    expect(milestones.at(-1)).toBe(3);
    expect(history.versions(id).map((version) => version.copy?.furniture.headline)).toEqual([
      "Minute 9",
      "Minute 19",
      "Minute 29",
    ]);
    expect(history.firstBroken(id)).toBeUndefined();
  });
});

describe("another process", () => {
  test("its changes reach a window that has the story open, as a whole", async () => {
    const { stories, events, another, askForForeignWrites } = await openStories();
    const { id } = stories.create({ headline: "Mine" }, [paragraph("one")]);
    stories.checkOut(id, "me");
    askForForeignWrites();
    events.length = 0;
    const other = await another();
    const saved = other.stories.save(
      id,
      { headline: "Theirs", body: { kind: "whole", blocks: [paragraph("two")] } },
      DESK_SESSION,
    );
    askForForeignWrites();
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: "storyDidChange",
        storyId: id,
        session: "",
        revision: saved.revision,
        patch: expect.objectContaining({ headline: "Theirs", section: null }) as unknown,
        body: { kind: "whole", blocks: [paragraph("two")] },
      }),
    );
    expect(events).toContainEqual({ kind: "storiesDidChange" });
    expect(stories.list(ANYTHING).rows[0]?.headline).toBe("Theirs");
  });

  test("its changes reach a window that reads, also when nobody writes in the story", async () => {
    const { stories, events, another, askForForeignWrites } = await openStories();
    const { id } = stories.create({ headline: "Mine" });
    stories.checkOut(id, "writer");
    stories.checkOut(id, "reader");
    stories.sessionDidEnd("writer");
    askForForeignWrites();
    const other = await another();
    const headlines = (): unknown[] => events.flatMap((event) => (event.kind === "storyDidChange" ? [event.patch.headline] : []));
    for (const headline of ["Theirs", "Theirs again"]) {
      other.stories.save(id, { headline }, DESK_SESSION);
      askForForeignWrites();
      expect(headlines().at(-1)).toBe(headline);
    }
    stories.sessionDidEnd("reader");
    other.stories.save(id, { headline: "To nobody" }, DESK_SESSION);
    askForForeignWrites();
    expect(headlines()).toEqual(["Theirs", "Theirs again"]);
  });

  test("its new stories are counted", async () => {
    const { stories, another, askForForeignWrites } = await openStories();
    expect(stories.list(ANYTHING).counts.draft).toBe(0);
    (await another()).stories.create();
    askForForeignWrites();
    expect(stories.list(ANYTHING)).toMatchObject({ total: 1, counts: { draft: 1 } });
  });
});
