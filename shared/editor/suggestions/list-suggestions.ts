import type { WorkingStory } from "../../model/story.ts";
import type { Mark, Marks, PlainField } from "../../model/suggestion.ts";
import { piecesOf, piecesOfLine, marksOf, type Piece } from "./pieces.ts";

/** Where in a story a suggestion stands. */
export type SuggestionField = "body" | "standfirst" | "leadCaption" | PlainField;

/** One open suggestion, as a list shows it. */
export interface OpenSuggestion extends Mark {
  field: SuggestionField;
  /** Words that come in, with ¶ for the end of a paragraph. */
  added: string;
  /** Words that go out. */
  removed: string;
  /** Words that stay and look otherwise. */
  changed: string;
  moved: boolean;
}

type Held = Pick<
  WorkingStory,
  "body" | "standfirst" | "leadPicture" | "suggestions" | Exclude<PlainField, "leadCredit" | "leadAlt">
>;

/** Plain fields that stand behind the standfirst on the page, where the copy does not follow them yet. */
const BEHIND: readonly PlainField[] = ["leadCredit", "leadAlt", "dateline"];
/** Plain fields below the copy. */
const BELOW: readonly PlainField[] = ["searchTitle", "searchDescription", "slug"];

/** Every open suggestion of a story, in the order of the page; of a plain field, what it would read. */
export function listSuggestions(story: Held): OpenSuggestion[] {
  const plain = (story.suggestions ?? []).map(({ field, text, ...mark }): OpenSuggestion => {
    const now = field === "leadCredit" ? story.leadPicture?.credit : field === "leadAlt" ? story.leadPicture?.alt : story[field];
    return { ...mark, field, added: text, removed: now ?? "", changed: "", moved: false };
  });
  const found = new Map<string, OpenSuggestion>();
  const among = (fields: readonly string[]): OpenSuggestion[] => plain.filter(({ field }) => fields.includes(field));
  collect(found, piecesOfLine(story.standfirst), "standfirst");
  if (story.leadPicture !== undefined) collect(found, piecesOfLine(story.leadPicture.caption), "leadCaption");
  const above = found.size;
  collect(found, piecesOf(story.body), "body");
  const inCopy = [...found.values()];
  return [
    ...plain.filter(({ field }) => ![...BEHIND, ...BELOW].some((each) => each === field)),
    ...inCopy.slice(0, above),
    ...among(BEHIND),
    ...inCopy.slice(above),
    ...among(BELOW),
  ];
}

/** How many suggestions somebody has still to accept or reject. */
export function countSuggestions(story: Held): number {
  return listSuggestions(story).length;
}

function collect(found: Map<string, OpenSuggestion>, pieces: readonly Piece[], field: SuggestionField): void {
  for (const piece of pieces) {
    const marks = marksOf(piece);
    if (marks !== undefined) note(found, marks, wordsOf(piece), field);
    if (piece.kind === "whole" && piece.block.type === "picture") collect(found, piecesOfLine(piece.block.caption), field);
  }
}

function note(found: Map<string, OpenSuggestion>, marks: Marks, words: string, field: SuggestionField): void {
  for (const kind of ["removed", "added", "changed"] as const) {
    const mark = marks[kind];
    if (mark === undefined) continue;
    const { id, author, at, reason } = mark;
    const known = found.get(id) ?? {
      id,
      author,
      at,
      ...(reason === undefined ? {} : { reason }),
      field,
      added: "",
      removed: "",
      changed: "",
      moved: false,
    };
    found.set(id, { ...known, [kind]: known[kind] + words, moved: known.moved || marks.moved === true });
  }
}

function wordsOf(piece: Piece): string {
  if (piece.kind === "unit") return piece.text;
  if (piece.kind === "end") return "¶";
  return piece.block.type === "picture" ? "[picture]" : "[free part ends here]";
}
