/** Words an adult reads in a minute. Source: Brysbaert 2019, silent reading of non-fiction in English. */
const WORDS_A_MINUTE = 238;

/** Whole minutes to read so many words, at least one; undefined when there is nothing to read. */
export function readingMinutes(words: number): number | undefined {
  return words > 0 ? Math.max(1, Math.round(words / WORDS_A_MINUTE)) : undefined;
}
