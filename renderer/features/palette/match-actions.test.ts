import { expect, test } from "vitest";
import type { Action } from "../../client/actions.tsx";
import { matchActions } from "./match-actions.ts";

const action = (title: string, group: Action["group"], words = ""): Action => ({ id: title, title, group, words, run: () => {} });
const actions = [
  action("Settings", "Standfirst", "paper sections"),
  action("Published", "Go to", "list"),
  action("New story", "Desk", "create"),
  action("Publish", "Story"),
];
const titles = (typed: string): string[] => matchActions(actions, typed).map(({ title }) => title);

test("with nothing typed everything stands in the order of its groups", () => {
  expect(titles("")).toEqual(["Publish", "New story", "Published", "Settings"]);
});

test("every word must begin a word of the title or the other words", () => {
  expect(titles("sto ne")).toEqual(["New story"]);
  expect(titles("sect")).toEqual(["Settings"]);
  expect(titles("tory")).toEqual([]);
});

test("a title that begins with what was typed comes first", () => {
  const more = [action("Unpublish again", "Story", "set"), ...actions];
  expect(matchActions(more, "set").map(({ title }) => title)).toEqual(["Settings", "Unpublish again"]);
  expect(titles("PUBLISH")).toEqual(["Publish", "Published"]);
});
