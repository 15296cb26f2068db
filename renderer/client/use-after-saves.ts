import { useEffect, useRef } from "react";
import { useDeskEvents } from "./desk-provider.tsx";

/**
 * Runs after this story was changed: at once for the first change, then at most once in
 * `wait` milliseconds while changes go on, and always after the last one.
 */
export function useAfterSaves(storyId: string, wait: number, run: () => void): void {
  const latest = useRef(run);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const again = useRef(false);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      again.current = false;
    },
    [storyId],
  );

  function start(): void {
    latest.current();
    timer.current = setTimeout(() => {
      timer.current = undefined;
      if (!again.current) return;
      again.current = false;
      start();
    }, wait);
  }

  useDeskEvents((event) => {
    if (event.kind !== "storyDidChange" || event.storyId !== storyId) return;
    if (timer.current === undefined) start();
    else again.current = true;
  });
}
