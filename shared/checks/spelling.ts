import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";
import { bareWord, isCapitalised, isCapitals, wordsIn, type WordPlace } from "./words-in.ts";

/** What is known of words, with straight apostrophes. */
export interface Lexicon {
  /** In the dictionary, the paper's words or the newsroom's, in this letter case. */
  isWord(word: string): boolean;
  /** A name that the desk has seen: of a contributor, or in what was published. */
  isName(word: string): boolean;
  /** What may have been meant; undefined where nobody has thought about it yet. */
  near(word: string): readonly string[] | undefined;
}

/** Capitals as long as this are a word in house capitals, not an abbreviation, in letters. */
const SHORTEST_IN_CAPITALS = 6;
/** What may stand before a word without making another of it: "ultralight", "antivirus". */
const PREFIX =
  /^(?:anti|auto|bio|counter|cyber|eco|geo|hyper|inter|mega|micro|mid|mini|mis|multi|neo|non|out|over|post|pre|pseudo|re|semi|socio|sub|super|trans|ultra|un|under)(?=\p{L}{4})/u;
/** What may stand before a hyphen though it is no word. */
const PREFIXES = new Set(
  "anti auto bi co counter e eco ex extra hyper inter intra mega micro mid mini multi neo non out over post pre pro pseudo quasi re self semi sub super trans tri ultra un under vice".split(
    " ",
  ),
);

/** Words that neither the dictionary nor the desk knows. Names count for less than words: nobody knows them all. */
export function misspelt(text: CheckedText, lexicon: Lexicon): Finding[] {
  const words = wordsIn(text.text);
  return words.flatMap((place, at) => {
    if (isKnown(words, at, text.text, lexicon)) return [];
    const { word, start } = place;
    const end = start + (/['’]s$/i.test(word) ? word.length - 2 : word.length);
    const bare = word.slice(0, end - start);
    const replacements = lexicon.near(bareWord(word)) ?? [];
    if (!isCapitalised(word) || hasSmallTwin(place, replacements, lexicon)) {
      const why = isCapitals(word)
        ? `“${bare}” is not in the dictionary, in capitals or small.`
        : `“${bare}” is not in the dictionary.`;
      return [
        findingAt(text, { rule: "spelling", severity: isCapitalised(word) ? "should" : "must", start, end, why, replacements }),
      ];
    }
    const why = `The desk has not seen the name “${bare}” before. Is it spelt like that?`;
    return [findingAt(text, { rule: "spelling-name", severity: "hint", start, end, why, replacements })];
  });
}

/** A name as long as this is seldom one letter away from a word: "Departmnet". */
const LONG_FOR_A_NAME = 9;

/** "Teh" opens a sentence: a word with a capital rather than a name. */
function hasSmallTwin({ opens, word }: WordPlace, replacements: readonly string[], { isWord }: Lexicon): boolean {
  const isSlip = replacements.some((replacement) => isWord(replacement.toLowerCase()));
  return isSlip && (opens ? word.length > 2 : word.length >= LONG_FOR_A_NAME);
}

function isKnown(words: readonly WordPlace[], at: number, text: string, lexicon: Lexicon): boolean {
  const place = words[at];
  if (place === undefined) return true;
  const { word, joined } = place;
  // Figures, single letters, and plurals of abbreviations: "3pm", "MPs".
  if (word.length === 1 || /\p{N}/u.test(word) || /^\p{Lu}{2,}s$/u.test(word)) return true;
  if (!/\p{Script=Latin}/u.test(word)) return true;
  const bare = bareWord(word);
  if (knowsWord(bare, lexicon) || knowsWord(word.replaceAll("’", "'"), lexicon)) return true;
  if (joined !== "none" && isKnownCompound(words, at, text, lexicon)) return true;
  if (isCapitals(bare)) return isKnownInCapitals(words, at, bare, lexicon);
  return bare === "" || PREFIXES.has(bare.toLowerCase());
}

function knowsWord(word: string, lexicon: Lexicon): boolean {
  if (lexicon.isWord(word) || lexicon.isName(word)) return true;
  const lower = word.toLowerCase();
  if (isCapitalised(word) && lexicon.isWord(lower)) return true;
  // O'Brien, MacDonald, d'Arcy: what stands behind the particle is the name.
  const parts = /^(?:[OD]'|Mac|Mc|Fitz|d'|l')(\p{Lu}.+)$/u.exec(word);
  if (parts?.[1] !== undefined && (lexicon.isName(parts[1]) || lexicon.isWord(parts[1]))) return true;
  const rest = lower.replace(PREFIX, "");
  return rest !== lower && lexicon.isWord(rest);
}

/** "Well-known" is in no dictionary: its parts are, and "co-" and "ex-" are parts. */
function isKnownCompound(words: readonly WordPlace[], at: number, text: string, lexicon: Lexicon): boolean {
  let first = at;
  let last = at;
  while (first > 0 && (words[first]?.joined === "before" || words[first]?.joined === "both")) first -= 1;
  while (last < words.length - 1 && (words[last]?.joined === "after" || words[last]?.joined === "both")) last += 1;
  const whole = bareWord(text.slice(words[first]?.start ?? 0, words[last]?.end ?? 0)).replaceAll(/[‐‑]/g, "-");
  const part = bareWord(words[at]?.word ?? "").toLowerCase();
  return (
    lexicon.isWord(whole) ||
    lexicon.isWord(whole.toLowerCase()) ||
    lexicon.isName(whole) ||
    (last > at && PREFIXES.has(part)) ||
    lexicon.isWord(whole.replaceAll("-", "").toLowerCase())
  );
}

/** Among other words in capitals a short one is a word as well: "IN MARCH TEH HARBOUR". */
function isKnownInCapitals(words: readonly WordPlace[], at: number, word: string, lexicon: Lexicon): boolean {
  const lower = word.toLowerCase();
  const title = `${word.slice(0, 1)}${lower.slice(1)}`;
  if (knowsWord(lower, lexicon) || knowsWord(title, lexicon)) return true;
  if (word.length >= SHORTEST_IN_CAPITALS) return false;
  const isShouted = (place: WordPlace | undefined): boolean =>
    place !== undefined &&
    place.word.length >= 4 &&
    isCapitals(bareWord(place.word)) &&
    lexicon.isWord(bareWord(place.word).toLowerCase());
  return !(isShouted(words[at - 1]) && isShouted(words[at + 1]));
}
