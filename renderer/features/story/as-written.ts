import { acceptFields } from "../../../shared/editor/suggestions/field-suggestions.ts";
import type { WorkingFurniture } from "../../../shared/model/story.ts";
import type { StorySnapshot } from "./story-snapshot.ts";

const known = new WeakMap<WorkingFurniture, { author: string; written: WorkingFurniture }>();

/** Furniture as it is written here: while "Suggest" is on, with what this person suggests for the plain fields. */
export function asWritten({ furniture, suggesting }: Pick<StorySnapshot, "furniture" | "suggesting">): WorkingFurniture {
  if (suggesting === undefined || !furniture.suggestions?.some(({ author }) => author === suggesting)) return furniture;
  const before = known.get(furniture);
  if (before?.author === suggesting) return before.written;
  const written = acceptFields(furniture, ({ author }) => author === suggesting);
  known.set(furniture, { author: suggesting, written });
  return written;
}
