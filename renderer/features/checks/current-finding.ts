import { useSyncExternalStore } from "react";

/** The finding last gone to, in each story: panel and keys speak of the same one. */
const current = new Map<string, string>();
const listeners = new Set<() => void>();

export function currentFinding(storyId: string): string | undefined {
  return current.get(storyId);
}

export function setCurrentFinding(storyId: string, key: string | undefined): void {
  if (current.get(storyId) === key) return;
  if (key === undefined) current.delete(storyId);
  else current.set(storyId, key);
  for (const listener of [...listeners]) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useCurrentFinding(storyId: string): string | undefined {
  return useSyncExternalStore(listen, () => current.get(storyId));
}
