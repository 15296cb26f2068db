import type { WorkingFurniture, WorkingStory } from "../../../shared/model/story.ts";
import type { FurniturePatch } from "./saving/saver.ts";

const FIELDS = [
  "catchline",
  "section",
  "kicker",
  "headline",
  "standfirst",
  "byline",
  "dateline",
  "leadPicture",
  "authorPicks",
  "similar",
  "tags",
  "access",
  "appeal",
  "searchTitle",
  "searchDescription",
  "slug",
  "commissionedWords",
  "embargo",
  "suggestions",
] as const satisfies readonly (keyof WorkingFurniture)[];

/** The furniture of a story, without what belongs to the desk. */
export function furnitureOf(story: WorkingStory): WorkingFurniture {
  const {
    id: _id,
    body: _body,
    status: _status,
    revision: _revision,
    bodyRevision: _bodyRevision,
    words: _words,
    ...rest
  } = story;
  const { createdAt: _createdAt, changedAt: _changedAt, changedBy: _changedBy, ...furniture } = rest;
  return furniture;
}

/** The values these fields have, as a patch that brings them back. */
export function valuesOf(furniture: WorkingFurniture, fields: FurniturePatch): FurniturePatch {
  const known = FIELDS.filter((field) => field in fields);
  return Object.fromEntries(known.map((field) => [field, furniture[field] ?? (field === "suggestions" ? [] : null)]));
}
