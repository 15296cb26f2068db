/** What a text must hold for a pattern to match: a look at these is far cheaper than the pattern. */
export interface PatternNeeds {
  /** In lower case; empty where the pattern demands no letters or signs of its own. */
  text: string;
  /** Whether it demands a figure. */
  figure: boolean;
}

/**
 * Reads from a pattern what every match of it must hold: the longest run of plain signs that is in
 * no group and not optional. It may say too little, never too much.
 */
export function needsOfPattern(pattern: string): PatternNeeds {
  let depth = 0;
  let longest = "";
  let run = "";
  let figure = false;
  const end = (): void => {
    if (run.length > longest.length) longest = run;
    run = "";
  };
  for (let at = 0; at < pattern.length;) {
    const piece = pieceAt(pattern, at);
    at += piece.length;
    if (piece === "(") depth += 1;
    else if (piece === ")") depth -= 1;
    else if (piece === "|" && depth === 0) return { text: "", figure: false };
    const optional = /^(?:[?*]|\{0?,|\{0\})/.test(pattern.slice(at));
    if (depth > 0 || piece === ")" || optional) {
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
  return { text: longest.toLowerCase(), figure };
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
