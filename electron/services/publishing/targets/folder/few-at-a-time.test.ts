import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { fewAtATime } from "./few-at-a-time.ts";

describe("work on a few things at a time", () => {
  it("does all of it, never more than a few at once", async () => {
    let [now, most] = [0, 0];
    const done: number[] = [];
    await fewAtATime(
      Array.from({ length: 40 }, (_, number) => number),
      async (number) => {
        most = Math.max(most, (now += 1));
        await pause(number % 3);
        done.push(number);
        now -= 1;
      },
    );
    expect(done).toHaveLength(40);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(10);
  });

  it.each([0, 3, 39])("fails when number %i fails, however soon, and leaves nothing under way", async (fatal) => {
    let under = 0;
    const working = fewAtATime(
      Array.from({ length: 40 }, (_, number) => number),
      async (number) => {
        if (number === fatal) throw new Error("no picture");
        under += 1;
        await pause(2);
        under -= 1;
      },
    );
    await expect(working).rejects.toThrow("no picture");
    expect(under).toBe(0);
  });
});
