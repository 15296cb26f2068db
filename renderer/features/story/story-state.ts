import type { SaveState } from "./saving/save-state.ts";
import type { StorySnapshot } from "./story-snapshot.ts";

/** What the status line needs of an open story. */
export interface StoryState {
  saveState: SaveState;
  words: number;
  commissioned?: number;
  readOnly: boolean;
  /** Who writes, where it is not this window. */
  holderName?: string;
}

export function storyState({ saveState, words, furniture, heldElsewhere }: StorySnapshot): StoryState {
  const { commissionedWords } = furniture;
  return {
    saveState,
    words,
    readOnly: heldElsewhere !== undefined,
    ...(commissionedWords === undefined ? {} : { commissioned: commissionedWords }),
    ...(heldElsewhere?.name === undefined ? {} : { holderName: heldElsewhere.name }),
  };
}

export function sameState(one: StoryState, other: StoryState): boolean {
  return (
    one.saveState === other.saveState &&
    one.words === other.words &&
    one.commissioned === other.commissioned &&
    one.readOnly === other.readOnly &&
    one.holderName === other.holderName
  );
}
