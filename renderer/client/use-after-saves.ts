import { useEffect, useMemo } from "react";
import { useDeskEvents } from "./desk-provider.tsx";
import { inPauses } from "./in-pauses.ts";
import { useLatestRun } from "./use-latest-run.ts";

/** Somebody who never stops typing still sees it follow after this many pauses. */
const LONGEST = 5;

/**
 * Runs in the pauses of writing: `pause` milliseconds after the last change of this story, or
 * after five times that while changes go on, so that what follows never costs a key.
 */
export function useAfterSaves(storyId: string, pause: number, run: () => void): void {
  const runLatest = useLatestRun(run);
  const pauses = useMemo(() => inPauses(pause, LONGEST * pause, runLatest), [pause, runLatest]);
  useEffect(() => pauses.stop, [pauses, storyId]);
  useDeskEvents((event) => {
    if (event.kind === "storyDidChange" && event.storyId === storyId) pauses.ask();
  });
}
