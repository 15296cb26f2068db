import {
  $createNodeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $setSelection,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_HIGH,
  createCommand,
  defineExtension,
  HISTORY_PUSH_TAG,
  $addUpdateTag,
  KEY_DOWN_COMMAND,
  mergeRegister,
  type LexicalCommand,
  type LexicalNode,
  type NodeKey,
} from "lexical";

export interface BlockMove {
  key: NodeKey;
  /** How many blocks further down; negative is up. */
  by: number;
}

export const MOVE_BLOCK: LexicalCommand<BlockMove> = createCommand("MOVE_BLOCK");
export const REMOVE_BLOCK: LexicalCommand<NodeKey> = createCommand("REMOVE_BLOCK");

/** Selects a picture or the cut line as a whole. */
export function $selectBlock(key: NodeKey): void {
  const selection = $createNodeSelection();
  selection.add(key);
  $setSelection(selection);
}

/** Puts a top-level block before the block that stands at `index` without it. */
export function $placeBlock(node: LexicalNode, index: number): void {
  const others = $getRoot()
    .getChildren()
    .filter((child) => !child.is(node));
  const place = Math.max(0, Math.min(index, others.length));
  const next = others[place];
  if (next !== undefined) next.insertBefore(node, false);
  else others.at(-1)?.insertAfter(node, false);
}

/** Moves pictures and the cut line, which stand as blocks of their own. */
export const BlockMovesExtension = defineExtension({
  name: "standfirst/block-moves",
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        MOVE_BLOCK,
        ({ key, by }) => {
          const node = $getNodeByKey(key);
          if (node === null || node.getParent() !== $getRoot()) return false;
          $addUpdateTag(HISTORY_PUSH_TAG);
          $placeBlock(node, node.getIndexWithinParent() + by);
          $selectBlock(key);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        REMOVE_BLOCK,
        (key) => {
          const node = $getNodeByKey(key);
          if (node === null) return false;
          $addUpdateTag(HISTORY_PUSH_TAG);
          node.selectPrevious();
          node.remove();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return false;
          const selection = $getSelection();
          if (!$isNodeSelection(selection)) return false;
          const [node] = selection.getNodes();
          if (!$isDecoratorNode(node)) return false;
          event.preventDefault();
          return editor.dispatchCommand(MOVE_BLOCK, { key: node.getKey(), by: event.key === "ArrowUp" ? -1 : 1 });
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ),
});
