import { expect, it } from "vitest";
import { inWords } from "./in-words.ts";

it.each<[string[], string]>([
  [[], ""],
  [["Ada"], "Ada"],
  [["Ada", "Ben"], "Ada and Ben"],
  [["Ada", "Ben", "Cai"], "Ada, Ben and Cai"],
])("reads %j as %j", (names, words) => {
  expect(inWords(names)).toBe(words);
});
