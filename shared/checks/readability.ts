import { countWords } from "../editor/count-words.ts";
import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";
import { sentencesIn } from "./sentences-in.ts";

/** What the length of a text tells of how it reads. */
export interface Measure {
  words: number;
  sentences: number;
  syllables: number;
}

/** Copy shorter than this says nothing, in words. */
const FEWEST_WORDS = 100;
/** Below it a text reads like a contract. Source: R. Flesch, reading ease, 0 to 30 "very difficult", to 50 "difficult". */
const HARD = 40;

export function measure(text: string): Measure {
  let syllables = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const groups =
      word
        .toLowerCase()
        .replace(/(?:[^l]e|es|ed)$/, "")
        .match(/[aeiouy]+/g)?.length ?? 0;
    syllables += Math.max(1, groups);
  }
  return { words: countWords(text), sentences: sentencesIn(text).length, syllables };
}

/** Flesch reading ease: 60 to 70 is plain English, 100 the easiest; undefined for short copy. */
export function readingEase(measures: readonly Measure[]): number | undefined {
  const sum = (part: keyof Measure): number => measures.reduce((total, each) => total + each[part], 0);
  const words = sum("words");
  const sentences = sum("sentences");
  if (words < FEWEST_WORDS || sentences === 0) return undefined;
  return Math.round(206.835 - 1.015 * (words / sentences) - 84.6 * (sum("syllables") / words));
}

/** One finding at the head of the copy when the whole reads hard. */
export function hardToRead(body: readonly { text: CheckedText; measure: Measure }[]): Finding[] {
  const ease = readingEase(body.map((each) => each.measure));
  const first = body[0]?.text;
  if (ease === undefined || ease >= HARD || first === undefined) return [];
  const end = sentencesIn(first.text)[0]?.end ?? first.text.length;
  const why = `The copy reads hard: ${ease} of 100 in reading ease, where news is at 50 to 70. Shorter sentences and words help.`;
  return [findingAt(first, { rule: "readability", severity: "hint", start: 0, end, why })];
}
