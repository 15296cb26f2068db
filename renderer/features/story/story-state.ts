import type { SaveState } from "./saving/save-state.ts";

/** What the status line needs of an open story. */
export interface StoryState {
  saveState: SaveState;
  words: number;
  commissioned?: number;
  readOnly: boolean;
  /** Who writes, where it is not this window. */
  holderName?: string;
}
