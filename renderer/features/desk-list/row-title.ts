import type { StoryRow } from "../../../shared/model/story.ts";

/** How a story is called in lists: its headline, else its catchline, else that it has none. */
export function rowTitle({ headline, catchline }: Pick<StoryRow, "headline" | "catchline">): string {
  return headline.trim() || catchline.trim() || "Untitled";
}
