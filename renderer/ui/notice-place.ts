import { useSyncExternalStore } from "react";

/** Places that open dialogs keep for notices, the topmost dialog's last. */
let places: readonly HTMLElement[] = [];
const watchers = new Set<() => void>();

function change(next: readonly HTMLElement[]): void {
  places = next;
  for (const tell of watchers) tell();
}

/** As the `ref` of an element: notices stand in it while it is there. */
export function keepPlaceForNotices(place: HTMLElement | null): (() => void) | undefined {
  if (place === null) return undefined;
  change([...places, place]);
  return () => change(places.filter((other) => other !== place));
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** Where notices stand now; undefined where no dialog is open. */
export function useNoticePlace(): HTMLElement | undefined {
  return useSyncExternalStore(watch, () => places.at(-1));
}
