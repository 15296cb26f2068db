import type { Notice } from "../client/notices.tsx";

/** Notices that stand at once at most: more would hide what they speak of. */
const MOST = 3;
const PASSING = 6000;
const FAILURE = 12_000;

/**
 * How long a notice stays while nobody is at it, in milliseconds. A list of what a manuscript
 * lost stands nowhere else: undefined, it stays until it is dismissed.
 */
export function staysFor({ tone, details }: Notice): number | undefined {
  if (details !== undefined) return undefined;
  return tone === "failure" ? FAILURE : PASSING;
}

/** Those that must go for newer ones, oldest first; one that goes by itself before one that stays. */
export function crowdedOut(notices: readonly Notice[]): Notice[] {
  const over = notices.length - MOST;
  if (over <= 0) return [];
  const passing = notices.filter((notice) => staysFor(notice) !== undefined);
  const staying = notices.filter((notice) => staysFor(notice) === undefined);
  return [...passing.slice(0, -1), ...staying, ...passing.slice(-1)].slice(0, over);
}
