import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, ListNode, REMOVE_LIST_COMMAND } from "@lexical/list";
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from "@lexical/rich-text";
import { $setBlocksType } from "@lexical/selection";
import { $getNearestNodeOfType } from "@lexical/utils";
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  type LexicalCommand,
  type RangeSelection,
} from "lexical";

/** What a block of copy can be made into; asked for again, it becomes a paragraph. */
export type BlockType = "paragraph" | "crosshead" | "quote" | "bullet" | "number";

export const SET_BLOCK_TYPE: LexicalCommand<BlockType> = createCommand("SET_BLOCK_TYPE");

export function $blockTypeAt(selection: RangeSelection): BlockType | undefined {
  const node = selection.anchor.getNode();
  const list = $getNearestNodeOfType(node, ListNode);
  if (list !== null) return list.getListType() === "number" ? "number" : "bullet";
  const block = node.getTopLevelElement();
  if ($isHeadingNode(block)) return "crosshead";
  if ($isQuoteNode(block)) return "quote";
  return block === null ? undefined : "paragraph";
}

export const BlockTypesExtension = defineExtension({
  name: "standfirst/block-types",
  register: (editor) =>
    editor.registerCommand(
      SET_BLOCK_TYPE,
      (asked) => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return false;
        const now = $blockTypeAt(selection);
        const type = asked === now ? "paragraph" : asked;
        const inList = now === "bullet" || now === "number";
        if (type === "bullet") return editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
        if (type === "number") return editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
        if (inList) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
        const latest = $getSelection();
        if (!$isRangeSelection(latest) || (inList && type === "paragraph")) return true;
        $setBlocksType(latest, () => {
          if (type === "crosshead") return $createHeadingNode("h2");
          if (type === "quote") return $createQuoteNode();
          return $createParagraphNode();
        });
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
});
