import type { StoryPatch } from "../../../shared/contract/stories.ts";
import type { Furniture, WorkingFurniture } from "../../../shared/model/story.ts";

/** The patch that makes any story's furniture this furniture. */
export function wholePatch(furniture: WorkingFurniture): Required<Omit<StoryPatch, "body">> {
  return {
    ...furniture,
    section: furniture.section ?? null,
    leadPicture: furniture.leadPicture ?? null,
    commissionedWords: furniture.commissionedWords ?? null,
    embargo: furniture.embargo ?? null,
    suggestions: furniture.suggestions ?? [],
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
