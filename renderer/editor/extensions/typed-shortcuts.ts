import {
  $addUpdateTag,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  HISTORY_PUSH_TAG,
  KEY_SPACE_COMMAND,
} from "lexical";
import { SET_BLOCK_TYPE, type BlockType } from "./block-types.ts";

const TYPED: Readonly<Record<string, BlockType>> = {
  "#": "crosshead",
  "##": "crosshead",
  ">": "quote",
  "-": "bullet",
  "*": "bullet",
  "1.": "number",
};

/**
 * "## ", "> ", "- " and "1. " at the start of a paragraph make it a crosshead, a quote or a
 * list. Looks only when the space bar is pressed; undo gives the typed signs back.
 */
export const TypedShortcutsExtension = defineExtension({
  name: "standfirst/typed-shortcuts",
  register: (editor) =>
    editor.registerCommand(
      KEY_SPACE_COMMAND,
      (event) => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
        const node = selection.anchor.getNode();
        if (!$isTextNode(node) || node.getPreviousSibling() !== null || !$isParagraphNode(node.getParent())) return false;
        const { offset } = selection.anchor;
        if (offset > 2) return false;
        const text = node.getTextContent();
        const type = TYPED[text.slice(0, offset)];
        if (type === undefined) return false;
        event.preventDefault();
        $addUpdateTag(HISTORY_PUSH_TAG);
        node.setTextContent(text.slice(offset));
        node.select(0, 0);
        return editor.dispatchCommand(SET_BLOCK_TYPE, type);
      },
      COMMAND_PRIORITY_HIGH,
    ),
});
