import { expect, test } from "vitest";
import { ago, clockTime, shortTime } from "./times.ts";

const now = Date.parse("2026-03-31T10:00:00.000Z");

test.each([
  ["2026-03-31T09:59:30.000Z", "just now"],
  ["2026-03-31T10:00:20.000Z", "just now"],
  ["2026-03-31T09:51:00.000Z", "9 min"],
  ["2026-03-31T08:30:00.000Z", "1 h"],
  ["2026-03-28T09:00:00.000Z", "3 d"],
  ["2026-03-20T23:30:00.000Z", "20 Mar"],
  ["2025-01-02T12:00:00.000Z", "2 Jan 2025"],
])("%s is %s", (instant, words) => {
  expect(ago(instant, now, "Europe/London")).toBe(words);
});

test("times are those of the paper's clock, and name their zone", () => {
  expect(clockTime("2026-03-31T09:42:07.000Z", "Europe/London")).toBe("10:42:07");
  expect(shortTime("2026-03-31T05:00:00.000Z", "Europe/London")).toBe("Tue 31 Mar, 06:00 BST");
  expect(ago("2026-03-20T23:30:00.000Z", now, "Asia/Tokyo")).toBe("21 Mar");
});
