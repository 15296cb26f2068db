import type {
  Block,
  Inline,
  LineOfCopy,
  Link,
  MarkedBlock,
  MarkedInline,
  MarkedLine,
  MarkedListBlock,
  MarkedListItem,
  Paragraph,
  TextRun,
} from "../model/copy.ts";
import type { PieceState } from "../model/suggestion.ts";
import { BOLD, DEEPEST_LIST, isLinkAddress, ITALIC, LONGEST_RUN, MOST_IN_LINE } from "../model/copy-limits.ts";

/**
 * Brings anything that looks like serialised copy into the shape of `shared/model/copy.ts`,
 * without the schema library, so that what an editor holds can always be saved. It keeps the
 * words: a node the page does not know becomes its text, a link to somewhere else than the web
 * or a mailbox becomes its words. Copy that is already in shape comes out equal.
 */
export function safeBlock(value: unknown): Block {
  return block(value, "nothing") as Block;
}

/** The same for a one-paragraph field; anything but an array is an empty line. */
export function safeLine(value: unknown): LineOfCopy {
  return line(value, "nothing") as LineOfCopy;
}

/** Copy that comes back from the clipboard: of what is said about it, these comments stay. */
export function safeReturnedBlock(value: unknown, comments: ReadonlySet<string>): MarkedBlock {
  return block(value, comments);
}

export function safeReturnedLine(value: unknown, comments: ReadonlySet<string>): MarkedLine {
  return line(value, comments);
}

/** A block as the desk keeps it: what is suggested in it stays marked. Only for what stands in an editor. */
export function safeMarkedBlock(value: unknown): MarkedBlock {
  return block(value, "all");
}

export function safeMarkedLine(value: unknown): MarkedLine {
  return line(value, "all");
}

/** What is suggested and said about a piece that stays with it: all, nothing, or some comments. */
type Kept = "all" | "nothing" | ReadonlySet<string>;

function block(value: unknown, keep: Kept): MarkedBlock {
  const json = recordOf(value);
  const state = stateOf(json, keep);
  switch (json["type"]) {
    case "heading":
      return { type: "heading", tag: "h2", ...element(json), ...state, children: inlines(json["children"], keep) };
    case "quote":
      return { type: "quote", ...element(json), ...state, children: inlines(json["children"], keep) };
    case "list":
      return list(json, 0, keep);
    case "picture":
      return {
        type: "picture",
        version: 1,
        pictureId: textOf(json["pictureId"]).slice(0, 64),
        caption: line(json["caption"], keep),
        credit: textOf(json["credit"]).slice(0, 500),
        alt: textOf(json["alt"]).slice(0, 2000),
        ...state,
      };
    case "cut":
      return { type: "cut", version: 1, ...state };
    default:
      return paragraph(json, keep);
  }
}

function line(value: unknown, keep: Kept): MarkedLine {
  const pieces = inlines(value, keep);
  if (pieces.length <= MOST_IN_LINE) return pieces;
  // Too many pieces: the words of the rest stay, their type does not.
  const rest = wordsOf(pieces.slice(MOST_IN_LINE - 1));
  return [...pieces.slice(0, MOST_IN_LINE - 1), textRun(rest.slice(0, LONGEST_RUN), 0)];
}

/** What is suggested and said about a piece; the desk refuses it when it is out of shape. */
function stateOf(json: Json, keep: Kept): { $?: NonNullable<PieceState> } {
  if (keep === "nothing" || json["$"] === undefined) return {};
  const { suggested, comments } = recordOf(json["$"]);
  const state: NonNullable<PieceState> = {};
  if (keep === "all" && typeof suggested === "object" && suggested !== null) state.suggested = suggested;
  const ids = Array.isArray(comments) ? (comments as string[]) : [];
  const kept = keep === "all" ? ids : ids.filter((id) => keep.has(id));
  if (kept.length > 0) state.comments = kept;
  return Object.keys(state).length === 0 ? {} : { $: state };
}

/** A run of text in one type. */
export function textRun(text: string, format: number): TextRun {
  return { type: "text", text, format, detail: 0, mode: "normal", style: "", version: 1 };
}

/** A link that has no words yet. */
export function emptyLink(url: string): Link {
  return {
    type: "link",
    version: 1,
    direction: null,
    format: "",
    indent: 0,
    url,
    rel: null,
    target: null,
    title: null,
    children: [],
  };
}

/** A paragraph of these inlines, as Lexical would write it. */
export function paragraphOf(children: Inline[]): Paragraph {
  return { type: "paragraph", ...ELEMENT, textFormat: firstFormat(children), textStyle: "", children };
}

