import { createContext, useContext, useSyncExternalStore } from "react";
import type { StoryState } from "../../features/story/story-state.ts";

/**
 * What the open stories say of themselves, outside React's state: words change with every
 * key, and only the status line may be drawn again for that.
 */
export interface StoryStates {
  get(storyId: string): StoryState | undefined;
  set(storyId: string, state: StoryState): void;
  forget(storyId: string): void;
  listen(listener: () => void): () => void;
}

export function createStoryStates(): StoryStates {
  const states = new Map<string, StoryState>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    get: (storyId) => states.get(storyId),
    set: (storyId, state) => {
      states.set(storyId, state);
      tell();
    },
    forget: (storyId) => {
      if (states.delete(storyId)) tell();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const StoryStatesContext = createContext<StoryStates | undefined>(undefined);

export function useStoryState(storyId: string | undefined): StoryState | undefined {
  const states = useContext(StoryStatesContext);
  if (states === undefined) throw new Error("useStoryState is used outside its provider.");
  return useSyncExternalStore(states.listen, () => (storyId === undefined ? undefined : states.get(storyId)));
}
