import type { CheckedText, Finding } from "../style/finding.ts";
import { aOrAn } from "./a-or-an.ts";
import { confusedWords } from "./confused-words.ts";
import { longSentences } from "./long-sentences.ts";
import { looseMarks } from "./loose-marks.ts";
import { namesIn, type NamesOfText } from "./names-in.ts";
import { measure, type Measure } from "./readability.ts";
import { repeatedWords } from "./repeated-words.ts";
import { misspelt, type Lexicon } from "./spelling.ts";

/** What one text says by itself, whatever stands around it: found once and kept. */
export interface TextReport {
  findings: readonly Finding[];
  names: NamesOfText;
  measure: Measure;
}

/** Every check that needs no more than the text. Addresses of pictures' owners are names, so a credit is only spelt. */
export function checkText(text: CheckedText, lexicon: Lexicon): TextReport {
  const isProse = text.place.field !== "credit" && text.place.field !== "dateline";
  return {
    findings: [
      ...misspelt(text, lexicon),
      ...repeatedWords(text),
      ...looseMarks(text),
      ...(isProse ? [...confusedWords(text), ...aOrAn(text), ...longSentences(text)] : []),
    ],
    names: namesIn(text.text),
    measure: measure(text.text),
  };
}
