import { useEffect, useRef } from "react";
import { useDeskEvents } from "./desk-provider.tsx";

/** Somebody who never stops typing still sees it follow after this many pauses. */
const LONGEST = 5;

/**
 * Runs in the pauses of writing: `pause` milliseconds after the last change of this story, or
 * after five times that while changes go on, so that what follows never costs a key.
 */
export function useAfterSaves(storyId: string, pause: number, run: () => void): void {
  const latest = useRef(run);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; since: number } | undefined>(undefined);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => () => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
    },
    [storyId],
  );

  useDeskEvents((event) => {
    if (event.kind !== "storyDidChange" || event.storyId !== storyId) return;
    const since = waiting.current?.since ?? Date.now();
    clearTimeout(waiting.current?.timer);
    const wait = Math.min(pause, Math.max(0, since + LONGEST * pause - Date.now()));
    const timer = setTimeout(() => {
      waiting.current = undefined;
      latest.current();
    }, wait);
    waiting.current = { timer, since };
  });
}
