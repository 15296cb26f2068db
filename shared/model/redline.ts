import { z } from "zod";
import { furnitureSchema } from "./story.ts";

/** Words in one type that stayed, went or came, in the order of reading. */
export const pieceSchema = z.object({
  kind: z.enum(["same", "removed", "added"]),
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  /** Address the words link to. */
  link: z.string().optional(),
});
export type Piece = z.infer<typeof pieceSchema>;

/** A picture with its own words; `before` and `after` are ids, undefined where there is none. */
export const pictureChangeSchema = z.object({
  before: z.string().optional(),
  after: z.string().optional(),
  caption: z.array(pieceSchema),
  credit: z.array(pieceSchema),
  alt: z.array(pieceSchema),
});
export type PictureChange = z.infer<typeof pictureChangeSchema>;

const BLOCK_TYPES = ["paragraph", "heading", "quote", "list", "picture", "cut"] as const;

/**
 * One block in the order of the page. `before` and `after` are its places in the two bodies.
 * What was moved is there twice: `moved` where it stands now, with what changed in it, and `left`
 * where it stood. Without `moved`, the rows that have a `before` are the older body in order;
 * without `left`, those that have an `after` are the newer one.
 */
export const blockRowSchema = z.object({
  kind: z.enum(["same", "changed", "added", "removed", "moved", "left"]),
  type: z.enum(BLOCK_TYPES),
  /** Where it was another kind of block before. */
  typeBefore: z.enum(BLOCK_TYPES).optional(),
  before: z.number().int().optional(),
  after: z.number().int().optional(),
  pieces: z.array(pieceSchema),
  picture: pictureChangeSchema.optional(),
});
export type BlockRow = z.infer<typeof blockRowSchema>;

const fieldSchema = z.enum(Object.keys(furnitureSchema.shape) as [keyof typeof furnitureSchema.shape]);
export type FurnitureField = z.infer<typeof fieldSchema>;

/** A part of the furniture that differs. */
export const fieldRowSchema = z.object({
  field: fieldSchema,
  /** As the desk calls it: "Headline". */
  name: z.string(),
  pieces: z.array(pieceSchema),
  picture: pictureChangeSchema.optional(),
});
export type FieldRow = z.infer<typeof fieldRowSchema>;

/** The way from one state of a story to another, word by word, over everything that can be edited. */
export const redlineSchema = z.object({
  /** Only those that differ, in the order of the page. */
  fields: z.array(fieldRowSchema),
  /** All blocks, also those that stayed. */
  blocks: z.array(blockRowSchema),
  /** Words that came and went, in furniture and body together. */
  words: z.object({ added: z.number().int(), removed: z.number().int() }),
});
export type Redline = z.infer<typeof redlineSchema>;
