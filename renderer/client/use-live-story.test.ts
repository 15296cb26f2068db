import { expect, test } from "vitest";
import type { DeskEvent } from "../../shared/contract/desk.ts";
import type { Block, BodyChange } from "../../shared/model/copy.ts";
import type { Story } from "../../shared/model/story.ts";
import { applyStoryChange } from "./use-live-story.ts";

type StoryChange = Extract<DeskEvent, { kind: "storyDidChange" }>;

const cut: Block = { type: "cut", version: 1 };
const picture = (pictureId: string): Block => ({ type: "picture", version: 1, pictureId, caption: [], credit: "", alt: "" });
const id = "0198f2a0-0000-7000-8000-000000000001";

const story: Story = {
  id,
  catchline: "tram",
  section: "britain",
  kicker: "",
  headline: "Tram",
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
  embargo: "2026-03-01T09:00:00.000Z",
  body: [picture("a"), cut],
  status: "draft",
  revision: 4,
  bodyRevision: 2,
  words: 10,
  createdAt: "2026-03-01T08:00:00.000Z",
  changedAt: "2026-03-01T08:00:00.000Z",
  changedBy: "Noor Haddad",
};

const event = (change: Partial<StoryChange>): StoryChange => ({
  kind: "storyDidChange",
  storyId: id,
  revision: 5,
  bodyRevision: 2,
  status: "draft",
  words: 10,
  changedAt: "2026-03-01T08:01:00.000Z",
  session: "s",
  patch: {},
  ...change,
});

test("a splice on the known body is put in, and a patch with null empties a field", () => {
  const next = applyStoryChange(
    story,
    event({
      bodyRevision: 3,
      status: "filed",
      patch: { headline: "Trams", embargo: null },
      body: { kind: "splice", base: 2, at: 1, remove: 1, insert: [picture("b")] },
    }),
  );
  expect(next?.body).toEqual([picture("a"), picture("b")]);
  expect(next).toMatchObject({ headline: "Trams", status: "filed", revision: 5, bodyRevision: 3, section: "britain" });
  expect(next?.embargo).toBeUndefined();
});

test("an event that is already in the story changes nothing", () => {
  expect(applyStoryChange(story, event({ revision: 4, patch: { headline: "Old" } }))).toBe(story);
});

test("a gap in the revisions, or a splice on another body, asks for the story anew", () => {
  expect(applyStoryChange(story, event({ revision: 6 }))).toBeUndefined();
  const other: BodyChange = { kind: "splice", base: 1, at: 0, remove: 0, insert: [] };
  expect(applyStoryChange(story, event({ body: other }))).toBeUndefined();
});
