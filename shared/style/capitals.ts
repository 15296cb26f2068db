import type { MarkedInline, MarkedLine } from "../model/copy.ts";

/** A word shorter than this does not open a story alone: "IN MARCH the harbour …". Source: reference page, row 5. */
const SHORTEST_ALONE = 4;

/**
 * Where the words that open a story in capitals end: after the first word, or after the second
 * where the first is short. In UTF-16 units of the text; 0 when it has no word.
 */
export function openingEnd(text: string): number {
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu)].slice(0, 2);
  const [first, second] = words;
  if (first === undefined) return 0;
  const end = first.index + first[0].length;
  // Punctuation between the two ends the opening: capitals do not run over a comma.
  const together = second !== undefined && text.slice(end, second.index).trim() === "";
  return together && first[0].length < SHORTEST_ALONE ? second.index + second[0].length : end;
}

/** Where one of these names stands in a text, as whole words in any letter case. */
function placesOf(names: readonly string[], text: string): [from: number, to: number][] {
  const wanted = names
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  if (wanted.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/**
 * The line with each of these names in capitals, wherever it stands, also where it is
 * partly bold or linked. House style for standfirsts. Source: reference page, row 3.
 */
export function namesInCapitals(line: MarkedLine, names: readonly string[]): MarkedLine {
  const places = placesOf(names, line.map(textOf).join(""));
  let at = 0;
  const capitals = <Piece extends MarkedInline>(piece: Piece): Piece => {
    if (piece.type === "link") return { ...piece, children: piece.children.map(capitals) };
    const from = at;
    at += textOf(piece).length;
    if (piece.type !== "text") return piece;
    let text = "";
    let done = 0;
    for (const [start, end] of places) {
      const first = Math.max(start - from, done);
      const last = Math.min(end - from, piece.text.length);
      if (last <= first) continue;
      text += piece.text.slice(done, first) + piece.text.slice(first, last).toUpperCase();
      done = last;
    }
    return { ...piece, text: text + piece.text.slice(done) };
  };
  return line.map(capitals);
}

function textOf(piece: MarkedInline): string {
  if (piece.type === "link") return piece.children.map(textOf).join("");
  return piece.type === "text" ? piece.text : "\n";
}
