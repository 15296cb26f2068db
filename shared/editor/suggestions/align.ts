import { marksOf, sameJson, sameKindOfLine, type Piece } from "./pieces.ts";

/** A run of pieces that came in the place of another; the ends are not included. */
export interface Hunk {
  before: { from: number; to: number };
  after: { from: number; to: number };
}

/** Largest table of words against words that is looked through; beyond it a hunk stays whole. */
const MOST_COMPARED = 4_000_000;

/**
 * Whether two pieces are the same words, or the same end of a line, whatever they look like. What
 * was taken out before stands for nothing that stands now.
 */
export function samePiece(one: Piece, other: Piece): boolean {
  if (marksOf(one)?.removed !== undefined && marksOf(other)?.removed === undefined) return false;
  if (one.kind === "unit") return other.kind === "unit" && one.text === other.text && one.run.type === other.run.type;
  if (one.kind === "end") return other.kind === "end";
  if (other.kind !== "whole" || one.block.type !== other.block.type) return false;
  return one.block.type === "cut" || (other.block.type === "picture" && one.block.pictureId === other.block.pictureId);
}

/** The same, and looking the same too. Marks are not compared. */
export function sameLook(one: Piece, other: Piece): boolean {
  if (!samePiece(one, other)) return false;
  if (one.kind === "unit" && other.kind === "unit") {
    return one.run === other.run || (one.run.format === other.run.format && one.run.link?.url === other.run.link?.url);
  }
  if (one.kind === "end" && other.kind === "end") return sameKindOfLine(one.line, other.line);
  return one.kind === "whole" && other.kind === "whole" && sameJson(one.block, other.block);
}

type Same = (one: Piece, other: Piece) => boolean;

/** Takes what is the same off both ends. Behind `caret`, a place in `after`, comes first: what is typed stands before it. */
function trimmed(before: readonly Piece[], after: readonly Piece[], hunk: Hunk, caret: number, same: Same): Hunk {
  let { from: beforeFrom, to: beforeTo } = hunk.before;
  let { from: afterFrom, to: afterTo } = hunk.after;
  const tail = (least: number): void => {
    while (
      beforeTo > beforeFrom &&
      afterTo > Math.max(afterFrom, least) &&
      same(before[beforeTo - 1] as Piece, after[afterTo - 1] as Piece)
    ) {
      beforeTo -= 1;
      afterTo -= 1;
    }
  };
  tail(caret);
  while (beforeFrom < beforeTo && afterFrom < afterTo && same(before[beforeFrom] as Piece, after[afterFrom] as Piece)) {
    beforeFrom += 1;
    afterFrom += 1;
  }
  tail(0);
  return { before: { from: beforeFrom, to: beforeTo }, after: { from: afterFrom, to: afterTo } };
}

/** Where `after` differs from `before`, in order. Pieces between the hunks stand for each other, one to one. */
export function hunksBetween(before: readonly Piece[], after: readonly Piece[], caret: number | undefined): Hunk[] {
  const whole: Hunk = { before: { from: 0, to: before.length }, after: { from: 0, to: after.length } };
  const looks = trimmed(before, after, whole, caret ?? 0, sameLook);
  const words = onCharacters(before, after, trimmed(before, after, looks, caret ?? 0, samePiece));
  const { before: out, after: put } = words;
  if (out.from === out.to && put.from === put.to) return [];
  if (out.from === out.to || put.from === put.to) return [words];
  return wordHunks(before, after, words);
}

/** A hunk never parts the two halves of a character. */
function onCharacters(before: readonly Piece[], after: readonly Piece[], hunk: Hunk): Hunk {
  let { from: beforeFrom, to: beforeTo } = hunk.before;
  let { from: afterFrom, to: afterTo } = hunk.after;
  if (isLowHalf(before[beforeFrom]) || isLowHalf(after[afterFrom])) {
    beforeFrom = Math.max(0, beforeFrom - 1);
    afterFrom = Math.max(0, afterFrom - 1);
  }
  if (isLowHalf(before[beforeTo]) || isLowHalf(after[afterTo])) {
    beforeTo = Math.min(before.length, beforeTo + 1);
    afterTo = Math.min(after.length, afterTo + 1);
  }
  return { before: { from: beforeFrom, to: beforeTo }, after: { from: afterFrom, to: afterTo } };
}

function isLowHalf(piece: Piece | undefined): boolean {
  return piece?.kind === "unit" && piece.text >= "\udc00" && piece.text <= "\udfff";
}

const END = "\u2029";
const BLOCK = "\0";

/** A word, or what stands between two: its place among the pieces, and what it says. */
interface Word {
  from: number;
  to: number;
  says: string;
}

function wordsOf(pieces: readonly Piece[], from: number, to: number): Word[] {
  const words: Word[] = [];
  let inWord = false;
  for (let at = from; at < to; at += 1) {
    const piece = pieces[at] as Piece;
    const letter = piece.kind === "unit" && piece.run.type === "text" && !/[\s\p{P}]/u.test(piece.text);
    const out = marksOf(piece)?.removed === undefined ? "" : "\u0001";
    const says =
      out + (piece.kind === "unit" ? piece.text : piece.kind === "end" ? END : `${BLOCK}${JSON.stringify(piece.block)}`);
    const last = words.at(-1);
    if (letter && inWord && last !== undefined) {
      last.to = at + 1;
      last.says += says;
    } else {
      words.push({ from: at, to: at + 1, says });
    }
    inWord = letter;
  }
  return words;
}

/** Parts a hunk at the words that both sides have, so that two corrections in a sentence stay two. */
function wordHunks(before: readonly Piece[], after: readonly Piece[], hunk: Hunk): Hunk[] {
  const left = wordsOf(before, hunk.before.from, hunk.before.to);
  const right = wordsOf(after, hunk.after.from, hunk.after.to);
  if (left.length * right.length > MOST_COMPARED) return [hunk];
  const common = commonWords(left, right);
  // A lone comma or space in common would tear a rewritten sentence to shreds.
  const telling = common.filter(([word]) => word.says.length > 2 || word.says === END || word.says.startsWith(BLOCK));
  if (telling.length === 0) return [hunk];
  const hunks: Hunk[] = [];
  let beforeFrom = hunk.before.from;
  let afterFrom = hunk.after.from;
  const upTo = (beforeTo: number, afterTo: number): void => {
    if (beforeFrom < beforeTo || afterFrom < afterTo) {
      hunks.push({ before: { from: beforeFrom, to: beforeTo }, after: { from: afterFrom, to: afterTo } });
    }
  };
  for (const [out, put] of common) {
    upTo(out.from, put.from);
    beforeFrom = out.to;
    afterFrom = put.to;
  }
  upTo(hunk.before.to, hunk.after.to);
  return hunks;
}

/** Pairs of equal words in the order of both sides: as many as there can be. */
function commonWords(left: readonly Word[], right: readonly Word[]): [Word, Word][] {
  const width = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        left[row]?.says === right[column]?.says
          ? (longest[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(longest[(row + 1) * width + column] ?? 0, longest[row * width + column + 1] ?? 0);
    }
  }
  const pairs: [Word, Word][] = [];
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    const one = left[row] as Word;
    const other = right[column] as Word;
    if (one.says === other.says) {
      pairs.push([one, other]);
      row += 1;
      column += 1;
    } else if ((longest[(row + 1) * width + column] ?? 0) >= (longest[row * width + column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return pairs;
}
