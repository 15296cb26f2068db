import { createEditor } from "lexical";
import { expect, test } from "vitest";
import { createStoryComments, type StoryComments } from "./story-comments.ts";

/** A story with one editor, in which these comments stand. */
function open(...standing: string[]): { comments: StoryComments; paste(): string[] } {
  const editors = [createEditor()];
  const comments = createStoryComments("story", () => editors);
  return { comments, paste: () => [...comments.comeBack((_, id) => standing.includes(id))] };
}

test("comments come back with the words they were cut with, once", () => {
  const { comments, paste } = open("a");
  expect(paste()).toEqual([]);
  comments.didCut(["a", "b"]);
  // A part of the words of “a” stayed where it was.
  expect(paste()).toEqual(["a", "b"]);
  expect(paste()).toEqual(["b"]);
});

test("not when an undo has brought the words back before, or they were copied", () => {
  const { comments, paste } = open("a");
  comments.didCut(["a"]);
  comments.wasCopied();
  expect(paste()).toEqual([]);
});

test("a later cut is what counts", () => {
  const { comments, paste } = open();
  comments.didCut(["a"]);
  comments.didCut([]);
  expect(paste()).toEqual([]);
});
