import type { MarkedBlock, MarkedBody } from "../../model/copy.ts";
import { copyOf, marksOf, piecesOfBlock, type Piece } from "./pieces.ts";
import { closeLine, putIn, takenOut, type SuggestedEdit, type Suggesting } from "./edit-pieces.ts";

/**
 * When the blocks are the same in another order: the fewest that were moved are taken out where
 * they stood and put in where they stand, as one suggestion. Undefined when it was another edit.
 */
export function movedBlocks(before: MarkedBody, after: MarkedBody, how: Suggesting): SuggestedEdit<MarkedBody> | undefined {
  if (before.length !== after.length || before.length < 2) return undefined;
  const was = before.map((block) => JSON.stringify(block));
  const now = after.map((block) => JSON.stringify(block));
  if (was.every((text, index) => text === now[index])) return undefined;
  if (was.toSorted().join("\n") !== now.toSorted().join("\n")) return undefined;
  const stay = longestCommon(was, now);
  const mark = { id: how.newId(), author: how.author, at: how.at };
  const pieces: Piece[] = [];
  const places: number[] = [];
  const put = (piece: Piece): void => {
    if (piece.kind === "whole") closeLine(pieces, how);
    pieces.push(piece);
  };
  const leave = (block: MarkedBlock): void => {
    for (const piece of piecesOfBlock(block)) takenOut(piece, mark, true).forEach(put);
  };
  const arrive = (block: MarkedBlock): void => {
    for (const piece of piecesOfBlock(block)) {
      places.push(pieces.length);
      // What somebody had taken out of it stays behind.
      if (marksOf(piece)?.removed === undefined) put(putIn(piece, mark, true));
    }
  };
  let left = 0;
  for (const [index, block] of after.entries()) {
    if (stay.now.has(index)) {
      while (left < before.length && !stay.was.has(left)) leave(before[left++] as MarkedBlock);
      left += 1;
      for (const piece of piecesOfBlock(block)) {
        places.push(pieces.length);
        put(piece);
      }
    } else arrive(block);
  }
  while (left < before.length) leave(before[left++] as MarkedBlock);
  closeLine(pieces, how);
  return { copy: copyOf(pieces), place: (at) => places[at] ?? pieces.length };
}

/** Indexes on both sides of the blocks that need not move. */
function longestCommon(was: readonly string[], now: readonly string[]): { was: Set<number>; now: Set<number> } {
  const width = now.length + 1;
  const longest = new Uint32Array((was.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = was.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        was[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const stay = { was: new Set<number>(), now: new Set<number>() };
  let row = 0;
  let column = 0;
  while (row < was.length && column < now.length) {
    if (was[row] === now[column]) {
      stay.was.add(row++);
      stay.now.add(column++);
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return stay;
}
