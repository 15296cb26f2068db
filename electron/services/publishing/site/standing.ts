import type { Story } from "../../../../shared/model/story.ts";

/** What stands, or is about to stand, at an address of the site. */
export interface Standing {
  state: "published" | "withdrawn";
  /** "features/2026/03/slug/" */
  path: string;
  /** Addresses that lead to `path` now. */
  earlierPaths: readonly string[];
  firstPublishedAt: string;
  updatedAt: string;
  /** The story as it was passed. */
  snapshot: Story;
}
