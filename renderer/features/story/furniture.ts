import type { Furniture, Story } from "../../../shared/model/story.ts";
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
] as const satisfies readonly (keyof Furniture)[];

/** The furniture of a story, without what belongs to the desk. */
export function furnitureOf(story: Story): Furniture {
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
export function valuesOf(furniture: Furniture, fields: FurniturePatch): FurniturePatch {
  const known = FIELDS.filter((field) => field in fields);
  return Object.fromEntries(known.map((field) => [field, furniture[field] ?? null]));
}
