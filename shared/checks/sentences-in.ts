/** A sentence where it stands, in UTF-16 units of its text. */
export interface SentencePlace {
  start: number;
  end: number;
}

/** A stop, what closes with it, and the space before a new beginning. */
const STOP = /[.!?…]+[”’"')\]]*\s+(?=[\p{Lu}\p{N}“‘"'([£$€])/gu;
/** Words that end in a point without ending a sentence; initials too. */
const SHORT =
  /(?:^|[\s(“‘"])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Rev|St|Lt|Col|Gen|Sgt|Capt|No|vs|e\.g|i\.e|etc|approx|Jan|Feb|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m)\.$/u;

/** The sentences of a text, in order, without the space between them. */
export function sentencesIn(text: string): SentencePlace[] {
  const sentences: SentencePlace[] = [];
  let start = 0;
  const close = (end: number): void => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    const trimmed = piece.trim();
    if (trimmed !== "") sentences.push({ start: start + lead, end: start + lead + trimmed.length });
    start = end;
  };
  for (const line of text.matchAll(/[^\n]+/g)) {
    start = line.index;
    const lineEnd = line.index + line[0].length;
    for (const match of line[0].matchAll(STOP)) {
      const stop = line.index + match.index;
      if (match[0].startsWith(".") && SHORT.test(text.slice(Math.max(start, stop - 8), stop + 1))) continue;
      close(stop + match[0].length);
    }
    close(lineEnd);
  }
  return sentences;
}
