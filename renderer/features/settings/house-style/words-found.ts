import type { PaperWord } from "../../../../shared/contract/checks.ts";

/** Straight and curly apostrophes, accents and capitals are one to whoever looks for a word. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}

/** The words that hold what is looked for, or that this person added, in their order. */
export function wordsFound(words: readonly PaperWord[], query: string): PaperWord[] {
  const sought = plain(query.trim());
  return words.filter(({ word, addedBy }) => plain(word).includes(sought) || plain(addedBy).includes(sought));
}
