import { expect, test } from "vitest";
import { countBlockWords } from "../../shared/editor/plain-text.ts";
import { bodySchema } from "../../shared/model/copy.ts";
import { longStory } from "./long-story.ts";

test("a long story has the words asked for, in paragraphs of 20 to 60, and is the same again", () => {
  const body = longStory(10_000, 7);
  expect(bodySchema.parse(body)).toStrictEqual(body);
  expect(longStory(10_000, 7)).toStrictEqual(body);
  expect(longStory(10_000, 8)).not.toEqual(body);
  const lengths = body.filter((block) => block.type === "paragraph").map(countBlockWords);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(10_000);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(60);
  expect(lengths.slice(0, -1).every((length) => length >= 20)).toBe(true);
  expect(body.filter((block) => block.type === "heading").length).toBeGreaterThan(20);
  const copy = JSON.stringify(body);
  for (const mark of ['"format":1', '"format":2', '"type":"link"']) expect(copy).toContain(mark);
});
