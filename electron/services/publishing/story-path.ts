import { slugFrom } from "../../../shared/model/slug.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Story } from "../../../shared/model/story.ts";
import { monthInPath } from "./page/dates.ts";
import { sectionOf } from "./page/edition.ts";

/** Where a story stood until now. */
export interface EarlierPlace {
  path: string;
  earlierPaths: readonly string[];
  /** Section of the snapshot that stands there. */
  section: string | undefined;
}

export interface StoryPlace {
  /** "features/2026/03/slug/" */
  path: string;
  earlierPaths: string[];
}

interface PlaceParts {
  story: Story;
  paper: Paper;
  firstPublishedAt: string;
  earlier: EarlierPlace | undefined;
  /** Whether another story, not this one, stands or once stood at this path. */
  isTaken(path: string): boolean;
}

/**
 * The address of a story: its section, the month of its first publication on the paper's clock,
 * and its slug. It stays for good, so that links to it do: a new headline or a renamed section
 * does not move it. A slug set by hand or another section does, and the old address leads on.
 */
export function placeOf({ story, paper, firstPublishedAt, earlier, isTaken }: PlaceParts): StoryPlace {
  if (earlier && !moves(story, earlier)) return { path: earlier.path, earlierPaths: [...earlier.earlierPaths] };
  const section = sectionOf(paper, story.section)?.slug ?? "stories";
  const month = monthInPath(firstPublishedAt, paper.timeZone);
  const slug = story.slug || (earlier && slugOf(earlier.path)) || slugFrom(story.headline) || story.id.slice(-8);
  const path = firstFree(`${section}/${month}/${slug}`, isTaken);
  if (!earlier) return { path, earlierPaths: [] };
  // Where the slug was taken, the same figure goes behind it again: then nothing has moved.
  const earlierPaths = [...new Set([...earlier.earlierPaths, earlier.path])].filter((each) => each !== path);
  return { path, earlierPaths };
}

function moves(story: Story, earlier: EarlierPlace): boolean {
  return story.section !== earlier.section || (story.slug !== "" && story.slug !== slugOf(earlier.path));
}

function slugOf(path: string): string {
  return path.split("/").at(-2) ?? "";
}

function firstFree(wish: string, isTaken: (path: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? `${wish}/` : `${wish}-${number}/`;
    if (!isTaken(path)) return path;
  }
}
