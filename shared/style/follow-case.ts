import { inCapitals } from "./words-of.ts";
import type { Word } from "./words-of.ts";

export interface FoundCase {
  /** What stands in the copy. */
  found: string;
  /** The rule's own way of writing it. */
  wrong: string;
  /** Whether it opens a sentence. */
  opens: boolean;
  /** Whether a word beside it is in capitals: a headline or a name in house capitals. */
  amongCapitals: boolean;
}

/**
 * A replacement in the case of what was found: capitals for house capitals, a capital where a
 * sentence begins or where the copy has one and the rule has none.
 */
export function followCase(replacement: string, { found, wrong, opens, amongCapitals }: FoundCase): string {
  // NASA alone is how somebody wrote it; among words in capitals it is the house's doing.
  if (inCapitals(found) && (!inCapitals(wrong) || amongCapitals)) return replacement.toUpperCase();
  if (startsCapital(found) && (!startsCapital(wrong) || opens)) return withCapital(replacement);
  return replacement;
}

/** Whether the word at `index` opens a sentence, a quotation or a line. */
export function opensSentence(words: readonly Word[], index: number): boolean {
  let at = index;
  while (at >= 0) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || before === undefined || word.gap === "line") return true;
    if (/^[.!?…“"•*–—]$/u.test(before.text)) {
      // A dash within a sentence opens none; one that begins a line does.
      if (!/^[–—*]$/u.test(before.text)) return true;
    } else if (!/^[‘'’”([]$/u.test(before.text)) return false;
    at -= 1;
  }
  return true;
}

export function startsCapital(text: string): boolean {
  const first = text.match(/^\P{L}*(\p{L})/u)?.[1];
  return first !== undefined && first !== first.toLowerCase();
}

/** The first letter as a capital; "iPhone" keeps its own. */
function withCapital(text: string): string {
  const first = text.match(/^\p{L}[\p{L}\p{M}]*/u)?.[0];
  if (first === undefined || first.slice(1) !== first.slice(1).toLowerCase()) return text;
  const letter = String.fromCodePoint(first.codePointAt(0) ?? 0);
  return letter.toUpperCase() + text.slice(letter.length);
}
