import { $getRoot, $getSelection, $getState, type LexicalEditor } from "lexical";
import { acceptFields, plainFieldText, writeField } from "../../../shared/editor/suggestions/field-suggestions.ts";
import { settled, settledLine, type Verdict } from "../../../shared/editor/suggestions/settle.ts";
import { suggestedState } from "../../../shared/editor/suggestions/standing-text.ts";
import { giveReason, withReason } from "../../../shared/editor/suggestions/with-reason.ts";
import type { StoryHands } from "../../client/story-hands.ts";
import { rewrite } from "./rewrite.ts";

/** Accepts or rejects the suggestions with these ids, wherever in the story they stand. */
export function judge(hands: StoryHands, ids: ReadonlySet<string>, verdict: Verdict): void {
  const chosen = (mark: { id: string }): boolean => ids.has(mark.id);
  hands.judge(() => {
    rewrite(hands, {
      body: (copy) => settled(copy, chosen, verdict),
      line: (line) => settledLine(line, chosen, verdict),
    });
    const furniture = hands.furniture();
    const open = furniture.suggestions ?? [];
    const settledHere = open.filter(chosen);
    if (settledHere.length === 0) return;
    const after = acceptFields(furniture, chosen);
    const suggestions = open.filter((suggestion) => !chosen(suggestion));
    if (verdict === "reject") return hands.choose("Reject changes", { suggestions });
    const written = settledHere.map(({ field }) => writeField(after, field, plainFieldText(after, field)));
    hands.choose("Accept changes", Object.assign({ suggestions }, ...written));
  });
}

/** Says why something is suggested; an empty reason takes it back. */
export function sayWhy(hands: StoryHands, id: string, reason: string): void {
  hands.judge(() => {
    rewrite(hands, {
      body: (copy) => withReason(copy, id, reason),
      line: (line) => withReason(line, id, reason),
    });
    const { suggestions } = hands.furniture();
    if (suggestions?.some((each) => each.id === id) !== true) return;
    hands.choose("Say why", {
      suggestions: suggestions.map((each) => (each.id === id ? giveReason(each, reason) : each)),
    });
  });
}

/** Suggestions that the selection touches. */
export function selectedSuggestions(editor: LexicalEditor | undefined): ReadonlySet<string> {
  const ids = new Set<string>();
  editor?.read(() => {
    const nodes = $getSelection()?.getNodes() ?? [];
    for (const node of nodes.flatMap((each) => [each, ...each.getParents()])) {
      if (node === $getRoot()) continue;
      const marks = $getState(node, suggestedState);
      for (const mark of [marks?.added, marks?.removed, marks?.changed]) if (mark !== undefined) ids.add(mark.id);
    }
  });
  return ids;
}
