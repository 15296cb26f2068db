import { COMMON_SLIPS } from "./common-slips.ts";
import { distance } from "./distance.ts";

/** Most that is offered for one word. */
const MOST = 5;
/** A word with more letters may be two slips away from what was meant. */
const LONG = 6;

/** All known words in small letters by their first letter and length: where those two slips away are looked for. */
export type WordShelves = ReadonlyMap<string, readonly string[]>;

export function shelvesOf(words: Iterable<string>): WordShelves {
  const shelves = new Map<string, string[]>();
  for (const word of words) {
    if (word !== word.toLowerCase() || word.length < LONG) continue;
    const key = `${word[0] ?? ""}${word.length}`;
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [word]);
    else shelf.push(word);
  }
  return shelves;
}

/**
 * What may have been meant by a word that nobody knows, the likeliest first: the usual slips, two
 * letters swapped, one doubled or missed, one changed; then, of long words, two slips. In the
 * letter case of the word. A dictionary's own search takes up to a second for a word; this one
 * takes a few milliseconds.
 */
export function nearWords(word: string, isWord: (word: string) => boolean, shelves: WordShelves): string[] {
  const lower = word.toLowerCase().replaceAll("’", "'");
  const usual = COMMON_SLIPS.get(lower);
  const isCapital = word[0] !== lower[0];
  const asWritten = (found: string): string => {
    if (word === word.toUpperCase() && word.length > 1) return found.toUpperCase();
    return isCapital ? `${found.slice(0, 1).toUpperCase()}${found.slice(1)}` : found;
  };
  const found = new Set<string>(usual === undefined ? [] : [usual]);
  const known = (candidate: string): boolean =>
    isWord(candidate) || (isCapital && isWord(`${candidate.slice(0, 1).toUpperCase()}${candidate.slice(1)}`));
  for (const candidate of oneSlipAway(lower)) {
    if (found.size >= MOST) break;
    if (candidate !== lower && candidate.length > 1 && known(candidate)) found.add(candidate);
  }
  if (found.size === 0 && !isCapital) for (const parts of inTwo(lower, isWord)) found.add(parts);
  if (found.size === 0 && !isCapital && lower.length >= LONG) for (const each of twoSlipsAway(lower, shelves)) found.add(each);
  if (found.size === 0 && isWord(`${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`)) {
    return [`${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`];
  }
  return [...found].slice(0, MOST).map(asWritten);
}

const LETTERS = "etaoinsrhldcumfpgwybvkxjqz'";

function* oneSlipAway(word: string): Generator<string> {
  for (let at = 0; at < word.length - 1; at += 1) {
    yield `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  }
  // A letter doubled that is single, or single that is double.
  for (let at = 0; at < word.length; at += 1) yield `${word.slice(0, at)}${word[at]}${word.slice(at)}`;
  for (let at = 0; at < word.length; at += 1) yield `${word.slice(0, at)}${word.slice(at + 1)}`;
  for (let at = word.length; at >= 0; at -= 1) {
    for (const letter of LETTERS) yield `${word.slice(0, at)}${letter}${word.slice(at)}`;
  }
  // Vowels for vowels before all others.
  for (const letters of ["aeiou", LETTERS]) {
    for (let at = 1; at < word.length; at += 1) {
      if (letters === "aeiou" && !letters.includes(word[at] ?? "")) continue;
      for (const letter of letters) yield `${word.slice(0, at)}${letter}${word.slice(at + 1)}`;
    }
  }
}

function inTwo(word: string, isWord: (word: string) => boolean): string[] {
  const parts: string[] = [];
  for (let at = 3; at <= word.length - 3; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (isWord(left) && isWord(right)) parts.push(`${left} ${right}`);
  }
  return parts.slice(0, 2);
}

function twoSlipsAway(word: string, shelves: WordShelves): string[] {
  const near: string[] = [];
  for (let length = word.length - 2; length <= word.length + 2; length += 1) {
    for (const candidate of shelves.get(`${word[0] ?? ""}${length}`) ?? []) {
      if (distance(word, candidate, 2) <= 2) near.push(candidate);
    }
  }
  return near.toSorted((one, other) => Math.abs(one.length - word.length) - Math.abs(other.length - word.length));
}
