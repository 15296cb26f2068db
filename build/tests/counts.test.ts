import { expect, it } from "vitest";
import { add, inWords, ofCheck, ofPlaywright, ofVitest } from "./counts.ts";

it("counts what vitest reports", () => {
  const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(ofVitest(1, report)).toEqual({ passed: 4, failed: 1, skipped: 3 });
});

it("counts a repeated test as failed", () => {
  expect(ofPlaywright(0, { stats: { expected: 3, unexpected: 1, flaky: 2, skipped: 4 } })).toEqual({
    passed: 3,
    failed: 3,
    skipped: 4,
  });
});

it("never takes a runner that failed for one that passed", () => {
  for (const report of [undefined, null, {}, "nonsense", { numPassedTests: 9 }]) expect(ofVitest(1, report).failed).toBe(1);
  expect(ofPlaywright(1, { stats: { expected: 9, unexpected: 0, flaky: 0, skipped: 0 } })).toEqual({
    passed: 9,
    failed: 1,
    skipped: 0,
  });
});

it("adds up, and says it in the last line", () => {
  const all = [ofCheck(0), ofCheck(2), ofVitest(0, { numPassedTests: 5, numPendingTests: 1 })].reduce(add);
  expect(inWords(all)).toBe("6 passed, 1 failed, 1 skipped");
});
