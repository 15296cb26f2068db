import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inPauses } from "./in-pauses.ts";

let runs: number;
const run = (): void => {
  runs += 1;
};
beforeEach(() => {
  vi.useFakeTimers();
  runs = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

it("runs once, a pause after the last wish", () => {
  const { ask } = inPauses(100, 1000, run);
  for (let wish = 0; wish < 5; wish += 1) {
    ask();
    vi.advanceTimersByTime(60);
  }
  expect(runs).toBe(0);
  vi.advanceTimersByTime(39);
  expect(runs).toBe(0);
  vi.advanceTimersByTime(1);
  expect(runs).toBe(1);
  vi.advanceTimersByTime(5000);
  expect(runs).toBe(1);
});

it("does not wait for ever while wishes never cease", () => {
  const { ask } = inPauses(100, 350, run);
  for (let wish = 0; wish < 20; wish += 1) {
    ask();
    vi.advanceTimersByTime(50);
  }
  expect(runs).toBe(2);
});

it("runs no more once it is stopped, until it is asked again", () => {
  const { ask, stop } = inPauses(100, 350, run);
  ask();
  stop();
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(0);
  ask();
  vi.advanceTimersByTime(100);
  expect(runs).toBe(1);
});
