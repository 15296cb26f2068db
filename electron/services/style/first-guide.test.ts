import { join } from "node:path";
import { expect, test } from "vitest";
import { siftRules } from "../../../shared/style/sift-rules.ts";
import { readGuide } from "./read-guide.ts";
import { createWithinTime } from "./within-time.ts";

const { rules, problems } = readGuide(join(import.meta.dirname, "guide"));
const { faults } = siftRules(
  rules.map(({ rule }) => rule),
  createWithinTime(),
);

test("the first guide has rules enough, and every entry is one", () => {
  expect(problems).toEqual([]);
  expect(rules.length).toBeGreaterThanOrEqual(150);
});

test.each(rules.map(({ rule, file, line }) => [rule.id, file, line] as const))("%s holds (%s:%d)", (id) => {
  expect(faults.find(({ rule }) => rule === id)?.message).toBeUndefined();
});
