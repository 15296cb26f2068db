import type { Status } from "../../../shared/model/status.ts";
import type { WorkingFurniture } from "../../../shared/model/story.ts";
import type { SaveState } from "./saving/save-state.ts";

/** Everything about an open story but its body, which its editor holds. */
export interface StorySnapshot {
  furniture: WorkingFurniture;
  status: Status;
  /** Undefined while this window may write; else who may, if anybody. */
  heldElsewhere: { name: string | undefined } | undefined;
  saveState: SaveState;
  words: number;
  /** Words that could not be saved before somebody else took the story. */
  lostCopy: string | undefined;
  /** The last removal, while it is offered to be undone. */
  undoable: string | undefined;
  /** Whose suggestions what is written becomes; undefined while it is no suggestion. */
  suggesting: string | undefined;
}
