import type { AuthorPicks, Furniture } from "../../../shared/model/story.ts";
import { line } from "./copy-in-marks.ts";
import type { SampleStory } from "./sample-story.ts";

/** Turns names of the sample newsroom into ids of this desk. */
export interface SampleIds {
  contributorId: (key: string) => string;
  pictureId: (file: string) => string;
}

/** All furniture of a sample story but its picks: those need the ids of the other stories. */
export function furnitureOf(
  story: SampleStory,
  { contributorId, pictureId }: SampleIds,
): Omit<Furniture, "authorPicks" | "similar"> {
  const { leadPicture, commissionedWords } = story;
  return {
    catchline: story.catchline,
    section: story.section,
    kicker: story.kicker,
    headline: story.headline,
    standfirst: line(story.standfirst),
    byline: story.byline.map(contributorId),
    dateline: story.dateline,
    tags: story.tags,
    access: story.access,
    appeal: story.appeal,
    searchTitle: story.searchTitle ?? "",
    searchDescription: story.searchDescription ?? "",
    slug: story.slug ?? "",
    ...(leadPicture && {
      leadPicture: {
        pictureId: pictureId(leadPicture.file),
        caption: line(leadPicture.caption),
        credit: leadPicture.credit,
        alt: leadPicture.alt,
      },
    }),
    ...(commissionedWords !== undefined && { commissionedWords }),
  };
}

export function picksOf(
  story: SampleStory,
  storyId: (key: string) => string,
): { authorPicks: AuthorPicks; similar: Furniture["similar"] } {
  return {
    authorPicks: {
      pinned: (story.pinned ?? []).map(({ key, line: override = "", place }) => ({
        storyId: storyId(key),
        line: override,
        place,
      })),
      dropped: [],
    },
    similar: (story.similar ?? []).map(({ key, line: override = "" }) => ({ storyId: storyId(key), line: override })),
  };
}

/** Names of the JPEGs a sample story needs: its lead picture's, and those in its body. */
export function picturesOf(story: SampleStory): string[] {
  const files = story.leadPicture === undefined ? [] : [story.leadPicture.file];
  story.body((file) => {
    files.push(file);
    return file;
  });
  return files;
}
