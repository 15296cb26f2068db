import { $getSelection, $setSelection, HISTORY_MERGE_TAG, type LexicalEditor } from "lexical";
import { $commentOn } from "../../../shared/editor/comments/comment-marks.ts";
import { $findWords, isBetter, type Fit } from "../../../shared/editor/comments/words-around.ts";
import type { Comment } from "../../../shared/model/comment.ts";
import type { StoryHands } from "../../client/story-hands.ts";
import { COMMENT_TAG } from "../../editor/extensions/commented-words.ts";
import { keyboardStays } from "../../editor/keyboard-stays.ts";
import { fieldOf } from "./comment-target.ts";

/**
 * Marks the words of a comment that was made in a window that may not write. False while they do not
 * stand in what is drawn here.
 */
export function markWaiting(hands: StoryHands, { id, anchor }: Comment): boolean {
  if (anchor.kind !== "words" || anchor.around === undefined) return false;
  const { field, quotation, around } = anchor;
  let best: { editor: LexicalEditor; fit: Fit } | undefined;
  for (const editor of hands.editors()) {
    if (fieldOf(editor) !== field) continue;
    const fit = editor.read("latest", () => $findWords(quotation, around)?.fit);
    if (fit !== undefined && (best === undefined || isBetter(fit, best.fit))) best = { editor, fit };
  }
  if (best === undefined) return false;
  let isMarked = false;
  best.editor.update(
    () => {
      const caret = $getSelection()?.clone() ?? null;
      const words = $findWords(quotation, around)?.selection;
      if (words === undefined) return;
      $setSelection(words);
      isMarked = $commentOn(words, id);
      $setSelection(caret);
    },
    // No step of the writer's: undo takes back what was written, not what somebody else said of it.
    { discrete: true, tag: [COMMENT_TAG, HISTORY_MERGE_TAG, keyboardStays(best.editor)] },
  );
  return isMarked;
}
