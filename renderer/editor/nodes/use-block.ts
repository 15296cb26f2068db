import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { $getNodeByKey, $getSelection, $isNodeSelection, stopLexicalPropagation, type LexicalEditor, type NodeKey } from "lexical";
import { useCallback, useSyncExternalStore, type RefCallback } from "react";
import { MOVE_BLOCK, REMOVE_BLOCK, $selectBlock } from "../extensions/block-moves.ts";

/** Events of fields inside a block, which the body's editor must not take for its own. */
const OWN_EVENTS = [
  "keydown",
  "keyup",
  "beforeinput",
  "input",
  "compositionstart",
  "compositionend",
  "paste",
  "cut",
  "copy",
  "click",
  "dragstart",
] as const;

export interface Block {
  editor: LexicalEditor;
  editable: boolean;
  selected: boolean;
  select(): void;
  move(by: -1 | 1): void;
  remove(): void;
  /** Puts the caret into the text before or after the block. */
  leave(direction: "up" | "down" | "out"): void;
  /** For the element around the fields of the block. */
  ownEvents: RefCallback<HTMLElement>;
}

const keepEvents: RefCallback<HTMLElement> = (element) => {
  if (element === null) return;
  for (const name of OWN_EVENTS) element.addEventListener(name, stopLexicalPropagation);
  return () => {
    for (const name of OWN_EVENTS) element.removeEventListener(name, stopLexicalPropagation);
  };
};

/** What a drawn block can do in its body. */
export function useBlock(key: NodeKey): Block {
  const [editor] = useLexicalComposerContext();
  const editable = useLexicalEditable();
  const selected = useSyncExternalStore(
    useCallback((listener) => editor.registerUpdateListener(listener), [editor]),
    () =>
      editor.read("latest", () => {
        const selection = $getSelection();
        return $isNodeSelection(selection) && selection.has(key);
      }),
  );
  const update = (change: () => void): void => {
    editor.update(change);
    editor.getRootElement()?.focus({ preventScroll: true });
  };
  return {
    editor,
    editable,
    selected,
    select: () => update(() => $selectBlock(key)),
    move: (by) => editor.dispatchCommand(MOVE_BLOCK, { key, by }),
    remove: () => {
      editor.dispatchCommand(REMOVE_BLOCK, key);
      editor.getRootElement()?.focus({ preventScroll: true });
    },
    leave: (direction) =>
      update(() => {
        const node = $getNodeByKey(key);
        if (direction === "out") $selectBlock(key);
        else if (direction === "up") node?.selectPrevious();
        else node?.selectNext(0, 0);
      }),
    ownEvents: keepEvents,
  };
}
