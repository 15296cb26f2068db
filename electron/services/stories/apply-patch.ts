import type { StoryPatch } from "../../../shared/contract/stories.ts";
import type { Furniture } from "../../../shared/model/story.ts";

/** The furniture after a patch; `null` empties a field that may be undefined. */
export function applyPatch(furniture: Furniture, patch: Omit<StoryPatch, "body">): Furniture {
  const { section, leadPicture, commissionedWords, embargo, ...plain } = patch;
  const changed: Furniture = { ...furniture, ...withoutUndefined(plain) };
  if (section !== undefined) changed.section = section ?? undefined;
  if (leadPicture !== undefined) changed.leadPicture = leadPicture ?? undefined;
  if (commissionedWords !== undefined) changed.commissionedWords = commissionedWords ?? undefined;
  if (embargo !== undefined) changed.embargo = embargo ?? undefined;
  return changed;
}

/** A key that is there but undefined means "as it is", like one that is absent. */
function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

/** The patch that makes any story's furniture this furniture. */
export function wholePatch(furniture: Furniture): Required<Omit<StoryPatch, "body">> {
  return {
    ...furniture,
    section: furniture.section ?? null,
    leadPicture: furniture.leadPicture ?? null,
    commissionedWords: furniture.commissionedWords ?? null,
    embargo: furniture.embargo ?? null,
  };
}

/** What a new story starts with. */
export const EMPTY_FURNITURE: Furniture = {
  catchline: "",
  kicker: "",
  headline: "",
  standfirst: [],
  byline: [],
  dateline: "",
  authorPicks: { pinned: [], dropped: [] },
  similar: [],
  tags: [],
  access: "free",
  appeal: true,
  searchTitle: "",
  searchDescription: "",
  slug: "",
};
