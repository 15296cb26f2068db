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
import { pieceStateSchema, type PieceState } from "./suggestion.ts";

/**
 * Copy: the text of a field as Lexical serialises it, reduced to what a news page may hold.
 *
 * Every schema here strips keys it does not know, so nothing that a paste, an import or a
 * caller smuggles in (inline styles, event handlers, foreign node types) reaches the store.
 * Source of the shapes: `exportJSON` of the node classes of lexical 0.52.0, pinned by
 * `shared/editor/nodes/*.test.ts`.
 *
 * The desk keeps copy in work, which carries open suggestions (`MarkedBody` and its like). What is
 * passed, exported or counted has none: `Body`, `LineOfCopy`. The types do not mix, so that copy
 * in work can only leave through `shared/editor/suggestions/`.
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
/** Under the key where Lexical keeps the state of a node. */
const marks = { $: pieceStateSchema };
const paragraphText = { textFormat: runFormat, textStyle: noStyle };

/** Web and mail addresses only; everything else (javascript:, data:, file: …) is refused. */
export const linkAddressSchema = z
  .string()
  .max(LONGEST_ADDRESS)
  .regex(LINK_ADDRESS, "a link starts with http://, https:// or mailto:");

/** One list item; a nested list is the only child of an item of its own, as in Lexical. */
export interface MarkedListItem {
  type: "listitem";
  $?: PieceState;
  version: number;
  direction: "ltr" | "rtl" | null;
  format: "";
  indent: number;
  value: number;
  children: (MarkedInline | MarkedListBlock)[];
}
/** A bulleted or numbered list. */
export interface MarkedListBlock {
  type: "list";
  listType: "bullet" | "number";
  tag: "ul" | "ol";
  start: number;
  version: number;
  direction: "ltr" | "rtl" | null;
  format: "";
  indent: 0;
  children: MarkedListItem[];
}
/** Every kind of copy, with this on each piece besides its words. */
function copySchemas(state: typeof marks) {
  const textSchema = z.object({
    type: z.literal("text"),
    text: z.string().max(LONGEST_RUN),
    format: runFormat,
    detail: z.literal(0).catch(0).default(0),
    mode: z.literal("normal").catch("normal").default("normal"),
    style: noStyle,
    version,
    ...state,
  });
  /** Lexical marks a tab as unmergeable (detail 2) and its text is always one tab. */
  const tabSchema = textSchema.extend({
    type: z.literal("tab"),
    text: z.literal("\t").catch("\t").default("\t"),
    detail: z.literal(2).catch(2).default(2),
  });
  const lineBreakSchema = z.object({ type: z.literal("linebreak"), version, ...state });
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
    ...state,
    children: z.array(inlineSchema),
  });
  /** A crosshead: the one level of subheading inside a story. */
  const crossheadSchema = z.object({
    type: z.literal("heading"),
    tag: z.literal("h2").catch("h2").default("h2"),
    ...element,
    ...state,
    children: z.array(inlineSchema),
  });
  const quoteSchema = z.object({ type: z.literal("quote"), ...element, ...state, children: z.array(inlineSchema) });

  const listItemSchema: z.ZodType<MarkedListItem> = z.object({
    type: z.literal("listitem"),
    ...element,
    ...state,
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
  const lineSchema = z.array(inlineSchema).max(MOST_IN_LINE);

  /** A picture in the body, with its own caption, credit and alt text. */
  const pictureBlockSchema = z.object({
    type: z.literal("picture"),
    version,
    pictureId: z.string().max(64),
    caption: lineSchema,
    credit: z.string().max(500),
    alt: z.string().max(2000),
    ...state,
  });
  /** The line where the free part ends. At most one counts: the first. */
  const cutSchema = z.object({ type: z.literal("cut"), version, ...state });

  const blockSchema = z.discriminatedUnion("type", [
    paragraphSchema,
    crossheadSchema,
    quoteSchema,
    listSchema,
    pictureBlockSchema,
    cutSchema,
  ]);
  return {
    text: textSchema,
    link: linkSchema,
    inline: inlineSchema,
    line: lineSchema,
    block: blockSchema,
    paragraph: paragraphSchema,
    quote: quoteSchema,
    picture: pictureBlockSchema,
    cut: cutSchema,
  };
}

const marked = copySchemas(marks);
// Without the key no mark comes through; the types below say so too.
const plain = copySchemas({} as typeof marks);

/** The body as the desk keeps it: top-level blocks in the order of the page, with open suggestions marked in them. */
export const markedBodySchema = z.array(marked.block).max(MOST_BLOCKS);
/** A one-paragraph field as the desk keeps it. */
export const markedLineSchema = marked.line;

export type MarkedInline = z.infer<typeof marked.inline>;
export type MarkedLine = MarkedInline[];
export type MarkedBlock = z.infer<typeof marked.block>;
/** The body as the desk keeps it: open suggestions are marked in it. */
export type MarkedBody = MarkedBlock[];

export type MarkedPicture = z.infer<typeof marked.picture>;

/** The same without any mark, at any depth. */
export type Unmarked<Marked> = Marked extends readonly (infer Item)[]
  ? Unmarked<Item>[]
  : Marked extends object
    ? { [Key in keyof Marked as Exclude<Key, "$">]: Unmarked<Marked[Key]> } & { $?: never }
    : Marked;

export type TextRun = Unmarked<z.infer<typeof marked.text>>;
export type Link = Unmarked<z.infer<typeof marked.link>>;
export type Inline = Unmarked<MarkedInline>;
export type LineOfCopy = Inline[];
export type Paragraph = Unmarked<z.infer<typeof marked.paragraph>>;
export type Quote = Unmarked<z.infer<typeof marked.quote>>;
export type PictureBlock = Unmarked<z.infer<typeof marked.picture>>;
export type CutBlock = Unmarked<z.infer<typeof marked.cut>>;
export type ListItem = Unmarked<MarkedListItem>;
export type ListBlock = Unmarked<MarkedListBlock>;
export type Block = Unmarked<MarkedBlock>;
export type Body = Block[];

/** Copy without any mark: what comes in from outside, and what goes out. */
export const blockSchema = plain.block as unknown as z.ZodType<Block>;
export const bodySchema = z.array(blockSchema).max(MOST_BLOCKS);
export const lineOfCopySchema = plain.line as unknown as z.ZodType<LineOfCopy>;

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
    insert: markedBodySchema,
  }),
  z.object({ kind: z.literal("whole"), blocks: markedBodySchema }),
]);
export type BodyChange = z.infer<typeof bodyChangeSchema>;
