import { setTimeout as wait } from "node:timers/promises";
import type { ArchiveProgress } from "./save-archive.ts";

/** Milliseconds between two reports. */
const PAUSE = 200;

/**
 * Does long work and yields how far it is, then what came of it. Whoever stops listening, or aborts `signal`, stops
 * the work; it has ended, with nothing left behind, when the iteration has.
 */
export async function* withProgress<Result>(
  work: (signal: AbortSignal, progress: (at: ArchiveProgress) => void) => Promise<Result>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ArchiveProgress | { result: Result }, void> {
  const stop = new AbortController();
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  let at: ArchiveProgress | undefined;
  let ended = false;
  const working = work(both, (progress) => (at = progress)).finally(() => (ended = true));
  // Awaited below; until then its failure is nobody's surprise.
  working.catch(() => {});
  try {
    while (!ended) {
      await Promise.race([working, wait(PAUSE, undefined, { ref: false })]);
      if (at !== undefined) yield at;
    }
    yield { result: await working };
  } finally {
    stop.abort();
    await working.catch(() => {});
  }
}
