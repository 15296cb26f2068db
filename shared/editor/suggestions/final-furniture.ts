import type { Furniture, WorkingFurniture } from "../../model/story.ts";
import { acceptFields } from "./field-suggestions.ts";
import { finalLine } from "./settle.ts";

/** Furniture as it would be if every suggestion were accepted, the latest for a field last. */
export function finalFurniture(working: WorkingFurniture): Furniture {
  const { suggestions: _suggestions, standfirst, leadPicture, ...furniture } = acceptFields(working, () => true);
  return {
    ...furniture,
    standfirst: finalLine(standfirst),
    ...(leadPicture === undefined ? {} : { leadPicture: { ...leadPicture, caption: finalLine(leadPicture.caption) } }),
  };
}
