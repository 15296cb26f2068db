import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";
import { isCapitalised, wordsIn } from "./words-in.ts";

/** Twice is always a slip. */
const NEVER_TWICE = new Set(
  "a an and are as at be been but by for from has have he her his i if in into it its my of on or our she than the their them they this to us was we were which who will with would you your".split(
    " ",
  ),
);
/** Twice may be meant: "he had had enough", "the fact that that day", "very very". */
const MAY_BE_TWICE = new Set(
  "had that very no so bye ha ho hear knock night tut there yes long many more far too do is".split(" "),
);

/** The same word twice in a row. Names ("Duran Duran") and figures are left alone. */
export function repeatedWords(text: CheckedText): Finding[] {
  const findings: Finding[] = [];
  const words = wordsIn(text.text);
  for (const [at, { word, start, end, joined }] of words.entries()) {
    const before = words[at - 1];
    if (before === undefined || joined === "before" || joined === "both" || /^\p{N}/u.test(word)) continue;
    const lower = word.toLowerCase();
    if (before.word.toLowerCase() !== lower || before.joined !== "none") continue;
    const between = text.text.slice(before.end, start);
    if (between.trim() !== "" || between.includes("\n")) continue;
    if (isCapitalised(word) && isCapitalised(before.word) && !NEVER_TWICE.has(lower)) continue;
    findings.push(
      findingAt(text, {
        rule: "repeated-word",
        severity: NEVER_TWICE.has(lower) ? "must" : MAY_BE_TWICE.has(lower) ? "hint" : "should",
        start: before.start,
        end,
        why: `“${before.word}” stands twice in a row.`,
        replacements: [before.word],
      }),
    );
  }
  return findings;
}
