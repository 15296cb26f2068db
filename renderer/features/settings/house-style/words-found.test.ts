import { expect, test } from "vitest";
import { wordsFound } from "./words-found.ts";

const WORDS = ["Ærø", "Café Nord", "dredjer", "O’Hara"].map((word, at) => ({
  word,
  addedBy: at === 2 ? "Mina Rao" : "Ines Calder",
  addedAt: "2026-03-02T09:00:00.000Z",
}));
const found = (query: string): string[] => wordsFound(WORDS, query).map(({ word }) => word);

test("words are found by a part of them or by who added them, whatever the keyboard has no key for", () => {
  expect(found("")).toEqual(["Ærø", "Café Nord", "dredjer", "O’Hara"]);
  expect(found(" cafe n")).toEqual(["Café Nord"]);
  expect(found("o'ha")).toEqual(["O’Hara"]);
  expect(found("DREDJ")).toEqual(["dredjer"]);
  expect(found("mina")).toEqual(["dredjer"]);
  expect(found("(")).toEqual([]);
});
