/** How many things passed, failed and were skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

/** The line every run ends with. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A check without parts of its own counts as one. */
export function ofCheck(status: number): Counts {
  return status === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
}

/**
 * What a runner reported, held against how it ended: one that fails without a failed test
 * (a file that cannot be loaded, an error nobody caught) counts as one failure.
 */
function heldAgainst(status: number, counts: Counts): Counts {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function numberIn(report: unknown, ...path: string[]): number {
  let value = report;
  for (const key of path)
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof value === "number" ? value : 0;
}

/** Counts of vitest's JSON report; undefined when it wrote none. */
export function ofVitest(status: number, report: unknown): Counts {
  return heldAgainst(status, {
    passed: numberIn(report, "numPassedTests"),
    failed: numberIn(report, "numFailedTests"),
    skipped: numberIn(report, "numPendingTests") + numberIn(report, "numTodoTests"),
  });
}

/** Counts of Playwright's JSON report. A test that passed only when repeated has failed. */
export function ofPlaywright(status: number, report: unknown): Counts {
  return heldAgainst(status, {
    passed: numberIn(report, "stats", "expected"),
    failed: numberIn(report, "stats", "unexpected") + numberIn(report, "stats", "flaky"),
    skipped: numberIn(report, "stats", "skipped"),
  });
}