/** The same with what is suggested in them. */
export function markedParagraphOf(children: MarkedInline[]): MarkedBlock {
  return { type: "paragraph", ...ELEMENT, textFormat: firstFormat(children), textStyle: "", children };
}

function firstFormat(children: MarkedInline[]): number {
  return children.find((child) => child.type === "text")?.format ?? 0;
}

type Json = Record<string, unknown>;
type Direction = "ltr" | "rtl" | null;
const ELEMENT = { version: 1, direction: null, format: "", indent: 0 } as const;
/** Deeper than any editor nests; stops hostile JSON from exhausting the stack. */
const DEEPEST = 60;

function recordOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function integer(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : otherwise;
}

function runFormat(value: unknown): number {
  return integer(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0) & (BOLD | ITALIC);
}

function element(json: Json): { version: number; direction: Direction; format: ""; indent: 0 } {
  const direction = json["direction"];
  return { ...ELEMENT, direction: direction === "ltr" || direction === "rtl" ? direction : null };
}

function paragraph(json: Json, keep: Kept): MarkedBlock {
  const own = json["type"] === "paragraph" ? json["children"] : [json];
  return {
    type: "paragraph",
    ...element(json),
    textFormat: runFormat(json["textFormat"]),
    textStyle: "",
    ...(json["type"] === "paragraph" ? stateOf(json, keep) : {}),
    children: inlines(own, keep),
  };
}

function inlines(value: unknown, keep: Kept, depth = 0): MarkedInline[] {
  if (!Array.isArray(value) || depth > DEEPEST) return [];
  return value.flatMap((child) => inline(recordOf(child), depth, keep));
}

function inline(json: Json, depth: number, keep: Kept): MarkedInline[] {
  const state = stateOf(json, keep);
  switch (json["type"]) {
    case "text":
      return runs(textOf(json["text"]), runFormat(json["format"])).map((run) => ({ ...run, ...state }));
    case "tab":
      return [{ ...textRun("\t", runFormat(json["format"])), type: "tab", text: "\t", detail: 2, ...state }];
    case "linebreak":
      return [{ type: "linebreak", version: 1, ...state }];
    case "link":
      return link(json, depth, keep);
    case "picture":
      return inlines(json["caption"], keep, depth + 1);
    default:
      return inlines(json["children"], keep, depth + 1);
  }
}

function runs(text: string, format: number): TextRun[] {
  const pieces: TextRun[] = [];
  for (let at = 0; at < text.length; at += LONGEST_RUN) pieces.push(textRun(text.slice(at, at + LONGEST_RUN), format));
  return pieces;
}

function link(json: Json, depth: number, keep: Kept): MarkedInline[] {
  const children = inlines(json["children"], keep, depth + 1).flatMap((child) =>
    child.type === "link" ? child.children : [child],
  );
  const url = textOf(json["url"]);
  if (!isLinkAddress(url)) return children;
  const { rel, title } = json;
  const made: MarkedInline = {
    type: "link",
    ...element(json),
    url,
    rel: typeof rel === "string" ? rel : null,
    target: null,
    title: typeof title === "string" && title.length <= 1000 ? title : null,
    children,
  };
  return [made];
}

function list(json: Json, depth: number, keep: Kept): MarkedListBlock {
  const numbered = json["listType"] === "number";
  const items = Array.isArray(json["children"]) ? json["children"] : [];
  return {
    type: "list",
    listType: numbered ? "number" : "bullet",
    tag: numbered ? "ol" : "ul",
    start: integer(json["start"], 0, Number.MAX_SAFE_INTEGER, 1),
    ...element(json),
    children: items.map((item, index) => listItem(recordOf(item), index, depth, keep)),
  };
}

function listItem(json: Json, index: number, depth: number, keep: Kept): MarkedListItem {
  const children = Array.isArray(json["children"]) ? json["children"] : [];
  return {
    type: "listitem",
    ...element(json),
    indent: integer(json["indent"], 0, DEEPEST_LIST, 0),
    value: integer(json["value"], Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, index + 1),
    ...stateOf(json, keep),
    children: children.flatMap((child): (MarkedInline | MarkedListBlock)[] => {
      const inner = recordOf(child);
      if (inner["type"] === "list" && depth < DEEPEST_LIST) return [list(inner, depth + 1, keep)];
      return inline(inner, 0, keep);
    }),
  };
}

function wordsOf(line: MarkedInline[]): string {
  return line
    .map((piece) => (piece.type === "link" ? wordsOf(piece.children) : piece.type === "linebreak" ? " " : piece.text))
    .join("");
}
