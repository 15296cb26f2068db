import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $setSelection,
  getNearestEditorFromDOMNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
} from "lexical";
import { $commentOn, $uncomment } from "../../../shared/editor/comments/comment-marks.ts";
import { $wordsAround } from "../../../shared/editor/comments/words-around.ts";
import { $isPictureNode } from "../../../shared/editor/nodes/picture/picture-node.ts";
import { LONGEST_QUOTATION } from "../../../shared/model/comment-limits.ts";
import type { CommentAnchor } from "../../../shared/model/comment.ts";
import type { StoryHands } from "../../client/story-hands.ts";
import { COMMENT_TAG } from "../../editor/extensions/commented-words.ts";
import { keyboardStays } from "../../editor/keyboard-stays.ts";

/** What a comment that is being written is about. */
export interface CommentTarget {
  anchor: CommentAnchor;
  /**
   * Puts the comment on the words, and answers the way to take it off again; undefined where it is not
   * about words, or may not write: the window that writes marks them then.
   */
  mark?: (id: string) => () => void;
}

const WHOLE: CommentTarget = { anchor: { kind: "story" } };

/** What is selected in the story: words, a picture, or else all of it. */
export function selectedTarget(hands: StoryHands | undefined): CommentTarget {
  if (hands?.mayWrite() === false) return readTarget(hands);
  const editor = hands?.activeEditor();
  return editor === undefined ? WHOLE : editor.read("latest", () => $targetIn(editor));
}

/** Where nobody may write there is no caret, but words can be selected as on any page. */
function readTarget(hands: StoryHands): CommentTarget {
  const dom = document.getSelection();
  const editor = getNearestEditorFromDOMNode(dom?.anchorNode ?? null);
  if (editor === null || !hands.editors().includes(editor)) return WHOLE;
  return editor.read("latest", () => {
    const selection = $createRangeSelectionFromDom(dom, editor);
    const words = selection === null || selection.isCollapsed() ? undefined : $wordsAround(selection);
    return words === undefined ? WHOLE : { anchor: { kind: "words", field: fieldOf(editor), ...words } };
  });
}

function $targetIn(editor: LexicalEditor): CommentTarget {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const [node] = selection.getNodes();
    return $isPictureNode(node) ? { anchor: { kind: "picture", pictureId: node.getPictureId() } } : WHOLE;
  }
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return WHOLE;
  const quotation = selection.getTextContent().trim();
  if (quotation === "") return WHOLE;
  const kept = selection.clone();
  return {
    anchor: { kind: "words", field: fieldOf(editor), quotation: quotation.slice(0, LONGEST_QUOTATION) },
    mark: (id) => {
      editor.update(
        () => {
          const before = $getSelection()?.clone() ?? null;
          const words = kept.clone();
          $setSelection(words);
          $commentOn(words, id);
          if ($isRangeSelection(before) && before.isCollapsed()) $setSelection(before);
        },
        { discrete: true, tag: [COMMENT_TAG, HISTORY_PUSH_TAG, keyboardStays(editor)] },
      );
      return () => editor.update(() => $uncomment(id), { tag: [COMMENT_TAG, keyboardStays(editor)] });
    },
  };
}

/** Which field of the story an editor is of. */
export function fieldOf(editor: LexicalEditor): "body" | "standfirst" | "caption" {
  switch (editor.getRootElement()?.getAttribute("aria-label")) {
    case "Standfirst":
      return "standfirst";
    case "Caption":
      return "caption";
    default:
      return "body";
  }
}
