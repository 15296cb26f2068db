import type { MarkedBlock, MarkedBody, MarkedInline, MarkedLine, MarkedListBlock, MarkedListItem } from "../../model/copy.ts";
import type { LineKind, Marks, PieceState } from "../../model/suggestion.ts";

/**
 * Copy as a row of pieces, which is what suggestions are found and settled in: a UTF-16 unit of
 * text, a tab or break, the end of a line (a paragraph, crosshead, quotation or list item), or a
 * whole block (a picture, the cut). Splitting a paragraph brings an end in, joining two takes one
 * out. `copyOf(piecesOf(copy))` is the copy again.
 */
export type Piece = Unit | LineEnd | Whole;

/** What units next to each other share. */
export interface Run {
  type: "text" | "tab" | "linebreak";
  format: number;
  link?: LinkShape;
  marks?: Marks;
  /** Ids of the comments on them. */
  comments?: readonly string[];
}
export interface Unit {
  kind: "unit";
  text: string;
  run: Run;
}
export interface LineEnd {
  kind: "end";
  line: LineShape;
  marks?: Marks;
}
export interface Whole {
  kind: "whole";
  block: Extract<MarkedBlock, { type: "picture" | "cut" }>;
  marks?: Marks;
}

type Bare<Shape> = Shape extends unknown ? Omit<Shape, "children" | "$"> : never;
type LinkShape = Bare<Extract<MarkedInline, { type: "link" }>>;
type PlainLine = Bare<Extract<MarkedBlock, { type: "paragraph" | "heading" | "quote" }>>;

/** A list around an item, and the item that holds it in the list further out. */
interface Level {
  list: Bare<MarkedListBlock>;
  holder?: Bare<MarkedListItem>;
}
export interface LineShape {
  json: PlainLine | Bare<MarkedListItem>;
  /** Of a list item: the lists around it, outermost first. */
  levels?: readonly Level[];
  /** Of the first item of a list: the level of the outermost list that begins with it. */
  opens?: number;
}

const ELEMENT = { version: 1, direction: null, format: "", indent: 0 } as const;
const PARAGRAPH: LineShape = { json: { type: "paragraph", ...ELEMENT, textFormat: 0, textStyle: "" } };

export function marksOf(piece: Piece): Marks | undefined {
  return piece.kind === "unit" ? piece.run.marks : piece.marks;
}

/** The same piece with these marks in the place of its own. */
export function withMarks(piece: Piece, marks: Marks | undefined): Piece {
  if (piece.kind === "unit") {
    const { marks: _before, ...run } = piece.run;
    return { ...piece, run: marks === undefined ? run : { ...run, marks } };
  }
  const { marks: _before, ...bare } = piece;
  return marks === undefined ? bare : { ...bare, marks };
}

export function piecesOf(copy: MarkedBody): Piece[] {
  return copy.flatMap(piecesOfBlock);
}

export function piecesOfBlock(block: MarkedBlock): Piece[] {
  switch (block.type) {
    case "picture":
    case "cut": {
      const { $, ...bare } = block;
      return [{ kind: "whole", block: bare, ...stateOf($) }];
    }
    case "list":
      return piecesOfList(block, [], 0);
    default: {
      const { children, $, ...json } = block;
      return [...piecesOfLine(children), { kind: "end", line: { json }, ...stateOf($) }];
    }
  }
}

/** The pieces of a one-paragraph field: it has no end that could go. */
export function piecesOfLine(line: MarkedLine): Unit[] {
  const pieces: Unit[] = [];
  for (const inline of line) {
    if (inline.type !== "link") {
      addUnits(pieces, inline, undefined);
      continue;
    }
    const { children, ...link } = inline;
    for (const child of children) addUnits(pieces, child, link);
  }
  return pieces;
}

function addUnits(pieces: Unit[], inline: Exclude<MarkedInline, { type: "link" }>, link: LinkShape | undefined): void {
  const format = inline.type === "linebreak" ? 0 : inline.format;
  const comments = inline.$?.comments;
  const run: Run = {
    type: inline.type,
    format,
    ...(link === undefined ? {} : { link }),
    ...stateOf(inline.$),
    ...(comments === undefined ? {} : { comments }),
  };
  if (inline.type === "linebreak") {
    pieces.push({ kind: "unit", text: "\n", run });
    return;
  }
  for (let at = 0; at < inline.text.length; at += 1) pieces.push({ kind: "unit", text: inline.text.charAt(at), run });
}

function piecesOfList(block: MarkedListBlock, outer: readonly Level[], opened: number, holder?: Bare<MarkedListItem>): Piece[] {
  const { children, ...list } = block;
  const levels: Level[] = [...outer, { list, ...(holder === undefined ? {} : { holder }) }];
  let opens: number | undefined = opened;
  const pieces: Piece[] = [];
  for (const { children: inside, $, ...json } of children) {
    const lists = inside.filter((child) => child.type === "list");
    if (lists.length === 0 || lists.length < inside.length) {
      pieces.push(...piecesOfLine(inside.filter((child) => child.type !== "list")));
      pieces.push({ kind: "end", line: { json, levels, ...(opens === undefined ? {} : { opens }) }, ...stateOf($) });
      opens = undefined;
    }
    for (const inner of lists) {
      pieces.push(...piecesOfList(inner, levels, opens ?? levels.length, json));
      opens = undefined;
    }
  }
  return pieces;
}

function stateOf(state: PieceState): { marks?: Marks } {
  return state?.suggested === undefined ? {} : { marks: state.suggested };
}

