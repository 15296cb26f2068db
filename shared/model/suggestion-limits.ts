/** Longest reason of a suggestion, in UTF-16 units: a sentence or two. */
export const LONGEST_REASON = 2000;
