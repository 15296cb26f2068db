import { $isLinkNode } from "@lexical/link";
import { $findMatchingParent } from "@lexical/utils";
import {
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  defineExtension,
  IS_BOLD,
  IS_ITALIC,
  type EditorState,
  type UpdateListenerPayload,
} from "lexical";
import { $blockTypeAt, type BlockType } from "./block-types.ts";

/** What stands at the caret, for the buttons that show it. */
export interface CaretState {
  bold: boolean;
  italic: boolean;
  /** Address of the link the caret is in. */
  link: string | undefined;
  block: BlockType | undefined;
  /** A picture or the cut line is selected as a whole. */
  onBlock: boolean;
}

export const NO_CARET: CaretState = { bold: false, italic: false, link: undefined, block: undefined, onBlock: false };

function read(state: EditorState): CaretState {
  return state.read(() => {
    const selection = $getSelection();
    if ($isNodeSelection(selection)) return { ...NO_CARET, onBlock: true };
    if (!$isRangeSelection(selection)) return NO_CARET;
    const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
    return {
      bold: (selection.format & IS_BOLD) !== 0,
      italic: (selection.format & IS_ITALIC) !== 0,
      link: link?.getURL(),
      block: $blockTypeAt(selection),
      onBlock: false,
    };
  });
}

function same(left: CaretState, right: CaretState): boolean {
  return (
    left.bold === right.bold &&
    left.italic === right.italic &&
    left.link === right.link &&
    left.block === right.block &&
    left.onBlock === right.onBlock
  );
}

/** Letters in the same text leave all of it as it was; looking would cost a little at each key. */
function wasTyped({ editorState, prevEditorState, dirtyElements }: UpdateListenerPayload): boolean {
  const now = editorState._selection;
  const before = prevEditorState._selection;
  if (!$isRangeSelection(now) || !$isRangeSelection(before) || now.format !== before.format) return false;
  if (now.anchor.key !== before.anchor.key || now.focus.key !== before.focus.key) return false;
  // `true` marks what was changed itself; what only holds the changed text is `false`.
  for (const changed of dirtyElements.values()) if (changed) return false;
  return dirtyElements.size > 0;
}

/** Tells of the caret's surroundings only when they differ, so that typing re-renders nothing. */
export const CaretStateExtension = defineExtension({
  name: "standfirst/caret-state",
  build: () => {
    const listeners = new Set<() => void>();
    let now = NO_CARET;
    return {
      get: (): CaretState => now,
      subscribe: (listener: () => void): (() => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      follow: (state: EditorState): void => {
        const next = read(state);
        if (same(now, next)) return;
        now = next;
        for (const listener of listeners) listener();
      },
    };
  },
  register: (editor, _config, state) =>
    editor.registerUpdateListener((payload) => {
      if (!wasTyped(payload)) state.getOutput().follow(payload.editorState);
    }),
});
