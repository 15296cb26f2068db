import { z } from "zod";
import { markedBodySchema, markedLineSchema, type Unmarked } from "./copy.ts";
import { STATUSES } from "./status.ts";
import { fieldSuggestionSchema } from "./suggestion.ts";

/** Ids are UUIDv7: they sort by the time they were made and never clash between desks. */
export const idSchema = z.uuid();
/** A picture's id is the SHA-256 of its bytes, 64 hex digits. */
export const pictureIdSchema = z.string().regex(/^[0-9a-f]{64}$/);
/** An instant: ISO 8601 in UTC with milliseconds, as `Temporal.Instant` prints it. */
export const instantSchema = z.iso.datetime();
/** Part of a web address: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .max(120)
  .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, "small letters, figures and single hyphens only");

/** Free to all; metered (a few free a month, a soft limit); subscribers only (a hard one). */
export const ACCESS = ["free", "metered", "subscribers"] as const;
export type Access = (typeof ACCESS)[number];

/** A picture where it stands in a story. Alt text is its own text, never the caption's. */
export const placedPictureSchema = z.object({
  pictureId: pictureIdSchema,
  caption: markedLineSchema,
  credit: z.string().max(500),
  alt: z.string().max(2000),
});
export type WorkingPicture = z.infer<typeof placedPictureSchema>;
export type PlacedPicture = Unmarked<WorkingPicture>;

/** One related story, with an optional line that overrides its standfirst on the card. */
export const pickSchema = z.object({ storyId: idSchema, line: z.string().max(500) });
export type Pick = z.infer<typeof pickSchema>;

/** Cards of "More from this author" on a page. Source: reference page, row 8. */
export const AUTHOR_CARDS = 4;
/** Cards of "Similar stories" on a page. Source: reference page, row 10. */
export const MOST_SIMILAR = 5;

/**
 * "More from this author" fills itself with the author's latest published stories;
 * a pinned pick holds its place (0 to 3), a dropped story never shows.
 */
export const authorPicksSchema = z.object({
  pinned: z
    .array(
      pickSchema.extend({
        place: z
          .number()
          .int()
          .min(0)
          .max(AUTHOR_CARDS - 1),
      }),
    )
    .max(AUTHOR_CARDS),
  dropped: z.array(idSchema).max(500),
});
export type AuthorPicks = z.infer<typeof authorPicksSchema>;

const line = (longest: number): z.ZodString => z.string().max(longest);

/** Everything around the body, and the choices made for the story. All of it can be edited. */
export const furnitureSchema = z.object({
  /** Working title, never published. */
  catchline: line(200),
  /** Id of a section of the paper; undefined until one is chosen. */
  section: z.string().max(64).optional(),
  kicker: line(200),
  headline: line(6000),
  standfirst: markedLineSchema,
  /** Ids of contributors, in the order of the byline. */
  byline: z.array(idSchema).max(20),
  dateline: line(200),
  leadPicture: placedPictureSchema.optional(),
  authorPicks: authorPicksSchema,
  similar: z.array(pickSchema).max(MOST_SIMILAR),
  tags: z.array(line(100)).max(50),
  access: z.enum(ACCESS),
  appeal: z.boolean(),
  searchTitle: line(300),
  searchDescription: line(1000),
  /** Empty until set by hand; the address then comes from the headline. */
  slug: slugSchema,
  /** Words asked for; undefined when no length was commissioned. */
  commissionedWords: z.number().int().min(1).max(100_000).optional(),
  /** Not to be published before this instant. */
  embargo: instantSchema.optional(),
  /** What is suggested for the plain fields; absent while there is nothing. */
  suggestions: z.array(fieldSuggestionSchema).max(200).optional(),
});
/** Furniture as the desk keeps it, with open suggestions. */
export type WorkingFurniture = z.infer<typeof furnitureSchema>;
/** Furniture as it is passed: no suggestion is in it. */
export type Furniture = Unmarked<Omit<WorkingFurniture, "suggestions">> & { suggestions?: never };

export const storySchema = furnitureSchema.extend({
  id: idSchema,
  body: markedBodySchema,
  status: z.enum(STATUSES),
  /** Counts every committed write of this story. */
  revision: z.number().int().min(0),
  /** Counts committed writes of the body: what a splice is based on. */
  bodyRevision: z.number().int().min(0),
  /** Words of the body, as `countWords` counts them. */
  words: z.number().int().min(0),
  createdAt: instantSchema,
  changedAt: instantSchema,
  /** Name of the person who made the last change. */
  changedBy: z.string(),
});
/** A story as the desk keeps it: open suggestions are in it. Only editing, saving and history see it. */
export type WorkingStory = z.infer<typeof storySchema>;
/** A story as it is passed, exported, found and shown to readers: `passedStory` makes it. */
export type Story = Unmarked<Omit<WorkingStory, "suggestions">> & { suggestions?: never };

/** What the desk's list shows of a story. `byline` is names, ready to read. */
export const storyRowSchema = z.object({
  id: idSchema,
  catchline: z.string(),
  headline: z.string(),
  section: z.string().optional(),
  byline: z.string(),
  status: z.enum(STATUSES),
  words: z.number().int(),
  changedAt: instantSchema,
});
export type StoryRow = z.infer<typeof storyRowSchema>;
