import type { Word } from "./words-of.ts";

/** Parts of a text, in UTF-16 units, in order. */
export type Parts = readonly (readonly [start: number, end: number])[];

const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}|(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]+|(?<![\p{L}\p{N}.])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|info|gov|edu|uk|scot|wales|london|eu|ie|fr|de|us|io|co)(?![\p{L}\p{N}])(?:\/\S*)?/giu;

/** Web and mail addresses, handles and hashtags: nobody may rewrite those. */
export function addressesIn(text: string): Parts {
  if (!/[.@#]/.test(text)) return [];
  return [...text.matchAll(ADDRESS)].map((match) => [match.index, match.index + match[0].length]);
}

/**
 * What stands between quotation marks: single or double, curly or straight, read by the signs
 * around each. A quotation that is not closed runs to the end of the text, as one that goes on in
 * the next paragraph does.
 */
export function quotationsIn(text: string, words: readonly Word[]): Parts {
  if (!/["“”'‘]/.test(text)) return [];
  const parts: [number, number][] = [];
  let open: { sign: string; start: number } | undefined;
  for (const [index, word] of words.entries()) {
    if (open === undefined) {
      const closing = closingOf(word.text);
      if (closing !== undefined && opens(word, words[index + 1])) open = { sign: closing, start: word.start };
    } else if (word.text === open.sign && closes(word, words[index - 1], words[index + 1])) {
      parts.push([open.start, word.end]);
      open = undefined;
    }
  }
  // An apostrophe that opens nothing ('tis) must not hide the rest.
  if (open !== undefined && open.sign !== "'" && open.sign !== "’") parts.push([open.start, text.length]);
  return parts;
}

/** Whether [start, end) touches one of the parts. */
export function touches(parts: Parts, start: number, end: number): boolean {
  return parts.some(([from, to]) => start < to && end > from);
}

function closingOf(sign: string): string | undefined {
  if (sign === "“") return "”";
  if (sign === "‘") return "’";
  return sign === '"' || sign === "'" ? sign : undefined;
}

function opens(sign: Word, next: Word | undefined): boolean {
  if (sign.text === "“" || sign.text === "‘") return true;
  return next !== undefined && next.gap === "none" && /^[\p{L}\p{N}£$€…([‘']/u.test(next.text);
}

function closes(sign: Word, before: Word | undefined, next: Word | undefined): boolean {
  if (sign.text === "”") return true;
  if (sign.text === '"') return sign.gap === "none";
  // A plural's apostrophe (the clubs' grounds) is read as the end, unless a letter follows it.
  return before !== undefined && sign.gap === "none" && !(next?.gap === "none" && /^[\p{L}\p{N}]/u.test(next.text));
}
