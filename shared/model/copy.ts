import { z } from "zod";
import {
  BOLD,
  DEEPEST_LIST,
  ITALIC,
  LINK_ADDRESS,
  LONGEST_ADDRESS,
  LONGEST_RUN,
  MOST_BLOCKS,
  MOST_IN_LINE,
} from "./copy-limits.ts";

/**
 * Copy: the text of a field as Lexical serialises it, reduced to what a news page may hold.
 *
 * Every schema here strips keys it does not know, so nothing that a paste, an import or a
 * caller smuggles in (inline styles, event handlers, foreign node types) reaches the store.
 * Source of the shapes: `exportJSON` of the node classes of lexical 0.52.0, pinned by
 * `shared/editor/nodes/*.test.ts`.
 */

export { BOLD, ITALIC } from "./copy-limits.ts";

const version = z.number().int().catch(1).default(1);
const direction = z.enum(["ltr", "rtl"]).nullable().catch(null).default(null);
const alignment = z.literal("").catch("").default("");
const indent = z.literal(0).catch(0).default(0);
const element = { version, direction, format: alignment, indent };
const noStyle = z.literal("").catch("").default("");
const runFormat = z
  .number()
  .int()
  .transform((bits) => bits & (BOLD | ITALIC))
  .catch(0)
  .default(0);
const paragraphText = { textFormat: runFormat, textStyle: noStyle };

/** Web and mail addresses only; everything else (javascript:, data:, file: …) is refused. */
export const linkAddressSchema = z
  .string()
  .max(LONGEST_ADDRESS)
  .regex(LINK_ADDRESS, "a link starts with http://, https:// or mailto:");

const textSchema = z.object({
  type: z.literal("text"),
  text: z.string().max(LONGEST_RUN),
  format: runFormat,
  detail: z.literal(0).catch(0).default(0),
  mode: z.literal("normal").catch("normal").default("normal"),
  style: noStyle,
  version,
});
/** Lexical marks a tab as unmergeable (detail 2) and its text is always one tab. */
const tabSchema = textSchema.extend({
  type: z.literal("tab"),
  text: z.literal("\t").catch("\t").default("\t"),
  detail: z.literal(2).catch(2).default(2),
});
const lineBreakSchema = z.object({ type: z.literal("linebreak"), version });
const linkSchema = z.object({
  type: z.literal("link"),
  ...element,
  children: z.array(z.discriminatedUnion("type", [textSchema, tabSchema, lineBreakSchema])),
  url: linkAddressSchema,
  rel: z.string().nullable().catch(null).default(null),
  target: z.null().catch(null).default(null),
  title: z.string().max(1000).nullable().catch(null).default(null),
});
const inlineSchema = z.discriminatedUnion("type", [textSchema, tabSchema, lineBreakSchema, linkSchema]);

const paragraphSchema = z.object({
  type: z.literal("paragraph"),
  ...element,
  ...paragraphText,
  children: z.array(inlineSchema),
});
/** A crosshead: the one level of subheading inside a story. */
const crossheadSchema = z.object({
  type: z.literal("heading"),
  tag: z.literal("h2").catch("h2").default("h2"),
  ...element,
  children: z.array(inlineSchema),
});
const quoteSchema = z.object({ type: z.literal("quote"), ...element, children: z.array(inlineSchema) });

/** One list item; a nested list is the only child of an item of its own, as in Lexical. */
export interface ListItem {
  type: "listitem";
  version: number;
  direction: "ltr" | "rtl" | null;
  format: "";
  indent: number;
  value: number;
  children: (Inline | ListBlock)[];
}
/** A bulleted or numbered list. */
export interface ListBlock {
  type: "list";
  listType: "bullet" | "number";
  tag: "ul" | "ol";
  start: number;
  version: number;
  direction: "ltr" | "rtl" | null;
  format: "";
  indent: 0;
  children: ListItem[];
}
const listItemSchema: z.ZodType<ListItem> = z.object({
  type: z.literal("listitem"),
  ...element,
  indent: z.number().int().min(0).max(DEEPEST_LIST).catch(0).default(0),
  value: z.number().int().catch(1).default(1),
  children: z.array(z.union([inlineSchema, z.lazy(() => listSchema)])),
});
const listSchema = z.object({
  type: z.literal("list"),
  listType: z.enum(["bullet", "number"]),
  tag: z.enum(["ul", "ol"]),
  start: z.number().int().min(0).catch(1).default(1),
  ...element,
  children: z.array(listItemSchema),
});

/**
 * The words of one-paragraph fields (standfirst, captions): inline content, in order.
 * Kept as the children of a single Lexical paragraph.
 */
export const lineOfCopySchema = z.array(inlineSchema).max(MOST_IN_LINE);

/** A picture in the body, with its own caption, credit and alt text. */
const pictureBlockSchema = z.object({
  type: z.literal("picture"),
  version,
  pictureId: z.string().max(64),
  caption: lineOfCopySchema,
  credit: z.string().max(500),
  alt: z.string().max(2000),
});
/** The line where the free part ends. At most one counts: the first. */
const cutSchema = z.object({ type: z.literal("cut"), version });

export const blockSchema = z.discriminatedUnion("type", [
  paragraphSchema,
  crossheadSchema,
  quoteSchema,
  listSchema,
  pictureBlockSchema,
  cutSchema,
]);
/** The body: top-level blocks in the order of the page. */
export const bodySchema = z.array(blockSchema).max(MOST_BLOCKS);

export type TextRun = z.infer<typeof textSchema>;
export type Link = z.infer<typeof linkSchema>;
export type Inline = z.infer<typeof inlineSchema>;
export type LineOfCopy = Inline[];
export type Paragraph = z.infer<typeof paragraphSchema>;
export type Quote = z.infer<typeof quoteSchema>;
export type PictureBlock = z.infer<typeof pictureBlockSchema>;
export type CutBlock = z.infer<typeof cutSchema>;
export type Block = z.infer<typeof blockSchema>;
export type Body = Block[];

/**
 * A change to the body: either one splice against a known revision of it, or the whole.
 * `at` and `remove` count top-level blocks.
 */
export const bodyChangeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("splice"),
    base: z.number().int().min(0),
    at: z.number().int().min(0),
    remove: z.number().int().min(0),
    insert: bodySchema,
  }),
  z.object({ kind: z.literal("whole"), blocks: bodySchema }),
]);
export type BodyChange = z.infer<typeof bodyChangeSchema>;
