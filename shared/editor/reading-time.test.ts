import { expect, test } from "vitest";
import { readingMinutes } from "./reading-time.ts";

test.each([
  [0, undefined],
  [1, 1],
  [356, 1],
  [357, 2],
  [2380, 10],
])("%i words are read in %s minutes", (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes);
});
