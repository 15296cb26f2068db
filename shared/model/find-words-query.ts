/** Most words of one search; the rest would only slow it. */
const MOST_WORDS = 12;

/**
 * Words somebody typed, as an FTS5 query: each quoted, so that nothing in them is an operator,
 * and each the beginning of a word. Undefined when there is nothing to look for.
 */
export function findWordsQuery(typed: string): string | undefined {
  const words = typed
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
    .map((word) => `"${word.replaceAll('"', '""')}"*`);
  return words.length === 0 ? undefined : words.join(" ");
}
