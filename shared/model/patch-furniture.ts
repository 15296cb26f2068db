import type { StoryPatch } from "../contract/stories.ts";
import type { WorkingFurniture } from "./story.ts";

/**
 * The furniture after a patch, with whatever else is in the object left as it is. In a patch `null`
 * empties a field, and one that is there but undefined means "as it is"; in furniture an empty
 * field is absent or undefined.
 */
export function patchFurniture<Whole extends WorkingFurniture>(whole: Whole, patch: Omit<StoryPatch, "body">): Whole {
  const { section, leadPicture, commissionedWords, embargo, suggestions, ...plain } = patch;
  const changed: Whole = { ...whole, ...withoutUndefined(plain) };
  if (section !== undefined) changed.section = section ?? undefined;
  if (leadPicture !== undefined) changed.leadPicture = leadPicture ?? undefined;
  if (commissionedWords !== undefined) changed.commissionedWords = commissionedWords ?? undefined;
  if (embargo !== undefined) changed.embargo = embargo ?? undefined;
  if (suggestions !== undefined) {
    if (suggestions.length > 0) changed.suggestions = suggestions;
    else delete changed.suggestions;
  }
  return changed;
}

function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
