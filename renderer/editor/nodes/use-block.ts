import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { $getNodeByKey, $getSelection, $isNodeSelection, REDO_COMMAND, stopLexicalPropagation, UNDO_COMMAND, type LexicalEditor, type NodeKey } from "lexical";
import { useCallback, useSyncExternalStore, type KeyboardEvent, type RefCallback } from "react";
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
  /** Keys on the buttons of the block do what they do on the selected block itself. */
  onKeyDown(event: KeyboardEvent): void;
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
  const move = (by: -1 | 1): void => {
    const focused = document.activeElement;
    editor.dispatchCommand(MOVE_BLOCK, { key, by });
    // An element that moves in the page loses the focus: a button can then be pressed only once.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      editor.getElementByKey(key)?.scrollIntoView({ block: "nearest" });
    });
  };
  const remove = (): void => {
    editor.dispatchCommand(REMOVE_BLOCK, key);
    editor.getRootElement()?.focus({ preventScroll: true });
  };
  return {
    editor,
    editable,
    selected,
    select: () => update(() => $selectBlock(key)),
    move,
    remove,
    onKeyDown: (event) => {
      if (!(event.target instanceof HTMLButtonElement) || !editable) return;
      const mod = event.ctrlKey !== event.metaKey;
      if (event.key === "Delete" || event.key === "Backspace") remove();
      else if (event.altKey && event.key === "ArrowUp") move(-1);
      else if (event.altKey && event.key === "ArrowDown") move(1);
      else if (event.key === "Escape") update(() => $selectBlock(key));
      else if (mod && event.key.toLowerCase() === "z") editor.dispatchCommand(event.shiftKey ? REDO_COMMAND : UNDO_COMMAND, undefined);
      else return;
      event.preventDefault();
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
