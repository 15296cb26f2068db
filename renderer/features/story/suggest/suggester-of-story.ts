import type { WorkingFurniture } from "../../../../shared/model/story.ts";
import type { FurniturePatch } from "../saving/saver.ts";

/** Makes suggestions of what is written in a story; there is one while "Suggest" is on. */
export interface Suggester {
  readonly author: string;
  /**
   * Marks what was written since the last time: before each save, so that nothing unmarked is saved.
   * Throws when what was passed would not be what it was; then nothing may be saved.
   */
  settle(): void;
  /** An input method is writing: what stands there now can neither be marked nor be saved. */
  mustWait(): boolean;
  /** Runs work that is no suggestion: a verdict on others. */
  aside(work: () => void): void;
  /** The patch with plain fields as suggestions. */
  patch(furniture: WorkingFurniture, patch: FurniturePatch): FurniturePatch;
  /** Marks nothing any more, and lets go of the editors. */
  stop(): void;
}
