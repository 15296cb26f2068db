import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atMostEvery } from "./at-most-every.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks every ten milliseconds for so long; answers when it ran, counted from the first. */
function flood(milliseconds: number, longest: number): number[] {
  const begun = Date.now();
  const ran: number[] = [];
  const { ask } = atMostEvery(100, () => ran.push(Date.now() - begun), longest);
  for (let at = 0; at < milliseconds; at += 10) {
    ask();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(longest * 2);
  return ran;
}

it("runs at once for a single wish, and never again", () => {
  expect(flood(10, 100)).toEqual([0]);
});

it("runs at most once in each pause, and after the last wish", () => {
  expect(flood(250, 100)).toEqual([0, 100, 200, 300]);
});

it("waits longer and longer while the wishes never cease", () => {
  expect(flood(2000, 400)).toEqual([0, 100, 300, 700, 1100, 1500, 1900, 2300]);
});

it("is quick again after a pause without a wish", () => {
  const begun = Date.now();
  const ran: number[] = [];
  const { ask } = atMostEvery(100, () => ran.push(Date.now() - begun), 400);
  for (const at of [0, 50, 150, 350, 1200, 1250, 1350]) {
    vi.advanceTimersByTime(begun + at - Date.now());
    ask();
  }
  vi.advanceTimersByTime(1000);
  expect(ran).toEqual([0, 100, 300, 700, 1200, 1300, 1500]);
});

it("runs no more once it was stopped", () => {
  const ran: number[] = [];
  const { ask, stop } = atMostEvery(100, () => ran.push(Date.now()));
  ask();
  ask();
  stop();
  vi.advanceTimersByTime(1000);
  expect(ran).toHaveLength(1);
});
