import { countWords } from "../editor/count-words.ts";
import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";
import { sentencesIn } from "./sentences-in.ts";

/** Words of a sentence that is still read in one go. */
const LONGEST_SENTENCE = 40;
/** Words of a paragraph that still looks short in a column. */
const LONGEST_PARAGRAPH = 100;

/** Sentences and paragraphs too long for a reader on the move. What was said in a quotation counts too. */
export function longSentences(text: CheckedText): Finding[] {
  if (text.kind === "list" || text.kind === "line") return [];
  const findings = sentencesIn(text.text).flatMap(({ start, end }) => {
    const words = countWords(text.text.slice(start, end));
    if (words <= LONGEST_SENTENCE) return [];
    const why = `This sentence has ${words} words; more than ${LONGEST_SENTENCE} are hard to follow. Can it be two?`;
    return [findingAt(text, { rule: "long-sentence", severity: "hint", start, end, why })];
  });
  const words = text.kind === "paragraph" ? countWords(text.text) : 0;
  if (words <= LONGEST_PARAGRAPH) return findings;
  const why = `This paragraph has ${words} words; on a telephone more than ${LONGEST_PARAGRAPH} are a wall of text.`;
  return [findingAt(text, { rule: "long-paragraph", severity: "hint", start: 0, end: text.text.length, why }), ...findings];
}
