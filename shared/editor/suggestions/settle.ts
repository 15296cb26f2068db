import type {
  Block,
  Body,
  LineOfCopy,
  MarkedBlock,
  MarkedBody,
  MarkedInline,
  MarkedLine,
  MarkedListBlock,
} from "../../model/copy.ts";
import type { Mark, Marks } from "../../model/suggestion.ts";
import { lineWithoutComments, withoutComments } from "../comments/without-comments.ts";
import { copyOf, lineOf, lineOfKind, marksOf, piecesOf, piecesOfLine, withMarks, type Piece, type Unit } from "./pieces.ts";

export type Verdict = "accept" | "reject";
/** Which suggestions a verdict is about. */
export type Chosen = (mark: Mark) => boolean;

const ALL: Chosen = () => true;

/**
 * The copy as it has been passed: whatever is only suggested is not in it. The one thing that
 * publishing, exports, feeds, the search and receipts see. Blocks without a mark are the same objects.
 */
export function acceptedCopy(copy: MarkedBody): Body {
  return unmarkedBody(withoutComments(settled(copy, ALL, "reject")));
}

/** The copy as it would be if every suggestion were accepted: what words are counted and checked in. */
export function finalCopy(copy: MarkedBody): Body {
  return unmarkedBody(withoutComments(settled(copy, ALL, "accept")));
}

/** One-paragraph fields, the same way. */
export function acceptedLine(line: MarkedLine): LineOfCopy {
  return unmarkedLine(lineWithoutComments(settledLine(line, ALL, "reject")));
}
export function finalLine(line: MarkedLine): LineOfCopy {
  return unmarkedLine(lineWithoutComments(settledLine(line, ALL, "accept")));
}

/** The copy after a verdict on some suggestions. Blocks it is not about are the same objects. */
export function settled(copy: MarkedBody, chosen: Chosen, verdict: Verdict): MarkedBody {
  const body: MarkedBody = [];
  let at = 0;
  while (at < copy.length) {
    const block = copy[at] as MarkedBlock;
    if (!isMarked(block)) {
      body.push(block);
      at += 1;
      continue;
    }
    // A line that becomes an item again belongs to the list before it.
    const start = copy[at - 1]?.type === "list" ? body.pop() : undefined;
    let end = at + 1;
    while (end < copy.length && isMarked(copy[end] as MarkedBlock)) end += 1;
    // The line behind takes in what is before it when the end between them goes.
    if (end < copy.length) end += 1;
    body.push(
      ...copyOf(settledPieces(piecesOf([...(start === undefined ? [] : [start]), ...copy.slice(at, end)]), chosen, verdict)),
    );
    at = end;
  }
  return body;
}

function settledPieces(pieces: readonly Piece[], chosen: Chosen, verdict: Verdict): Piece[] {
  const left: Piece[] = [];
  let linesChanged = false;
  for (const piece of pieces) {
    for (const now of settledPiece(piece, chosen, verdict)) {
      if (now.kind === "unit") {
        left.push(now);
        continue;
      }
      const restored = now.kind === "end" && piece.kind === "end" && now.line !== piece.line;
      left.push(linesChanged && !restored ? notOpening(now) : now);
      linesChanged = restored;
    }
    if (piece.kind !== "unit" && left.at(-1) !== piece && marksOf(piece) !== undefined) linesChanged = true;
  }
  return left;
}

/** A list that was only parted by a line between is one again: its second half does not begin a list. */
function notOpening(piece: Piece): Piece {
  if (piece.kind !== "end" || piece.line.opens === undefined) return piece;
  const { opens: _opens, ...line } = piece.line;
  return { ...piece, line };
}

export function settledLine(line: MarkedLine, chosen: Chosen, verdict: Verdict): MarkedLine {
  if (!line.some(isMarkedInline)) return line;
  return lineOf(
    piecesOfLine(line)
      .flatMap((piece) => settledPiece(piece, chosen, verdict))
      .filter(isUnit),
  );
}

/** The piece as it has been passed; none when it is only suggested. */
export function asPassed(piece: Unit): Unit[] {
  return settledPiece(piece, ALL, "reject").filter(isUnit);
}

export function isMarked(block: MarkedBlock): boolean {
  if (block.type === "list") return isMarkedList(block);
  if (block.$?.suggested !== undefined) return true;
  if (block.type === "cut") return false;
  return (block.type === "picture" ? block.caption : block.children).some(isMarkedInline);
}

function isMarkedList({ children }: MarkedListBlock): boolean {
  return children.some(
    (item) =>
      item.$?.suggested !== undefined ||
      item.children.some((child) => (child.type === "list" ? isMarkedList(child) : isMarkedInline(child))),
  );
}

export function isMarkedInline(inline: MarkedInline): boolean {
  if (inline.type === "link") return inline.children.some(isMarkedInline);
  return inline.$?.suggested !== undefined;
}

function isUnit(piece: Piece): piece is Unit {
  return piece.kind === "unit";
}

function settledPiece(piece: Piece, chosen: Chosen, verdict: Verdict): Piece[] {
  const inside =
    piece.kind === "whole" && piece.block.type === "picture"
      ? { ...piece, block: { ...piece.block, caption: settledLine(piece.block.caption, chosen, verdict) } }
      : piece;
  const marks = marksOf(inside);
  if (marks === undefined) return [inside];
  const left: Marks = { ...marks };
  const gone = verdict === "reject" ? marks.added : marks.removed;
  if (gone !== undefined && chosen(gone)) return [];
  const settledMark = verdict === "reject" ? "removed" : "added";
  const mark = marks[settledMark];
  if (mark !== undefined && chosen(mark)) {
    delete left[settledMark];
    delete left.moved;
  }
  let shown: Piece = inside;
  if (marks.changed !== undefined && chosen(marks.changed)) {
    delete left.changed;
    if (verdict === "reject") shown = asItWas(inside, marks.changed);
  }
  return [withMarks(shown, Object.keys(left).length === 0 ? undefined : left)];
}

function asItWas(piece: Piece, { was }: NonNullable<Marks["changed"]>): Piece {
  if (piece.kind === "end") return was.line === undefined ? piece : { ...piece, line: lineOfKind(was.line) };
  if (piece.kind === "whole") {
    const { credit, alt } = was;
    if (piece.block.type === "cut") return piece;
    return {
      ...piece,
      block: { ...piece.block, ...(credit === undefined ? {} : { credit }), ...(alt === undefined ? {} : { alt }) },
    };
  }
  const { link: linkNow, ...run } = piece.run;
  const link = was.link === undefined ? linkNow : was.link === null ? undefined : { ...LINK, ...was.link };
  return { ...piece, run: { ...run, format: was.format ?? run.format, ...(link === undefined ? {} : { link }) } };
}

const LINK = { type: "link", version: 1, direction: null, format: "", indent: 0, target: null } as const;

/** Everything in it is settled: what is left has the type of copy that may go out. */
function unmarkedBody(copy: MarkedBody): Body {
  if (copy.some(isMarked)) throw new Error("A suggestion is left in copy that was settled");
  return copy as Block[];
}

function unmarkedLine(line: MarkedLine): LineOfCopy {
  if (line.some(isMarkedInline)) throw new Error("A suggestion is left in a line that was settled");
  return line as LineOfCopy;
}
