import type { Trouble } from "../targets/target-failure.ts";

/** First pause and longest one, in milliseconds. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 5 * 60_000;
/** With no network the longest is shorter: nobody is burdened by the asking, and an editor waits. */
const LONGEST_OFFLINE = 30_000;
/** What may have been done is looked up soon: the editor has to know. */
const UNSURE_PAUSE = 1000;
/** Longest a site may send us away for, in seconds. */
const LONGEST_ASKED = 60 * 60;

/**
 * Milliseconds until the next try after `attempts` of them. Doubles each time; of each pause between
 * half and all is waited, by chance, so that desks do not come back together after an outage.
 */
export function pauseAfter(attempts: number, trouble: Trouble, random: () => number, retryAfter?: number): number {
  if (retryAfter !== undefined) return Math.min(retryAfter, LONGEST_ASKED) * 1000 + random() * FIRST_PAUSE;
  const first = trouble === "unsure" ? UNSURE_PAUSE : FIRST_PAUSE;
  const longest = trouble === "offline" ? LONGEST_OFFLINE : LONGEST_PAUSE;
  const whole = Math.min(longest, first * 2 ** Math.min(attempts - 1, 20));
  return whole / 2 + (random() * whole) / 2;
}
