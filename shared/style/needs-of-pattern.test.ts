import fc from "fast-check";
import { expect, test } from "vitest";
import { needsOfPattern } from "./needs-of-pattern.ts";

test.each([
  ["(\\d+) ?%", "%", false],
  ["\\d+ ?per ?cent", "cent", true],
  ["(?:a|b)", "a|b", false],
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
  ["the (advisor|advisors)", "advisor|advisors", false],
  ["(?:advisor|adv) or", "advisor|adv", false],
  ["(?<who>Bancor|Corban) the", "bancor|corban", false],
  ["the (advisor)?", "the ", false],
  ["the (advisor){0,2} of", "the ", false],
  ["the (advisor)+ of", "advisor", false],
  ["(?!advisors)the", "the", false],
  ["(advisor|) the", " the", false],
])("%s needs one of “%s”", (pattern, texts, figure) => {
  expect(needsOfPattern(pattern)).toEqual({ texts: texts === "" ? [] : texts.split("|"), figure });
});

test("a pattern never matches without what it needs", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "a",
      "bc",
      "def",
      "\\d",
      "[ab]",
      "b?",
      "c*",
      "d+",
      "(?:a|bc)",
      "(abc|bcd)",
      "(def)?",
      "(ab){0,1}",
      "(bc){2}",
      "(a|)",
      ".",
    ),
  );
  const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "e", "f", "1"), maxLength: 12 });
  fc.assert(
    fc.property(pattern, text, (source, read) => {
      if (!new RegExp(source, "u").test(read)) return;
      const { texts, figure } = needsOfPattern(source);
      expect(texts.length === 0 || texts.some((each) => read.includes(each))).toBe(true);
      expect(!figure || /\d/.test(read)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
