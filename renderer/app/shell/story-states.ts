import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
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

function useStates(): StoryStates {
  const states = useContext(StoryStatesContext);
  if (states === undefined) throw new Error("The states of the stories are used outside their provider.");
  return states;
}

/** What changes seldom of a story; renders again only when that is another. */
export function useStoryState<Part>(storyId: string | undefined, select: (state: StoryState) => Part): Part | undefined {
  const states = useStates();
  return useSyncExternalStore(states.listen, () => {
    const state = storyId === undefined ? undefined : states.get(storyId);
    return state === undefined ? undefined : select(state);
  });
}

/** Follows a story past React: calls back at once and with every change. Returns the way to stop. */
export type FollowStory = (show: (state: StoryState) => void) => () => void;

export function useFollowStory(storyId: string): FollowStory {
  const states = useStates();
  return useCallback(
    (show) => {
      let shown: StoryState | undefined;
      const follow = (): void => {
        const state = states.get(storyId);
        if (state === undefined || state === shown) return;
        shown = state;
        show(state);
      };
      follow();
      return states.listen(follow);
    },
    [states, storyId],
  );
}
