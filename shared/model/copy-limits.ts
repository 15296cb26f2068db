/** What copy may hold, as plain values: the editor uses them without the schema library. */

/** Bit 0 bold, bit 1 italic: the only inline formats of the page. Others are dropped. */
export const BOLD = 1;
export const ITALIC = 2;

/** Longest text run, in UTF-16 units. A run is never a document: this only stops abuse. */
export const LONGEST_RUN = 200_000;
/** Most runs, breaks and links in a one-paragraph field. */
export const MOST_IN_LINE = 2000;
/** Most blocks in one body: about ten times the longest report a newspaper prints. */
export const MOST_BLOCKS = 20_000;
/** Longest address of a link, in UTF-16 units. */
export const LONGEST_ADDRESS = 4096;
/** How deep a list may be nested. */
export const DEEPEST_LIST = 8;

/** Web and mail addresses only; everything else (javascript:, data:, file: …) is refused. */
export const LINK_ADDRESS = /^(https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+)$/i;

export function isLinkAddress(address: string): boolean {
  return address.length <= LONGEST_ADDRESS && LINK_ADDRESS.test(address);
}
