import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import {
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  HISTORY_MERGE_TAG,
  REDO_COMMAND,
  stopLexicalPropagation,
  UNDO_COMMAND,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
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

/**
 * A block that stays selected while its words are written would keep the caret from ever
 * arriving in the copy again: the browser moves it there, and what is typed lands in disorder.
 */
function letGoOfBlock(editor: LexicalEditor, target: EventTarget | null): void {
  if (target instanceof HTMLButtonElement) return;
  if (!editor.read("latest", () => $isNodeSelection($getSelection()))) return;
  editor.update(() => $setSelection(null), { tag: HISTORY_MERGE_TAG });
}

function keepEvents(element: HTMLElement | null, editor: LexicalEditor): (() => void) | undefined {
  if (element === null) return undefined;
  const onFocus = (event: FocusEvent): void => letGoOfBlock(editor, event.target);
  element.addEventListener("focusin", onFocus);
  for (const name of OWN_EVENTS) element.addEventListener(name, stopLexicalPropagation);
  return () => {
    element.removeEventListener("focusin", onFocus);
    for (const name of OWN_EVENTS) element.removeEventListener(name, stopLexicalPropagation);
  };
}

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
  const ownEvents = useCallback<RefCallback<HTMLElement>>((element) => keepEvents(element, editor), [editor]);
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
      else if (mod && event.key.toLowerCase() === "z")
        editor.dispatchCommand(event.shiftKey ? REDO_COMMAND : UNDO_COMMAND, undefined);
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
    ownEvents,
  };
}
