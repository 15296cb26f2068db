import type { Inline, Link, TextRun } from "../../model/copy.ts";
import { LONGEST_RUN } from "../../model/copy-limits.ts";
import { lineText } from "../plain-text.ts";
import { emptyLink, textRun } from "../safe-copy.ts";

/** How words stand: their type, and the address they lead to. */
export interface Setting {
  format: number;
  address?: string;
}

type Piece = { kind: "text"; text: string; setting: Setting } | { kind: "break" } | { kind: "tab" };

/**
 * Collects the words of one block and collapses white space as a browser does: any run of it is
 * one space, none at the start or end of a line. A no-break space alone between words stays.
 */
export interface LineWriter {
  text(text: string, setting: Setting): void;
  /** Text whose spaces and line ends mean something. */
  preformatted(text: string, setting: Setting): void;
  lineBreak(): void;
  tab(): void;
  /** A word boundary that the markup implies, as between two cells. */
  space(): void;
  isEmpty(): boolean;
  /** The lines collected, parted where two or more breaks stood; then empty again. */
  take(): Inline[][];
}

// No-break spaces count as white space only in company: writers use them as padding.
const WHITE = /[ \t\n\r\f\u00a0\u2028\u2029]+/g;
// Invisible characters that break searching and counting: controls, soft hyphen, zero-width space, byte order mark.
const INVISIBLE = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b\ufeff]/g;
const ENDS_WHITE = /[ \u00a0]$/;
const STARTS_WHITE = /^[ \u00a0]+/;

export function createLineWriter(): LineWriter {
  let pieces: Piece[] = [];

  const atStart = (): boolean => {
    const last = pieces.at(-1);
    return last === undefined || last.kind !== "text" || ENDS_WHITE.test(last.text);
  };
  const append = (text: string, setting: Setting): void => {
    if (text === "") return;
    const last = pieces.at(-1);
    if (last?.kind === "text" && sameSetting(last.setting, setting)) last.text += text;
    else pieces.push({ kind: "text", text, setting });
  };
  const writeText = (text: string, setting: Setting): void => {
    const collapsed = text.replace(INVISIBLE, "").replace(WHITE, (white) => (white === "\u00a0" ? white : " "));
    append(atStart() ? collapsed.replace(STARTS_WHITE, "") : collapsed, setting);
  };

  return {
    text: writeText,
    preformatted: (text, setting) => {
      for (const [index, line] of text
        .replace(INVISIBLE, "")
        .split(/\r\n|\r|\n/)
        .entries()) {
        if (index > 0) pieces.push({ kind: "break" });
        for (const [part, words] of line.split("\t").entries()) {
          if (part > 0) pieces.push({ kind: "tab" });
          append(words, setting);
        }
      }
    },
    lineBreak: () => void pieces.push({ kind: "break" }),
    tab: () => {
      trimWhite(pieces);
      pieces.push({ kind: "tab" });
    },
    space: () => writeText(" ", { format: 0 }),
    isEmpty: () => pieces.every((piece) => piece.kind !== "text" || piece.text.trim() === ""),
    take: () => {
      const taken = pieces;
      pieces = [];
      return lines(taken)
        .map(inlines)
        .filter((line) => lineText(line).trim() !== "");
    },
  };
}

function sameSetting(one: Setting, other: Setting): boolean {
  return one.format === other.format && one.address === other.address;
}

function lines(pieces: Piece[]): Piece[][] {
  const found: Piece[][] = [];
  let line: Piece[] = [];
  let breaks = 0;
  for (const piece of pieces) {
    if (piece.kind === "break") {
      trimEnd(line);
      breaks += 1;
      continue;
    }
    if (breaks > 1) {
      found.push(line);
      line = [];
    } else if (breaks === 1 && line.length > 0) line.push({ kind: "break" });
    breaks = 0;
    line.push(piece);
  }
  trimEnd(line);
  while (line.at(-1)?.kind === "break") line.pop();
  found.push(line);
  return found;
}

/** Takes white space off the end. */
function trimWhite(line: Piece[]): void {
  for (let last = line.at(-1); last?.kind === "text"; last = line.at(-1)) {
    last.text = last.text.replace(/[ \u00a0]+$/, "");
    if (last.text !== "") return;
    line.pop();
  }
}

/** Takes white space and tabs off the end. */
function trimEnd(line: Piece[]): void {
  trimWhite(line);
  while (line.at(-1)?.kind === "tab") {
    line.pop();
    trimWhite(line);
  }
}

function inlines(line: Piece[]): Inline[] {
  const made: Inline[] = [];
  let open: Link | undefined;
  for (const piece of line) {
    if (piece.kind === "break") {
      made.push({ type: "linebreak", version: 1 });
      open = undefined;
    } else if (piece.kind === "tab") {
      made.push({ ...textRun("\t", 0), type: "tab", text: "\t", detail: 2 });
      open = undefined;
    } else {
      const { format, address } = piece.setting;
      if (address === undefined || (open?.url !== address && piece.text.trim() === "")) {
        made.push(...runs(piece.text, format));
        open = undefined;
      } else {
        if (open?.url !== address) {
          open = emptyLink(address);
          made.push(open);
        }
        open.children.push(...runs(piece.text, format));
      }
    }
  }
  return made;
}

function runs(text: string, format: number): TextRun[] {
  const made: TextRun[] = [];
  for (let at = 0; at < text.length; at += LONGEST_RUN) made.push(textRun(text.slice(at, at + LONGEST_RUN), format));
  return made;
}
