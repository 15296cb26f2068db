import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { Story } from "../../../shared/model/story.ts";
import type { DeskClient } from "../../client/desk-client.ts";
import { createOpenStory } from "./open-story.ts";

const AT = "2026-03-01T09:00:00.000Z";
const story: Story = {
  id: "0195f000-0000-7000-8000-000000000001",
  catchline: "",
  kicker: "",
  headline: "As it was",
  standfirst: [],
  byline: [],
  dateline: "",
  authorPicks: { pinned: [], dropped: [] },
  similar: [],
  tags: [],
  access: "free",
  appeal: true,
  searchTitle: "",
  searchDescription: "",
  slug: "",
  body: [],
  status: "draft",
  revision: 1,
  bodyRevision: 1,
  words: 0,
  createdAt: AT,
  changedAt: AT,
  changedBy: "Ada",
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("never shows an answer of the desk over what was written while it was on its way", async () => {
  let desks = story;
  const answers: (() => void)[] = [];
  const stories = {
    get: () => {
      const asItIs = desks;
      return new Promise<Story>((resolve) => answers.push(() => resolve(asItIs)));
    },
    save: async ({ patch }: { patch: Partial<Story> }) => {
      desks = { ...desks, ...patch, revision: desks.revision + 1 };
      return { revision: desks.revision, bodyRevision: 1, words: 0, savedAt: AT };
    },
  };
  const told: DeskEvent[] = [];
  const open = createOpenStory({
    client: { stories } as unknown as DeskClient,
    session: "mine",
    tell: (event) => told.push(event),
    story,
    checkOut: { mine: true, holder: { session: "mine", name: "Ada" } },
  });

  desks = { ...desks, status: "filed", kicker: "From elsewhere", revision: 2 };
  const { id, revision, bodyRevision, status, words, changedAt, kicker } = desks;
  open.hear({
    kind: "storyDidChange",
    storyId: id,
    revision,
    bodyRevision,
    status,
    words,
    changedAt,
    session: "",
    patch: { kicker },
  });
  await vi.advanceTimersByTimeAsync(1);
  open.write({ headline: "Written meanwhile" });
  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(open.snapshot().furniture.headline).toBe("Written meanwhile");

  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(open.snapshot().furniture).toMatchObject({ headline: "Written meanwhile", kicker: "From elsewhere" });
  expect(desks.headline).toBe("Written meanwhile");
  expect(told).toEqual([
    {
      kind: "storyDidChange",
      storyId: id,
      revision: 3,
      bodyRevision: 1,
      status: "filed",
      words: 0,
      changedAt: AT,
      session: "mine",
      patch: { headline: "Written meanwhile" },
    },
  ]);
});
