import { expect, it } from "vitest";
import { Failure } from "../../shared/contract/failure.ts";
import type { DeskClient } from "./desk-client.ts";
import { lastStory, rememberLastStory } from "./last-story.ts";
import { openWindow } from "./opening.ts";

const story = { dataFolder: "/desk", id: "0195f000-0000-7000-8000-000000000001" };
const NEW_DESK = { phase: "first-start", capabilities: { openOutside: false, applicationMenu: false } } as const;

function deskThat(answers: () => Promise<unknown>): { client: DeskClient; asked: unknown[] } {
  const asked: unknown[] = [];
  const open = async (input: unknown): Promise<unknown> => {
    asked.push(input);
    return answers();
  };
  return { client: { desk: { open } } as unknown as DeskClient, asked };
}

it("asks for the desk with the story in view last, and has the answer once it is here", async () => {
  const { client, asked } = deskThat(async () => ({ state: NEW_DESK }));
  const opening = openWindow(client, story);
  expect([asked, opening.answer()]).toEqual([[{ story }], undefined]);
  await opening.settled;
  expect(opening.answer()).toEqual({ state: NEW_DESK });
});

it("keeps a refusal to be said, and takes a cut for none", async () => {
  const refusal = new Failure("disk", "The disk is full.");
  const refused = openWindow(deskThat(() => Promise.reject(refusal)).client, undefined);
  const cut = openWindow(deskThat(() => Promise.reject(new Failure("no-connection", "Gone."))).client, undefined);
  await Promise.all([refused.settled, cut.settled]);
  expect([refused.failure(), cut.failure(), cut.answer()]).toEqual([refusal, undefined, undefined]);
});

it.each([["nothing"], ["null"], ["3"], ['{"id":7,"dataFolder":"/desk"}'], ["{"]])(
  "knows no last story where the browser kept %s",
  (kept) => {
    expect(lastStory({ getItem: () => kept, setItem: () => {}, removeItem: () => {} })).toBeUndefined();
  },
);

it("remembers the story in view, and that there is none", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  rememberLastStory(memory, story);
  expect(lastStory(memory)).toEqual(story);
  rememberLastStory(memory, undefined);
  expect(lastStory(memory)).toBeUndefined();
});
