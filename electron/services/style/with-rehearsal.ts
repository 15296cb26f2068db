import { setTimeout as wait } from "node:timers/promises";
import type { Rehearsal } from "../../../shared/style/house-style.ts";
import type { Progress, Rehearsed } from "./style-thread.ts";

/** Milliseconds between two reports. */
const PAUSE = 150;

/** A rehearsal as whoever listens hears it: how far it is, then what came of it. Whoever stops listening stops it. */
export async function* withRehearsal(
  work: (signal: AbortSignal, progress: (at: Progress) => void) => Promise<Rehearsed>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Rehearsal, void> {
  const stop = new AbortController();
  let at: Progress | undefined;
  let isOver = false;
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const working = work(both, (progress) => (at = progress)).finally(() => (isOver = true));
  // Awaited below; until then its failure is nobody's surprise.
  working.catch(() => {});
  try {
    while (!isOver) {
      await Promise.race([working, wait(PAUSE, undefined, { ref: false })]);
      if (!isOver && at !== undefined) yield { kind: "progress", ...at };
    }
    yield await working;
  } finally {
    stop.abort();
    await working.catch(() => {});
  }
}
