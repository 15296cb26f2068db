import type { Story } from "../../../../shared/model/story.ts";

/** What stands, or is about to stand, at an address of the site. */
export interface Standing {
  storyId: string;
  state: "published" | "withdrawn";
  /** "features/2026/03/slug/" */
  path: string;
  /** Addresses that lead to `path` now. */
  earlierPaths: readonly string[];
  firstPublishedAt: string;
  updatedAt: string;
  /** Reads the story as it was passed. Not kept, so that a large site need not be in memory. */
  snapshot(): Story;
}
