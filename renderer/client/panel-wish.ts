import { useEffect, useSyncExternalStore } from "react";

/** What was asked for somewhere else and is done in a panel: to keep a version, to compare, to sign off legal, to walk through the changes. */
export type PanelWish = "keep" | "compare" | "sign-off" | "next-change" | "previous-change";

let wish: PanelWish | undefined;
const listeners = new Set<() => void>();

function tell(next: PanelWish | undefined): void {
  wish = next;
  for (const listener of [...listeners]) listener();
}

export function askPanel(asked: PanelWish): void {
  tell(asked);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Answers a wish once `isReady`; it waits until then. */
export function usePanelWish(asked: PanelWish, isReady: boolean, answer: () => void): void {
  const isAsked = useSyncExternalStore(subscribe, () => wish === asked);
  useEffect(() => {
    if (!isAsked || !isReady) return;
    tell(undefined);
    answer();
  });
}
