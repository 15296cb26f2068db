import { expect, test } from "vitest";
import type { CheckedText } from "../../../shared/style/finding.ts";
import { compileRules, findIn } from "../../../shared/style/rule-index.ts";
import { ruleFor } from "../../../shared/style/testing/rule-for.ts";
import { createWithinTime } from "./within-time.ts";

const body = (text: string): CheckedText => ({ place: { field: "body", block: 0 }, text, kind: "paragraph" });

test("a pattern that runs away is stopped and named, and the other rules go on", () => {
  const slow = ruleFor({ id: "slow", find: { words: [], pairs: [], pattern: "^(a+)+$" } });
  const index = compileRules([slow, ruleFor({ id: "sound" })], createWithinTime());
  const text = body(`${"a".repeat(60)}! wrong`);
  const before = process.threadCpuUsage();
  expect(findIn(index, text).map(({ rule }) => rule)).toEqual(["sound"]);
  const { user, system } = process.threadCpuUsage(before);
  // 20 ms of the processor, and what is around it; without a limit it takes longer than there are years.
  expect((user + system) / 1000).toBeLessThan(500);
  expect(index.faults).toMatchObject([{ rule: "slow", kind: "ran-away" }]);
  expect(findIn(index, text)).toHaveLength(1);
});

test("work that comes to its end is left to it, with what it throws", () => {
  const withinTime = createWithinTime();
  let done = 0;
  expect(withinTime(() => (done += 1))).toBe(true);
  expect(done).toBe(1);
  expect(() =>
    withinTime(() => {
      throw new RangeError("of the work");
    }),
  ).toThrow("of the work");
  expect(withinTime(() => (done += 1))).toBe(true);
});
