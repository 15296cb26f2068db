/** What a page cannot hold, or what was given up so that the rest could come across. */
type LeftOutKind =
  | "picture"
  | "table"
  | "embedded"
  | "strikethrough"
  | "underline"
  | "comment"
  | "link"
  | "rule"
  | "too-deep"
  | "too-long";

export interface LeftOut {
  kind: LeftOutKind;
  count: number;
}

/** Counts what is left out, in the order of first meeting. */
export interface LeftOutTally {
  add(kind: LeftOutKind): void;
  list(): LeftOut[];
}

export function createLeftOutTally(): LeftOutTally {
  const counts = new Map<LeftOutKind, number>();
  return {
    add: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    list: () => Array.from(counts, ([kind, count]) => ({ kind, count })),
  };
}

const WORDS: Record<LeftOutKind, (count: number) => string> = {
  picture: (count) => plural(count, "picture"),
  table: (count) => `${plural(count, "table")}: the text was kept, one paragraph for each row`,
  embedded: (count) => plural(count, "embedded object"),
  strikethrough: (count) => `strikethrough in ${plural(count, "place")}: the words were kept`,
  underline: (count) => `underlining in ${plural(count, "place")}: the words were kept`,
  comment: (count) => plural(count, "comment"),
  link: (count) => `${plural(count, "link")} without a web address: the words were kept`,
  rule: (count) => plural(count, "horizontal line"),
  "too-deep": (count) => `${plural(count, "passage")} nested too deeply`,
  "too-long": () => "everything after the point where the text became too long for one story",
};

/** One line a journalist can read for each kind: "2 pictures". */
export function leftOutInWords(leftOut: LeftOut[]): string[] {
  return leftOut.map(({ kind, count }) => WORDS[kind](count));
}

/** "1 picture", "2 pictures". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
