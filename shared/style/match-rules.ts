import type { CompiledRule, WrongPattern, WrongWords } from "./compiled-rule.ts";
import { followCase, opensSentence, startsCapital } from "./follow-case.ts";
import { addressesIn, quotationsIn, touches } from "./untouched.ts";
import type { Parts } from "./untouched.ts";
import { inCapitals, wordsOf } from "./words-of.ts";
import type { Gap, Word } from "./words-of.ts";

/** Longest word that is likely initials, in letters. */
const SHORT_INITIALS = 3;

/** A text, taken apart once for all rules. */
export interface ReadText {
  text: string;
  lower: string;
  words: readonly Word[];
  hasFigure: boolean;
  addresses: Parts;
  /** Read when a rule asks. */
  quotations: () => Parts;
}

export interface Match {
  rule: CompiledRule;
  start: number;
  end: number;
  /** What to write instead, in the case of what was found. */
  replace: readonly string[];
}

export function readText(text: string): ReadText {
  const words = wordsOf(text);
  let quotations: Parts | undefined;
  return {
    text,
    lower: text.toLowerCase(),
    words,
    hasFigure: /\d/.test(text),
    addresses: addressesIn(text),
    quotations: () => (quotations ??= quotationsIn(text, words)),
  };
}

/** Whether these wrong words stand at this word of a text. */
export function matchWords(wrong: WrongWords, read: ReadText, from: number): Match | undefined {
  if (!wordsStandAt(wrong.words, read.words, from)) return undefined;
  const found = read.words.slice(from, from + wrong.words.length);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || continuesFigure(read.words[from - 1], first)) return undefined;
  const text = read.text.slice(first.start, last.end);
  const amongCapitals = isAmongCapitals(read.words, from, found.length);
  const opens = opensSentence(read.words, from);
  if (wrong.rule.rule.case === "exact" && !caseMatches(wrong, found, { opens, amongCapitals })) return undefined;
  const replace = wrong.replace.map((right) => followCase(right, { found: text, wrong: wrong.wrong, opens, amongCapitals }));
  return counted({ rule: wrong.rule, start: first.start, end: last.end, replace }, read);
}

/** Every place where a pattern matches whole words. Runs as long as the pattern does. */
export function matchPattern({ rule, expression }: WrongPattern, read: ReadText): Match[] {
  const matches: Match[] = [];
  for (const found of read.text.matchAll(expression)) {
    const start = found.index;
    const end = start + found[0].length;
    if (end === start || splitsWord(read.text, start) || splitsWord(read.text, end)) continue;
    const from = read.words.findIndex((word) => word.end > start);
    const opens = from >= 0 && opensSentence(read.words, from);
    const replace = rule.rule.replace.map((right) => {
      const filled = right.replace(/\$([1-9])/g, (_, group: string) => found[Number(group)] ?? "");
      return opens && startsCapital(found[0])
        ? followCase(filled, { found: found[0], wrong: "", opens, amongCapitals: false })
        : filled;
    });
    const match = counted({ rule, start, end, replace }, read);
    if (match !== undefined) matches.push(match);
  }
  return matches;
}

/** The replacements of a match, with the apostrophes of its text. */
export function replacementsOf({ replace }: Match, { text }: ReadText): string[] {
  return text.includes("’") ? replace.map((right) => right.replaceAll("'", "’")) : [...replace];
}

/** A match that counts: not what is right already, not within an exception, an address or what somebody said. */
function counted(match: Match, read: ReadText): Match | undefined {
  const { rule, start, end } = match;
  const found = straight(read.text.slice(start, end));
  if (match.replace.some((right) => straight(right) === found)) return undefined;
  if (touches(read.addresses, start, end)) return undefined;
  if (rule.rule.quotes === "skip" && touches(read.quotations(), start, end)) return undefined;
  return isException(rule, read, start, end) ? undefined : match;
}

function straight(text: string): string {
  return text.replaceAll("’", "'");
}

function isException({ except }: CompiledRule, { words }: ReadText, start: number, end: number): boolean {
  if (except.length === 0) return false;
  const first = words.findIndex((word) => word.end > start);
  return except.some((phrase) => {
    for (let from = Math.max(0, first - phrase.length); from <= first; from += 1) {
      const last = words[from + phrase.length - 1];
      if (last === undefined || last.end < end || (words[from]?.start ?? 0) > start) continue;
      if (wordsStandAt(phrase, words, from)) return true;
    }
    return false;
  });
}

function wordsStandAt(phrase: readonly Word[], words: readonly Word[], from: number): boolean {
  if (from < 0) return false;
  return phrase.every((wanted, index) => {
    const word = words[from + index];
    return word !== undefined && word.key === wanted.key && (index === 0 || joins(wanted.gap, word.gap));
  });
}

/** A space of a rule is a hyphen of the copy too: "state of the art", "state-of-the-art". */
function joins(wanted: Gap, found: Gap): boolean {
  return wanted === found || (wanted === "space" && found === "hyphen");
}

/** An exact rule takes its words as written, with the capital of a sentence's start, and in house capitals. */
function caseMatches(
  wrong: WrongWords,
  found: readonly Word[],
  { opens, amongCapitals }: { opens: boolean; amongCapitals: boolean },
): boolean {
  if ((amongCapitals || found.length > 1) && found.every((word) => word.text === word.text.toUpperCase())) return true;
  return found.every((word, index) => {
    const wanted = straight(wrong.words[index]?.text ?? "");
    const text = straight(word.text);
    return text === wanted || (index === 0 && opens && text === wanted.charAt(0).toUpperCase() + wanted.slice(1));
  });
}

function isAmongCapitals(words: readonly Word[], from: number, count: number): boolean {
  const beside = [words[from - 1], words[from + count]];
  // Short ones (UK, BBC) are in capitals by themselves.
  return beside.some((word) => word !== undefined && word.text.length > SHORT_INITIALS && inCapitals(word.text));
}

/** The 5 of 2.5, 12,5 or 2-5 is no number by itself. */
function continuesFigure(before: Word | undefined, first: Word): boolean {
  if (before === undefined || !/^\d/.test(first.text)) return false;
  return first.gap === "none" ? /^[.,:/£$€]$/.test(before.text) : first.gap === "hyphen" && /\d$/.test(before.text);
}

function splitsWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at));
}
