/** `must`: always wrong. `should`: wrong here unless somebody knows better. `hint`: worth a look. */
export type Severity = "must" | "should" | "hint";

export type PlaceField =
  | "headline"
  | "standfirst"
  | "kicker"
  | "body"
  | "caption"
  | "alt"
  | "credit"
  | "dateline"
  | "searchTitle"
  | "searchDescription";

/** Where copy stands: which text of a story. */
export interface Place {
  field: PlaceField;
  /** Index of the block in the body. */
  block?: number;
  /** The lead picture, or the index of the picture's block in the body. */
  picture?: "lead" | number;
}

/** What a check found. */
export interface Finding {
  /** Id of the rule, of the house style or of a check. */
  rule: string;
  severity: Severity;
  place: Place;
  /** In UTF-16 units of the text at `place`. */
  start: number;
  /** Behind the last unit, so `text.slice(start, end)` is what was found. */
  end: number;
  /** The words that were found. */
  text: string;
  /** A sentence for the writer. */
  why: string;
  /** A page of the guide: web address. */
  link?: string;
  /** What may stand there instead, the best first; empty where a person must rewrite. */
  replacements: readonly string[];
}

/** A text to check, with the field it stands in; for bodies one for each block. */
export interface CheckedText {
  place: Place;
  text: string;
  kind: TextKind;
}

/** What sort of text it is: a block of the body, or a line of the furniture. */
export type TextKind = "paragraph" | "crosshead" | "list" | "quote" | "caption" | "line";
