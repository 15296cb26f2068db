import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient, queriesOutOfDate, queryKeys } from "./queries.ts";
import { createReadAgain } from "./read-again.ts";

const storyId = (number: number): string => `0195f000-0000-7000-8000-${String(number).padStart(12, "0")}`;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("reads the queue a few times while five hundred stories are sent, and another story's deliveries never", async () => {
  const queries = createQueryClient();
  const readAgain = createReadAgain(queries);
  const reads = { queue: 0, story: 0 };
  const watched = [
    new QueryObserver(queries, { queryKey: queryKeys.wholeQueue, queryFn: () => ++reads.queue }),
    new QueryObserver(queries, { queryKey: queryKeys.posts(storyId(1)), queryFn: () => ++reads.story }),
  ].map((observer) => observer.subscribe(() => {}));
  await vi.advanceTimersByTimeAsync(1000);
  expect(reads).toEqual({ queue: 1, story: 1 });

  // Three events for each delivery, for five seconds.
  for (let event = 0; event < 1500; event += 1) {
    readAgain.outOfDate(queriesOutOfDate({ kind: "deliveryDidChange", storyId: storyId(2 + Math.floor(event / 3)) }));
    if (event % 3 === 0) await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(reads.queue).toBeGreaterThan(2);
  expect(reads.queue).toBeLessThan(10);
  expect(reads.story).toBe(1);

  readAgain.outOfDate(queriesOutOfDate({ kind: "deliveryDidChange", storyId: storyId(1) }));
  await vi.advanceTimersByTimeAsync(0);
  expect(reads.story).toBe(2);
  for (const stop of watched) stop();
  readAgain.close();
  queries.clear();
});