function stateJson(marks: Marks | undefined, comments?: readonly string[]): { $?: NonNullable<PieceState> } {
  if (marks === undefined && comments === undefined) return {};
  return {
    $: {
      ...(marks === undefined ? {} : { suggested: marks }),
      ...(comments === undefined ? {} : { comments: [...comments] }),
    },
  };
}

/** Copy of these pieces. Words behind which no end is left become a paragraph. */
export function copyOf(pieces: readonly Piece[]): MarkedBody {
  const body: MarkedBody = [];
  const lists: MarkedListBlock[] = [];
  let line: Unit[] = [];
  const endLine = (shape: LineShape, marks: Marks | undefined): void => {
    const children = lineOf(line);
    line = [];
    const { json, levels, opens } = shape;
    if (json.type === "listitem") {
      openLists(body, lists, levels ?? [], opens);
      lists.at(-1)?.children.push({ ...json, ...stateJson(marks), children });
      return;
    }
    lists.length = 0;
    body.push({ ...json, ...stateJson(marks), children });
  };
  for (const piece of pieces) {
    if (piece.kind === "unit") {
      line.push(piece);
    } else if (piece.kind === "end") {
      endLine(piece.line, piece.marks);
    } else {
      if (line.length > 0) endLine(PARAGRAPH, undefined);
      lists.length = 0;
      body.push({ ...piece.block, ...stateJson(piece.marks) });
    }
  }
  if (line.length > 0) endLine(PARAGRAPH, undefined);
  for (const block of body) if (block.type === "list") number(block);
  return body;
}

/** As Lexical numbers items: one that holds a list has the number of the next. */
function number(list: MarkedListBlock): void {
  let value = list.start;
  for (const item of list.children) {
    item.value = value;
    const [first] = item.children;
    if (first?.type !== "list") value += 1;
    for (const child of item.children) if (child.type === "list") number(child);
  }
}

/** Leaves exactly the lists of these levels open, the innermost last. */
function openLists(body: MarkedBody, lists: MarkedListBlock[], levels: readonly Level[], opens: number | undefined): void {
  const most = Math.min(lists.length, levels.length, opens ?? levels.length);
  let kept = 0;
  while (kept < most && lists[kept]?.listType === levels[kept]?.list.listType) kept += 1;
  lists.length = kept;
  for (const { list, holder } of levels.slice(kept)) {
    const made: MarkedListBlock = { ...list, children: [] };
    const around = lists.at(-1);
    if (around === undefined) body.push(made);
    else around.children.push({ ...(holder ?? itemShape(lists.length - 1)), children: [made] });
    lists.push(made);
  }
}

export function lineOf(units: readonly Unit[]): MarkedLine {
  const line: MarkedLine = [];
  let link: { shape: LinkShape; children: Exclude<MarkedInline, { type: "link" }>[] } | undefined;
  let from = 0;
  while (from < units.length) {
    const { run } = units[from] as Unit;
    let to = from + 1;
    while (to < units.length && sameRun(run, (units[to] as Unit).run)) to += 1;
    const made = inlinesOf(run, units.slice(from, to));
    from = to;
    if (run.link === undefined) {
      link = undefined;
      line.push(...made);
    } else if (link !== undefined && sameLink(link.shape, run.link)) {
      link.children.push(...made);
    } else {
      link = { shape: run.link, children: made };
      line.push({ ...run.link, children: link.children });
    }
  }
  return line;
}

function inlinesOf({ type, format, marks, comments }: Run, units: readonly Unit[]): Exclude<MarkedInline, { type: "link" }>[] {
  const state = stateJson(marks, comments);
  const shared = { format, mode: "normal", style: "", version: 1, ...state } as const;
  if (type === "linebreak") return units.map(() => ({ type, version: 1, ...state }));
  if (type === "tab") return units.map(() => ({ type, text: "\t", detail: 2, ...shared }));
  return [{ type, text: units.map(({ text }) => text).join(""), detail: 0, ...shared }];
}

function sameRun(one: Run, other: Run): boolean {
  return (
    one === other ||
    (one.type === other.type &&
      one.format === other.format &&
      sameLink(one.link, other.link) &&
      sameJson(one.marks, other.marks) &&
      sameJson(one.comments, other.comments))
  );
}

export function sameLink(one: LinkShape | undefined, other: LinkShape | undefined): boolean {
  return one === other || (one?.url === other?.url && one?.rel === other?.rel && one?.title === other?.title);
}

export function sameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What makes a line another kind of line: not its direction, nor its place in the numbering. */
export function sameKindOfLine(one: LineShape, other: LineShape): boolean {
  const lists = ({ levels }: LineShape): string => (levels ?? []).map(({ list }) => list.listType).join();
  return one.json.type === other.json.type && lists(one) === lists(other);
}

export function kindOfLine({ json, levels, opens }: LineShape): LineKind {
  if (json.type !== "listitem") return { type: json.type };
  return {
    type: "listitem",
    levels: (levels ?? []).map(({ list: { listType, start } }) => ({ listType, start })),
    ...(opens === undefined ? {} : { opens }),
  };
}

export function lineOfKind({ type, levels = [], opens }: LineKind): LineShape {
  if (type === "paragraph") return PARAGRAPH;
  if (type === "heading") return { json: { type, tag: "h2", ...ELEMENT } };
  if (type === "quote") return { json: { type, ...ELEMENT } };
  return {
    json: itemShape(levels.length - 1),
    levels: levels.map(({ listType, start }) => ({
      list: { type: "list", listType, tag: listType === "number" ? "ol" : "ul", start, ...ELEMENT },
    })),
    ...(opens === undefined ? {} : { opens }),
  };
}

function itemShape(indent: number): Bare<MarkedListItem> {
  return { type: "listitem", ...ELEMENT, indent: Math.max(0, indent), value: 1 };
}
