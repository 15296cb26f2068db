import type { MarkedBody, MarkedLine } from "../../model/copy.ts";
import type { Mark, Marks, Was } from "../../model/suggestion.ts";
import { closeLine, putIn, takenOut, type SuggestedEdit, type Suggesting } from "./edit-pieces.ts";
import { hunksBetween, sameLook, type Hunk } from "./align.ts";
import { movedBlocks } from "./moved-blocks.ts";
import { copyOf, kindOfLine, lineOf, lineOfKind, marksOf, piecesOf, piecesOfLine, sameKindOfLine, withMarks } from "./pieces.ts";
import type { LineEnd, Piece, Whole } from "./pieces.ts";
import { asPassed } from "./settle.ts";

/**
 * An edit of copy, made into a suggestion: what was taken out is put back and marked so, what was
 * written is marked, and what looks otherwise remembers how it looked. Rejecting it all gives
 * `before`, accepting it all `after`. Suggestions that were open before stay; only what their own
 * author takes back of them goes.
 */
export function suggestEdit(before: MarkedBody, after: MarkedBody, how: Suggesting): SuggestedEdit<MarkedBody> {
  const moved = movedBlocks(before, after, how);
  if (moved !== undefined) return moved;
  const { pieces, place } = suggestPieces(piecesOf(before), piecesOf(after), how);
  return { copy: copyOf(pieces), place };
}

/** The same for a one-paragraph field. */
export function suggestLine(before: MarkedLine, after: MarkedLine, how: Suggesting): SuggestedEdit<MarkedLine> {
  const { pieces, place } = suggestPieces(piecesOfLine(before), piecesOfLine(after), how);
  return { copy: lineOf(pieces.filter((piece) => piece.kind === "unit")), place };
}

function suggestPieces(
  before: readonly Piece[],
  after: readonly Piece[],
  how: Suggesting,
): { pieces: Piece[]; place(at: number): number } {
  const made: Piece[] = [];
  const places = new Map<number, number>();
  let beforeAt = 0;
  let afterAt = 0;
  const comeTo = (at: number): void => {
    // Where something was taken out the caret has its place already.
    if (!places.has(at)) places.set(at, made.length);
  };
  const put = (piece: Piece): void => {
    if (piece.kind === "whole") closeLine(made, how);
    made.push(piece);
  };
  const keepUpTo = (end: number): void => {
    for (; afterAt < end; afterAt += 1, beforeAt += 1) {
      comeTo(afterAt);
      put(kept(before[beforeAt] as Piece, after[afterAt] as Piece, how));
    }
  };
  for (const hunk of hunksBetween(before, after, how.caret)) {
    keepUpTo(hunk.after.from);
    const mark = markFor(made.at(-1), before, hunk, how);
    if (hunk.after.from === hunk.after.to && how.forward !== true) comeTo(hunk.after.from);
    for (const piece of before.slice(hunk.before.from, hunk.before.to)) takenOut(piece, mark).forEach(put);
    for (; afterAt < hunk.after.to; afterAt += 1) {
      comeTo(afterAt);
      put(putIn(after[afterAt] as Piece, mark));
    }
    beforeAt = hunk.before.to;
  }
  keepUpTo(after.length);
  comeTo(after.length);
  if (made.some(({ kind }) => kind !== "unit")) closeLine(made, how);
  return { pieces: made, place: (at) => places.get(Math.max(0, Math.min(at, after.length))) ?? made.length };
}

/** The suggestion an edit belongs to: the author's own that it touches, else a new one. */
function markFor(last: Piece | undefined, before: readonly Piece[], hunk: Hunk, how: Suggesting): Mark {
  if (how.joining !== false) {
    const near = [last, ...before.slice(hunk.before.from, hunk.before.to + 1)];
    for (const piece of near) {
      const marks = piece === undefined ? undefined : marksOf(piece);
      if (marks === undefined || marks.moved === true) continue;
      const own = [marks.removed, marks.added].find((mark) => mark?.author === how.author);
      if (own !== undefined) return own;
    }
  }
  return { id: how.newId(), author: how.author, at: how.at };
}

