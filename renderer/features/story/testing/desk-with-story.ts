import type { Failure } from "../../../../shared/contract/failure.ts";
import { paragraphOf, textRun } from "../../../../shared/editor/safe-copy.ts";
import type { Body } from "../../../../shared/model/copy.ts";
import type { Story } from "../../../../shared/model/story.ts";
import type { DeskClient } from "../../../client/desk-client.ts";
import type { StoryWindow } from "../story-window.ts";

const AT = "2026-03-01T09:00:00.000Z";
export const ADA = { session: "ada", name: "Ada" };
export const INES = { session: "ines", name: "Ines" };

export const body = (text: string): Body => [paragraphOf([textRun(text, 0)])];

export interface FakeDesk {
  client: DeskClient;
  id: string;
  story: Story;
  holder: { session: string; name: string };
  failure: Failure | undefined;
  /** A check-out is answered after this. */
  beforeCheckOut: Promise<void> | undefined;
  calls: string[];
}

let made = 0;

/** A desk with one story, as this window reaches it with the session `mine`. */
export function deskWithStory(): FakeDesk {
  made += 1;
  const id = `0195f000-0000-7000-8000-${String(made).padStart(12, "0")}`;
  const story: Story = {
    id,
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
    body: body("As it was."),
    status: "draft",
    revision: 1,
    bodyRevision: 1,
    words: 0,
    createdAt: AT,
    changedAt: AT,
    changedBy: "Ada",
  };
  const desk: FakeDesk = {
    client: {} as DeskClient,
    id,
    story,
    holder: ADA,
    failure: undefined,
    beforeCheckOut: undefined,
    calls: [],
  };
  const stories = {
    checkOut: async () => {
      desk.calls.push("checkOut");
      await desk.beforeCheckOut;
      return { mine: desk.holder.name === ADA.name, holder: desk.holder };
    },
    checkIn: async () => {
      desk.calls.push("checkIn");
      return {};
    },
    get: async () => {
      desk.calls.push("get");
      return desk.story;
    },
    save: async ({ patch }: { patch: Partial<Story> }) => {
      desk.calls.push("save");
      if (desk.failure !== undefined) throw desk.failure;
      desk.story = { ...desk.story, ...patch, revision: desk.story.revision + 1 };
      return { revision: desk.story.revision, bodyRevision: 1, words: 0, savedAt: AT };
    },
  };
  desk.client = { stories } as unknown as DeskClient;
  return desk;
}

/** The window of the session `ada`, with nobody in it to be told. */
export function windowOf({ client }: FakeDesk): StoryWindow {
  return { client, session: ADA.session, tell: () => undefined };
}
