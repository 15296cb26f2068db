/** What stands between a word and the one before. */
export type Gap = "none" | "space" | "hyphen" | "line";

/** A word or a single sign of a text. A trailing 's is a sign of its own, so that "adviser's" holds the word "adviser". */
export interface Word {
  /** As it stands. */
  text: string;
  /** Lower case, with straight apostrophes: what words are looked up by. */
  key: string;
  start: number;
  end: number;
  gap: Gap;
}

const SIGN_OR_WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\S/gu;
const HYPHENS = new Set(["-", "‐", "‑"]);
const POSSESSIVE = /['’]s$/iu;

/** The words and signs of a text, in order. Offsets are UTF-16 units. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  let hyphen = false;
  for (const match of text.matchAll(SIGN_OR_WORD)) {
    const found = match[0];
    const start = match.index;
    const between = text.slice(last, start);
    if (HYPHENS.has(found) && between === "" && !hyphen && words.length > 0 && isWordAt(text, start + 1)) {
      hyphen = true;
      last = start + 1;
      continue;
    }
    const gap = hyphen ? "hyphen" : gapOf(between);
    hyphen = false;
    last = start + found.length;
    const cut = found.length > 2 && POSSESSIVE.test(found) ? found.length - 2 : found.length;
    words.push({ text: found.slice(0, cut), key: keyOf(found.slice(0, cut)), start, end: start + cut, gap });
    if (cut < found.length) words.push({ text: found.slice(cut), key: "'s", start: start + cut, end: last, gap: "none" });
  }
  return words;
}

/** How a word is looked up. */
export function keyOf(word: string): string {
  const key = word.toLowerCase().replaceAll("’", "'");
  return isAscii(key) ? key : key.normalize("NFC");
}

/** Whether these are capitals only: at least two letters, none of them small. */
export function inCapitals(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase() && (text.match(/\p{L}/gu)?.length ?? 0) > 1;
}

function gapOf(between: string): Gap {
  if (between === "") return "none";
  return between.includes("\n") ? "line" : "space";
}

function isWordAt(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