/** A piece that stays: as it looks now, with what is suggested about it. */
function kept(before: Piece, after: Piece, how: Suggesting): Piece {
  const marks = ownMarks(before, after, how.author);
  if (before.kind === "whole" && after.kind === "whole") return keptWhole(before, after, marks, how);
  // The place in a list and its numbering are what they were: whatever comes in between may go again.
  const shown = before.kind === "end" && after.kind === "end" ? keptEnd(before, after) : after;
  if (sameLook(before, after) && marks?.changed === undefined) return withMarks(shown, marks);
  if (marks?.added?.author === how.author) return withMarks(shown, marks);
  const was = { ...wasOf(before, after), ...marks?.changed?.was };
  return withMarks(shown, changedMarks(marks, onlyDifferent(was, after), how, after, sameLook(before, after)));
}

/** What was taken out a moment ago, in the same step, is marked already. */
function ownMarks(before: Piece, after: Piece, author: string): Marks | undefined {
  const was = marksOf(before);
  const now = marksOf(after);
  return now?.removed?.author === author && was?.removed === undefined ? { ...was, removed: now.removed } : was;
}

function keptEnd(before: LineEnd, after: LineEnd): LineEnd {
  return sameKindOfLine(before.line, after.line) ? { ...after, line: { ...before.line, json: { ...after.line.json } } } : after;
}

function keptWhole(before: Whole, after: Whole, marks: Marks | undefined, how: Suggesting): Piece {
  if (before.block.type === "cut" || after.block.type === "cut") return withMarks(after, marks);
  if (marks?.added?.author === how.author) return withMarks(after, marks);
  const { caption: first } = before.block;
  const { caption: now, credit, alt } = after.block;
  const block = { ...after.block, caption: suggestCaption(first, now, how) };
  const was: Was = {
    ...(before.block.credit === credit ? {} : { credit: before.block.credit }),
    ...(before.block.alt === alt ? {} : { alt: before.block.alt }),
  };
  const unchanged = Object.keys(was).length === 0;
  const all = { ...was, ...marks?.changed?.was };
  return withMarks({ ...after, block }, changedMarks(marks, onlyDifferent(all, after), how, after, unchanged));
}

/** A caption is written in an editor of its own, which has made suggestions of it where it should. */
function suggestCaption(before: MarkedLine, after: MarkedLine, how: Suggesting): MarkedLine {
  const { caret: _caret, ...rest } = how;
  const settled = (line: MarkedLine): string => lineAsPassed(line);
  return settled(before) === settled(after) ? after : suggestLine(before, after, rest).copy;
}

function lineAsPassed(line: MarkedLine): string {
  return JSON.stringify(lineOf(piecesOfLine(line).flatMap((piece) => asPassed(piece))));
}

function changedMarks(
  marks: Marks | undefined,
  was: Was | undefined,
  how: Suggesting,
  after: Piece,
  asBefore: boolean,
): Marks | undefined {
  const { changed, ...others } = marks ?? {};
  if (was === undefined) return Object.keys(others).length === 0 ? undefined : others;
  if (asBefore && changed !== undefined) return { ...others, changed: { ...changed, was } };
  const known = [changed, marksOf(after)?.changed].find((mark) => mark?.author === how.author);
  const own = known ?? { id: how.newId(), author: how.author, at: how.at };
  return { ...others, changed: { ...own, was } };
}

/** What of `before` looks otherwise in `after`. */
function wasOf(before: Piece, after: Piece): Was {
  if (before.kind === "end" && after.kind === "end") {
    return sameKindOfLine(before.line, after.line) ? {} : { line: kindOfLine(before.line) };
  }
  if (before.kind !== "unit" || after.kind !== "unit") return {};
  const { link } = before.run;
  return {
    ...(before.run.format === after.run.format ? {} : { format: before.run.format }),
    ...(link?.url === after.run.link?.url
      ? {}
      : { link: link === undefined ? null : { url: link.url, rel: link.rel, title: link.title } }),
  };
}

/** Without what is again as it was; undefined when that is everything. */
function onlyDifferent(was: Was, now: Piece): Was | undefined {
  const left: Was = { ...was };
  if (now.kind === "unit") {
    if (left.format === now.run.format) delete left.format;
    if (left.link !== undefined && (left.link?.url ?? undefined) === now.run.link?.url) delete left.link;
  } else if (now.kind === "end") {
    if (left.line !== undefined && sameKindOfLine(lineOfKind(left.line), now.line)) delete left.line;
  } else if (now.block.type === "picture") {
    if (left.credit === now.block.credit) delete left.credit;
    if (left.alt === now.block.alt) delete left.alt;
  }
  return Object.keys(left).length === 0 ? undefined : left;
}
