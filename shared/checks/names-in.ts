import { GIVEN_NAMES } from "./given-names.ts";
import { bareWord, isCapitalised, wordsIn, type WordPlace } from "./words-in.ts";

/** A person named in full, where they are, in UTF-16 units of the text. */
export interface FullName {
  given: string;
  surname: string;
  start: number;
  end: number;
  /** Where the surname alone stands. */
  surnameStart: number;
}

/** A word with a capital that is part of no full name. */
export interface LoneName {
  name: string;
  start: number;
  end: number;
  /** It opens a sentence, so that the capital says nothing. */
  opens: boolean;
  /** A place or thing rather than a person: "in York", "the Brown". */
  behindPreposition: boolean;
  /** Another word with a capital stands right before or behind it: "Thames Water". */
  inRun: boolean;
}

export interface NamesOfText {
  full: readonly FullName[];
  lone: readonly LoneName[];
}

const PARTICLES = new Set([
  "de",
  "del",
  "della",
  "di",
  "da",
  "van",
  "von",
  "der",
  "den",
  "bin",
  "al",
  "el",
  "la",
  "le",
  "ap",
  "mac",
]);
const BEFORE_PLACES = new Set(["in", "at", "near", "from", "the", "to", "around", "outside", "across", "via"]);
const TITLES = new Set(
  "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Baroness Cllr Councillor Insp Inspector Sgt Sergeant Rev".split(" "),
);

/** The people a text names in full, and its other words with a capital. */
export function namesIn(text: string): NamesOfText {
  const words = wordsIn(text);
  const full: FullName[] = [];
  const lone: LoneName[] = [];
  const next = (at: number): boolean => {
    const one = words[at];
    const other = words[at + 1];
    return one !== undefined && other !== undefined && text.slice(one.end, other.start) === " ";
  };
  for (let at = 0; at < words.length; at += 1) {
    const place = words[at];
    if (place === undefined || !isCapitalised(place.word)) continue;
    const name = GIVEN_NAMES.has(place.word) ? fullNameAt(words, at, next) : undefined;
    if (name !== undefined) {
      full.push(name.found);
      at = name.last;
      continue;
    }
    const before = next(at - 1) ? words[at - 1] : undefined;
    const after = next(at) ? words[at + 1] : undefined;
    lone.push({
      name: bareWord(place.word),
      start: place.start,
      end: place.start + lengthOfBare(place.word),
      opens: place.opens,
      behindPreposition: before !== undefined && BEFORE_PLACES.has(before.word.toLowerCase()),
      inRun:
        place.joined !== "none" ||
        (before !== undefined && isCapitalised(before.word) && !before.opens && !TITLES.has(before.word)) ||
        (after !== undefined && isCapitalised(after.word)),
    });
  }
  return { full, lone };
}

function lengthOfBare(word: string): number {
  return /['’]s$/i.test(word) ? word.length - 2 : word.length;
}

function fullNameAt(
  words: readonly WordPlace[],
  first: number,
  next: (at: number) => boolean,
): { found: FullName; last: number } | undefined {
  const given = words[first];
  if (given === undefined) return undefined;
  let last = first;
  // A middle name or an initial, particles ("van der"), and the surname.
  for (let step = 0; step < 4 && next(last); step += 1) {
    const word = words[last + 1]?.word ?? "";
    const isMiddle =
      step === 0 &&
      (/^\p{Lu}$/u.test(word) || (GIVEN_NAMES.has(word) && next(last + 1) && isCapitalised(words[last + 2]?.word ?? "")));
    if (!isMiddle && !PARTICLES.has(word)) break;
    last += 1;
  }
  const surname = next(last) ? words[last + 1] : undefined;
  if (surname === undefined || surname.word.length < 2 || !isCapitalised(surname.word)) return undefined;
  const end = surname.start + lengthOfBare(surname.word);
  const found = {
    given: given.word,
    surname: bareWord(surname.word),
    start: given.start,
    end,
    surnameStart: surname.start,
  };
  return { found, last: last + 1 };
}
