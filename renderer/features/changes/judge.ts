import { $getRoot, $getSelection, $getState, HISTORY_PUSH_TAG, SKIP_SELECTION_FOCUS_TAG, type LexicalEditor } from "lexical";
import { $readBody, $readLine, $writeLine } from "../../../shared/editor/nodes.ts";
import { acceptFields } from "../../../shared/editor/suggestions/field-suggestions.ts";
import { settled, settledLine, type Verdict } from "../../../shared/editor/suggestions/settle.ts";
import { suggestedState } from "../../../shared/editor/suggestions/standing-text.ts";
import type { StoryHands } from "../../client/story-hands.ts";
import { putBlocks } from "../../editor/put-blocks.ts";

/** Accepts or rejects the suggestions with these ids, wherever in the story they stand. */
export function judge(hands: StoryHands, ids: ReadonlySet<string>, verdict: Verdict): void {
  const chosen = (mark: { id: string }): boolean => ids.has(mark.id);
  hands.judge(() => {
    const body = hands.bodyEditor();
    for (const editor of hands.editors()) {
      // The captions of pictures in the copy are part of it.
      if (editor !== body && !isInside(editor, body)) judgeLine(editor, chosen, verdict);
    }
    if (body !== undefined) judgeBody(body, chosen, verdict);
    const furniture = hands.furniture();
    const left = (furniture.suggestions ?? []).filter((suggestion) => !chosen(suggestion));
    if (left.length === (furniture.suggestions ?? []).length) return;
    const after = verdict === "accept" ? acceptFields(furniture, chosen) : furniture;
    const { kicker, headline, dateline, searchTitle, searchDescription, slug, leadPicture } = after;
    hands.choose(verdict === "accept" ? "Accept changes" : "Reject changes", {
      ...(verdict === "accept" ? { kicker, headline, dateline, searchTitle, searchDescription, slug } : {}),
      ...(verdict === "accept" && leadPicture !== undefined ? { leadPicture } : {}),
      suggestions: left,
    });
  });
}

function isInside(editor: LexicalEditor, body: LexicalEditor | undefined): boolean {
  const root = editor.getRootElement();
  return root !== null && body?.getRootElement()?.contains(root) === true;
}

function judgeBody(editor: LexicalEditor, chosen: (mark: { id: string }) => boolean, verdict: Verdict): void {
  const before = editor.read($readBody);
  const after = settled(before, chosen, verdict);
  const same = (one: number, other: number): boolean => JSON.stringify(before[one]) === JSON.stringify(after[other]);
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && same(from, from)) from += 1;
  if (from === before.length && from === after.length) return;
  let tail = 0;
  while (tail < shorter - from && same(before.length - 1 - tail, after.length - 1 - tail)) tail += 1;
  putBlocks(editor, { at: from, remove: before.length - tail - from, insert: after.slice(from, after.length - tail) });
}

function judgeLine(editor: LexicalEditor, chosen: (mark: { id: string }) => boolean, verdict: Verdict): void {
  const before = editor.read($readLine);
  const after = settledLine(before, chosen, verdict);
  if (after === before) return;
  editor.update(() => $writeLine(after), { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_SELECTION_FOCUS_TAG] });
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
