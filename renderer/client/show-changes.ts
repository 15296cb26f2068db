import { useSyncExternalStore } from "react";

/** How suggestions are shown in a story: marked, as if all were accepted, or as if none were. */
export const CHANGE_VIEWS = ["marked", "final", "original"] as const;
export type ChangeView = (typeof CHANGE_VIEWS)[number];

const chosen = new Map<string, ChangeView>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function showChanges(storyId: string, view: ChangeView): void {
  chosen.set(storyId, view);
  for (const listener of [...listeners]) listener();
}

export function useChangeView(storyId: string): ChangeView {
  return useSyncExternalStore(subscribe, () => chosen.get(storyId) ?? "marked");
}
