import { useCallback, useEffect, useRef } from "react";

/** The same function for the life of the component, which runs what was handed in at the last drawing. */
export function useLatestRun(run: () => void): () => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback(() => latest.current(), []);
}
