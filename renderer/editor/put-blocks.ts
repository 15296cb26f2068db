import { $createParagraphNode, $getRoot, HISTORY_PUSH_TAG, type LexicalEditor } from "lexical";
import { $nodeOfBlock } from "../../shared/editor/nodes.ts";
import type { MarkedBlock } from "../../shared/model/copy.ts";
import { keyboardStays } from "./keyboard-stays.ts";

/** Puts blocks in the place of others, by their places in the copy; one undo takes it back. */
export function putBlocks(
  editor: LexicalEditor,
  { at, remove, insert }: { at: number; remove: number; insert: readonly MarkedBlock[] },
): void {
  editor.update(
    () => {
      const root = $getRoot();
      const size = root.getChildrenSize();
      root.splice(Math.min(at, size), Math.min(remove, Math.max(0, size - at)), insert.map($nodeOfBlock));
      if (root.getChildrenSize() === 0) root.append($createParagraphNode());
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, keyboardStays(editor)] },
  );
}
