/** What a text must hold for a pattern to match: a look at these is far cheaper than the pattern. */
export interface PatternNeeds {
  /** In lower case; every match holds one of them. Empty where the pattern demands no letters or signs of its own. */
  texts: readonly string[];
  /** Whether it demands a figure. */
  figure: boolean;
}

/** A group of plain words to choose from: "(adviser|advisers)". */
const PLAIN_GROUP = /^\((?:\?:|\?<\p{L}\w*>)?([^\\[\](){}.*+?^$|]+(?:\|[^\\[\](){}.*+?^$|]+)*)\)/u;

/**
 * Reads from a pattern what every match of it must hold: the longest run of plain signs that is in
 * no group and not optional, or the words of a group of plain words where the shortest of them is
 * longer. It may say too little, never too much.
 */
export function needsOfPattern(pattern: string): PatternNeeds {
  let depth = 0;
  let texts: readonly string[] = [];
  let run = "";
  let figure = false;
  const offer = (candidates: readonly string[]): void => {
    if (shortest(candidates) > shortest(texts)) texts = candidates;
  };
  const end = (): void => {
    offer([run]);
    run = "";
  };
  const isOptional = (at: number): boolean => /^(?:[?*]|\{0?,|\{0\})/.test(pattern.slice(at));
  for (let at = 0; at < pattern.length;) {
    const group = depth === 0 ? PLAIN_GROUP.exec(pattern.slice(at)) : null;
    if (group !== null) {
      end();
      at += group[0].length;
      if (!isOptional(at)) offer((group[1] ?? "").split("|"));
      continue;
    }
    const piece = pieceAt(pattern, at);
    at += piece.length;
    if (piece === "(") depth += 1;
    else if (piece === ")") depth -= 1;
    else if (piece === "|" && depth === 0) return { texts: [], figure: false };
    if (depth > 0 || piece === ")" || isOptional(at)) {
      end();
      continue;
    }
    if (piece === "\\d" || piece === "[0-9]") figure = true;
    const plain = plainSign(piece);
    if (plain === undefined) end();
    else run += plain;
    if (/^[+{]/.test(pattern.slice(at))) end();
  }
  end();
  return { texts: texts.map((text) => text.toLowerCase()), figure };
}

/** Length of the shortest; nothing demands nothing. */
function shortest(texts: readonly string[]): number {
  return texts.length === 0 ? 0 : Math.min(...texts.map((text) => text.length));
}

/** One sign, one escape or one class. */
function pieceAt(pattern: string, at: number): string {
  const rest = pattern.slice(at);
  return (
    rest.match(/^(?:\\[pPu](?:\{[^}]*\}|[0-9a-f]{4})|\\x[0-9a-f]{2}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|\{[^}]*\}|[^])/iu)?.[0] ?? rest
  );
}

function plainSign(piece: string): string | undefined {
  if (/^\\[.*+?^${}()|[\]\\/-]$/.test(piece)) return piece.slice(1);
  return /^[^\\[\](){}.*+?^$|]$/u.test(piece) ? piece : undefined;
}
