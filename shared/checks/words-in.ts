/** A word where it stands, in UTF-16 units of its text. Parts of a hyphenated word are words of their own. */
export interface WordPlace {
  word: string;
  start: number;
  end: number;
  /** Nothing but a hyphen stands between it and the word before, or after. */
  joined: "none" | "before" | "after" | "both";
  /** It opens a sentence, a quotation or the text. */
  opens: boolean;
}

/** Addresses, handles and tags: what looks like words there is none. */
const NOT_WORDS =
  /https?:\/\/\S+|www\.\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|[@#][\p{L}\p{N}_]+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|uk|eu|io|info|gov|ie|scot|wales|london)(?:\/\S*)?(?![\p{L}\p{N}])/giu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const HYPHENS = new Set(["-", "‐", "‑"]);

/** The text with addresses blanked out, of the same length. */
export function withoutAddresses(text: string): string {
  if (!/[@#./]/.test(text)) return text;
  return text.replace(NOT_WORDS, (found) => " ".repeat(found.length));
}

/** The words of a text, in order. */
export function wordsIn(text: string): WordPlace[] {
  const plain = withoutAddresses(text);
  return [...plain.matchAll(WORD)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    return { word: match[0], start, end, joined: joinedAt(plain, start, end), opens: opensAt(plain, start) };
  });
}

function joinedAt(text: string, start: number, end: number): WordPlace["joined"] {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? " ");
  const before = HYPHENS.has(text[start - 1] ?? "") && isLetter(start - 2);
  const after = HYPHENS.has(text[end] ?? "") && isLetter(end + 1);
  if (before && after) return "both";
  return before ? "before" : after ? "after" : "none";
}

/** After a stop, a colon, an opening quotation mark or a bullet, with spaces between. */
function opensAt(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && /[\s“‘"'’”()[\]–—•*]/.test(text[at] ?? "")) {
    if (/[“‘–—•\n]/.test(text[at] ?? "")) return true;
    at -= 1;
  }
  return at < 0 || /[.!?:…]/.test(text[at] ?? "");
}

/** "Okafor’s" is Okafor, "the dogs’" the dogs: the word without a possessive ending, with straight apostrophes. */
export function bareWord(word: string): string {
  return word.replaceAll("’", "'").replace(/'s$/i, "");
}

/** Capitals throughout: an abbreviation, or a word in house capitals. */
export function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** The first letter is a capital, the others are not all. */
export function isCapitalised(word: string): boolean {
  const [first = ""] = word;
  return first !== first.toLowerCase() && !isCapitals(word);
}
