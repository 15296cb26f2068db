import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";
import { isCapitals, wordsIn } from "./words-in.ts";

/** Written with a vowel, spoken with "you" or "w": a unit, a European, a one-off. */
const SPOKEN_CONSONANT =
  /^(?:uni(?!n|m|nt)|uni(?:t|v|q|f|c|s|o)|use|usu|usa|usur|ute|uta|ubiq|eu|ewe|one|once|oui|ouija|ura|uro|utop|ukr|ufo|uk|us$|unanim)/i;
/** Written with an h that nobody speaks. */
const SILENT_H = /^(?:hour|honest|honou?r|heir)/i;
/** Either is right: an hotel, an historic. */
const EITHER = /^(?:histor|hotel|habitu|hysteri|horrif|hero)/i;
/** Letters whose names begin with a vowel: an MP, an FA Cup tie. */
const VOWEL_LETTERS = /^[AEFHILMNORSX]/;
/** Abbreviations that are read as words. */
const READ_AS_WORDS = /^(?:NATO|NASA|FIFA|SIM|RAF|LED|MOT|SAS|RAM|NICE|HIV|NUT|LOL|MEP|FIFPro|RADA|SATS?|SAGE|ROM)$/;

/** Whether "an" stands before this word; undefined where either does, or nobody can tell. */
function takesAn(word: string): boolean | undefined {
  if (/^\p{N}/u.test(word)) return /^(?:8|11(?!\d{2}(?:\D|$))|18(?!\d(?:\D|$)))/.test(word);
  if (EITHER.test(word)) return undefined;
  if (isCapitals(word) || /^\p{Lu}{2,}s$/u.test(word)) {
    if (READ_AS_WORDS.test(word)) return undefined;
    // In house capitals a long one is a word.
    if (word.length <= 4) return VOWEL_LETTERS.test(word);
  }
  if (/^[A-Z]$/.test(word)) return VOWEL_LETTERS.test(word);
  if (SILENT_H.test(word)) return true;
  if (SPOKEN_CONSONANT.test(word)) return false;
  return /^[aeiouàáâäèéêëìíîïòóôöùúûü]/i.test(word);
}

/** "A" before a vowel that is spoken, "an" before a consonant. */
export function aOrAn(text: CheckedText): Finding[] {
  const findings: Finding[] = [];
  const words = wordsIn(text.text);
  for (const [at, { word, start, end, joined }] of words.entries()) {
    const next = words[at + 1];
    const lower = word.toLowerCase();
    if ((lower !== "a" && lower !== "an") || joined !== "none" || next === undefined) continue;
    // A grade, a vitamin, a team: "the A team", "Hepatitis A is".
    if (word === "A" && !text.text.slice(0, start).match(/(?:^|[.!?:“‘"–—\n]\s*)$/)) continue;
    if (text.text.slice(end, next.start) !== " ") continue;
    const wantsAn = takesAn(next.word);
    if (wantsAn === undefined || wantsAn === (lower === "an")) continue;
    const right = wantsAn ? "an" : "a";
    findings.push(
      findingAt(text, {
        rule: "a-or-an",
        severity: "should",
        start,
        end,
        why: `“${right}” stands before “${next.word}”.`,
        replacements: [word.startsWith("A") ? `A${right.slice(1)}` : right],
      }),
    );
  }
  return findings;
}
