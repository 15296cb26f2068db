import { diffArrays } from "diff";
import { BOLD, ITALIC } from "../model/copy-limits.ts";
import type { LineOfCopy } from "../model/copy.ts";
import type { Piece } from "../model/redline.ts";

/** A word, a space or a sign, in one type. */
export interface Token {
  text: string;
  format: number;
  link: string | undefined;
}

// A word keeps its apostrophes and hyphens, a number its points and commas.
const TOKENS =
  /[\p{L}\p{N}\p{M}]+(?:(?:['’‑-](?=[\p{L}\p{N}])|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}\p{M}]+)*|\s+|[^\p{L}\p{N}\p{M}\s]/gu;

export function tokensOfText(text: string, format = 0, link?: string): Token[] {
  return (text.match(TOKENS) ?? []).map((word) => ({ text: word, format, link }));
}

export function tokensOfLine(line: LineOfCopy): Token[] {
  return line.flatMap((inline): Token[] => {
    if (inline.type === "linebreak") return [{ text: "\n", format: 0, link: undefined }];
    if (inline.type !== "link") return tokensOfText(inline.text, inline.format);
    return tokensOfLine(inline.children).map((token) => ({ ...token, link: inline.url }));
  });
}

const sameToken = (one: Token, other: Token): boolean =>
  one.text === other.text && one.format === other.format && one.link === other.link;

const isBlank = (tokens: readonly Token[]): boolean => tokens.every(({ text }) => text.trim() === "");

/**
 * What stayed, went and came, word by word. The pieces that are not `added` are the words before,
 * those that are not `removed` the words after, to the letter.
 */
export function compareTokens(before: readonly Token[], after: readonly Token[]): Piece[] {
  const changes = diffArrays([...before], [...after], { comparator: sameToken });
  const pieces: Piece[] = [];
  let removed: Token[] = [];
  let added: Token[] = [];
  const settle = (): void => {
    pieces.push(...piecesOf("removed", removed), ...piecesOf("added", added));
    removed = [];
    added = [];
  };
  for (const [at, change] of changes.entries()) {
    if (change.removed) removed.push(...change.value);
    else if (change.added) added.push(...change.value);
    else if (removed.length > 0 && added.length > 0 && at < changes.length - 1 && isBlank(change.value)) {
      // A space that two changes have between them is read as part of one.
      removed.push(...change.value);
      added.push(...change.value);
    } else {
      settle();
      pieces.push(...piecesOf("same", change.value));
    }
  }
  settle();
  return pieces;
}

export function compareText(before: string, after: string): Piece[] {
  return compareTokens(tokensOfText(before), tokensOfText(after));
}

export function compareLines(before: LineOfCopy, after: LineOfCopy): Piece[] {
  return compareTokens(tokensOfLine(before), tokensOfLine(after));
}

/** All of it as one kind: what only one of the two has. */
export function piecesOf(kind: Piece["kind"], tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    const open = pieces.at(-1);
    if (open !== undefined && last !== undefined && last.format === token.format && last.link === token.link) {
      open.text += token.text;
    } else {
      pieces.push({
        kind,
        text: token.text,
        ...((token.format & BOLD) !== 0 && { bold: true as const }),
        ...((token.format & ITALIC) !== 0 && { italic: true as const }),
        ...(token.link !== undefined && { link: token.link }),
      });
    }
    last = token;
  }
  return pieces;
}

export const isChanged = (pieces: readonly Piece[]): boolean => pieces.some(({ kind }) => kind !== "same");

/** The words before (`without` "added") or after (`without` "removed"). */
export function textOfPieces(pieces: readonly Piece[], without: "added" | "removed"): string {
  return pieces.map(({ kind, text }) => (kind === without ? "" : text)).join("");
}
