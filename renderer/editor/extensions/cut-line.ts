import {
  $addUpdateTag,
  $getRoot,
  $getSelection,
  $isParagraphNode,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  HISTORY_PUSH_TAG,
  mergeRegister,
  type LexicalCommand,
  type LexicalNode,
} from "lexical";
import { $createCutNode, $isCutNode, CutNode } from "../../../shared/editor/nodes/cut/cut-node.ts";

/** The free part ends after the block the caret is in. */
export const PLACE_CUT: LexicalCommand<void> = createCommand("PLACE_CUT");

/** Where the page cuts a story that has no line of its own: after this many paragraphs. */
export const PARAGRAPHS_BEFORE_CUT = 3;

function $blockBeforeCut(): LexicalNode | null {
  const anchor = $getSelection()?.getNodes()[0];
  const block = anchor?.getTopLevelElement() ?? anchor;
  if (block !== undefined && block.getParent()?.is($getRoot()) === true) return block;
  const paragraphs = $getRoot().getChildren().filter($isParagraphNode);
  return paragraphs[PARAGRAPHS_BEFORE_CUT - 1] ?? $getRoot().getLastChild();
}

/** At most one cut line in a body: placing it moves it, and pasting a second one drops it. */
export const CutLineExtension = defineExtension({
  name: "standfirst/cut-line",
  nodes: () => [CutNode],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        PLACE_CUT,
        () => {
          const block = $blockBeforeCut();
          if (block === null || $isCutNode(block)) return false;
          $addUpdateTag(HISTORY_PUSH_TAG);
          const cut = $getRoot().getChildren().find($isCutNode) ?? $createCutNode();
          block.insertAfter(cut, false);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerNodeTransform(CutNode, (cut) => {
        const first = $getRoot().getChildren().find($isCutNode);
        if (first !== undefined && !first.is(cut)) cut.remove();
      }),
    ),
});
