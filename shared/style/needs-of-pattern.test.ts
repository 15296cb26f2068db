import { expect, test } from "vitest";
import { needsOfPattern } from "./needs-of-pattern.ts";

test.each([
  ["(\\d+) ?%", "%", false],
  ["\\d+ ?per ?cent", "cent", true],
  ["(?:a|b)", "", false],
  ["one|two", "", false],
  ["colou?r", "colo", false],
  ["x{0,2}yz", "yz", false],
  ["ab+c", "ab", false],
  ["ab{2}c", "ab", false],
  ["p\\.m\\.?", "p.m", false],
  ["[a-z]+ly Royal\\b", "ly royal", false],
  ["(?<!not )Foo\\p{L}+", "foo", false],
  ["[0-9]*st", "st", false],
  ["\\$5", "$5", false],
])("%s needs “%s”", (pattern, text, figure) => {
  expect(needsOfPattern(pattern)).toEqual({ text, figure });
});
