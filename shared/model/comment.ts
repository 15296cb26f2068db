import { z } from "zod";
import { LONGEST_AROUND, LONGEST_COMMENT, LONGEST_QUOTATION } from "./comment-limits.ts";
import { idSchema, instantSchema } from "./story.ts";

/**
 * Where words stand that are still to be marked, because they were commented on in a window that
 * may not write. The window that writes marks them, and then this is gone.
 */
const wordsAroundSchema = z.object({
  before: z.string().max(LONGEST_AROUND),
  after: z.string().max(LONGEST_AROUND),
  /** Text before them in their field, in UTF-16 units. */
  at: z.number().int().min(0),
});
export type WordsAround = z.infer<typeof wordsAroundSchema>;

const COMMENTED_FIELDS = ["body", "standfirst", "caption"] as const;

/**
 * What a comment is about. Words are marked in the copy itself with the comment's id, so that they
 * keep it whatever is written around them; the quotation is what they were, for when they are gone.
 */
export const commentAnchorSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("words"),
    field: z.enum(COMMENTED_FIELDS),
    quotation: z.string().max(LONGEST_QUOTATION),
    around: wordsAroundSchema.optional(),
  }),
  /** `pictureId` is the SHA-256 of the picture. */
  z.object({ kind: z.literal("picture"), pictureId: z.string().max(64) }),
  z.object({ kind: z.literal("story") }),
]);
export type CommentAnchor = z.infer<typeof commentAnchorSchema>;

export const commentTextSchema = z.string().trim().min(1, "a comment says something").max(LONGEST_COMMENT);

const said = { id: idSchema, text: commentTextSchema, author: z.string(), at: instantSchema };

/** A remark on a story, with what was answered. Never part of any output. */
export const commentSchema = z.object({
  ...said,
  storyId: idSchema,
  anchor: commentAnchorSchema,
  replies: z.array(z.object(said)),
  resolved: z.object({ by: z.string(), at: instantSchema }).optional(),
  /** The words as they stand in the story now; undefined when they are gone, not marked yet, or there never were any. */
  words: z.string().optional(),
  /** What it was about is no longer in the story. */
  isGone: z.boolean(),
});
export type Comment = z.infer<typeof commentSchema>;
