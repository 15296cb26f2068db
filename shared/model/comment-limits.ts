/** Longest comment or reply, and longest quotation kept with one, in UTF-16 units. */
export const LONGEST_COMMENT = 4000;
export const LONGEST_QUOTATION = 500;
