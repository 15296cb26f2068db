import type { Furniture, PlacedPicture, Story, WorkingFurniture, WorkingPicture, WorkingStory } from "../../model/story.ts";
import { acceptedCopy, acceptedLine } from "./settle.ts";

/**
 * The story as it has been passed: no open suggestion is in any part of it. Every way out of the
 * desk starts here. `words` are those of the copy in work: for the count of what goes, count it.
 */
export function passedStory({ body, ...story }: WorkingStory): Story {
  const { id, status, revision, bodyRevision, words, createdAt, changedAt, changedBy, ...furniture } = story;
  const desk = { id, status, revision, bodyRevision, words, createdAt, changedAt, changedBy };
  return { ...passedFurniture(furniture), ...desk, body: acceptedCopy(body) };
}

/** Furniture without what is suggested for it. */
export function passedFurniture(working: WorkingFurniture): Furniture {
  const { suggestions: _suggestions, standfirst, leadPicture, ...furniture } = working;
  return {
    ...furniture,
    standfirst: acceptedLine(standfirst),
    ...(leadPicture === undefined ? {} : { leadPicture: passedPicture(leadPicture) }),
  };
}

function passedPicture({ caption, ...picture }: WorkingPicture): PlacedPicture {
  return { ...picture, caption: acceptedLine(caption) };
}
