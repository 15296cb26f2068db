import type { Mark } from "../../model/suggestion.ts";
import { lineOfKind, marksOf, withMarks, type Piece } from "./pieces.ts";

/** Who suggests, and how. */
export interface Suggesting {
  author: string;
  /** An instant: ISO 8601 in UTC. */
  at: string;
  newId(): string;
  /** Place of the caret in what was written, in pieces: between equal letters it tells which was typed. */
  caret?: number | undefined;
  /** The caret stood behind what was taken out, as with the Delete key. */
  forward?: boolean;
  /** Whether an edit next to an open suggestion of the same person belongs to it; it does. */
  joining?: boolean;
}

/** The copy with the edit as a suggestion in it. */
export interface SuggestedEdit<Copy> {
  copy: Copy;
  /** Where a place in what was written is now, both in pieces. */
  place(at: number): number;
}

/** Words that stand right before a block need a line to stand in; it goes whatever becomes of the suggestion. */
export function closeLine(made: Piece[], how: Suggesting): void {
  const last = made.at(-1);
  if (last?.kind !== "unit") return;
  const { added, removed } = marksOf(last) ?? {};
  const mark = added ?? removed ?? { id: how.newId(), author: how.author, at: how.at };
  made.push({ kind: "end", line: lineOfKind({ type: "paragraph" }), marks: { added: mark, removed: mark } });
}

/** Nothing is left of what its own author had only suggested. */
export function takenOut(piece: Piece, mark: Mark, moved?: true): Piece[] {
  const marks = marksOf(piece);
  if (marks?.added?.author === mark.author) return [];
  if (marks?.removed !== undefined) return [piece];
  return [withMarks(piece, { ...marks, removed: mark, ...(moved === undefined ? {} : { moved }) })];
}

export function putIn(piece: Piece, mark: Mark, moved?: true): Piece {
  const { added } = marksOf(piece) ?? {};
  if (moved === undefined && added?.author === mark.author) return withMarks(piece, { added });
  return withMarks(piece, { added: mark, ...(moved === undefined ? {} : { moved }) });
}
