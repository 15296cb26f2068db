/** Longest comment or reply, and longest quotation kept with one, in UTF-16 units. */
export const LONGEST_COMMENT = 4000;
export const LONGEST_QUOTATION = 500;
/** What stands before and after words that are still to be marked is kept to know them by, in UTF-16 units. */
export const LONGEST_AROUND = 60;
