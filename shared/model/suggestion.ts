import { z } from "zod";
import { LONGEST_REASON } from "./suggestion-limits.ts";
import { BOLD, ITALIC, LINK_ADDRESS, LONGEST_ADDRESS } from "./copy-limits.ts";

/**
 * A suggestion: a change to a story that somebody else has still to accept or reject. Until then
 * the story that is passed, exported or found does not have it.
 *
 * In copy it stands on the pieces it concerns, as `$.suggested` of a run of text, a line break, a
 * paragraph (there it means its end), a list item, a picture or the cut. Pieces with the same id
 * belong together: words taken out and those put in their place are one suggestion.
 */

/** Names are as long as the profile allows, with room. */
const LONGEST_NAME = 200;

/** Who suggests it, when, and why. */
const markSchema = z.object({
  id: z.string().min(1).max(64),
  author: z.string().max(LONGEST_NAME),
  /** An instant: ISO 8601 in UTC. */
  at: z.string().max(40),
  reason: z.string().max(LONGEST_REASON).optional(),
});
export type Mark = z.infer<typeof markSchema>;

const levelSchema = z.object({ listType: z.enum(["bullet", "number"]), start: z.number().int().min(0) });
/** What kind of line a paragraph was. */
const lineKindSchema = z.object({
  type: z.enum(["paragraph", "heading", "quote", "listitem"]),
  /** The lists around an item, outermost first. */
  levels: z.array(levelSchema).max(10).optional(),
  /** Level of the outermost list that begins with this item. */
  opens: z.number().int().min(0).optional(),
});
export type LineKind = z.infer<typeof lineKindSchema>;

const linkSchema = z.object({
  url: z.string().max(LONGEST_ADDRESS).regex(LINK_ADDRESS),
  rel: z.string().nullable(),
  title: z.string().max(1000).nullable(),
});

/** What a changed piece was before; only what changed. `link: null` says that it was none. */
const wasSchema = z.object({
  format: z
    .number()
    .int()
    .transform((bits) => bits & (BOLD | ITALIC))
    .optional(),
  link: linkSchema.nullable().optional(),
  line: lineKindSchema.optional(),
  credit: z.string().max(500).optional(),
  alt: z.string().max(2000).optional(),
});
export type Was = z.infer<typeof wasSchema>;

export const marksSchema = z.object({
  /** It comes in. */
  added: markSchema.optional(),
  /** It goes out. */
  removed: markSchema.optional(),
  /** It stays, and is another. */
  changed: markSchema.extend({ was: wasSchema }).optional(),
  /** It goes out here and comes in elsewhere, or the other way. */
  moved: z.literal(true).optional(),
});
export type Marks = z.infer<typeof marksSchema>;

/**
 * What a piece of copy carries besides its words. Other keys are dropped; marks out of shape are
 * refused, because without them what was only suggested would count as passed.
 */
export const pieceStateSchema = z
  .object({
    suggested: marksSchema.optional(),
    /** Ids of the comments on these words. */
    comments: z.array(z.string().min(1).max(64)).min(1).max(50).optional(),
  })
  .optional();
export type PieceState = z.infer<typeof pieceStateSchema>;

/** The fields of a story that are plain text. */
export const PLAIN_FIELDS = [
  "headline",
  "kicker",
  "dateline",
  "searchTitle",
  "searchDescription",
  "slug",
  "leadCredit",
  "leadAlt",
] as const;
export type PlainField = (typeof PLAIN_FIELDS)[number];

/** What somebody would write into a plain field. One person has at most one for a field. */
export const fieldSuggestionSchema = markSchema.extend({ field: z.enum(PLAIN_FIELDS), text: z.string().max(6000) });
export type FieldSuggestion = z.infer<typeof fieldSuggestionSchema>;
