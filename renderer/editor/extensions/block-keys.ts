import { $isListItemNode } from "@lexical/list";
import { $findMatchingParent } from "@lexical/utils";
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  INDENT_CONTENT_COMMAND,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
} from "lexical";
import { SET_BLOCK_TYPE, type BlockType } from "./block-types.ts";

const BLOCK_KEYS: Readonly<Record<string, BlockType>> = {
  "alt+Digit0": "paragraph",
  "alt+Digit2": "crosshead",
  "shift+Digit7": "number",
  "shift+Digit8": "bullet",
  "shift+Digit9": "quote",
};

function indent(editor: LexicalEditor, code: string): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  // Only lists have levels on the page.
  if ($findMatchingParent(selection.anchor.getNode(), $isListItemNode) === null) return false;
  return editor.dispatchCommand(code === "BracketRight" ? INDENT_CONTENT_COMMAND : OUTDENT_CONTENT_COMMAND, undefined);
}

/**
 * Keys for kinds of block, by the place of the key and not by its letter, so that Shift and
 * Alt do not change what is asked for on any keyboard.
 */
export const BlockKeysExtension = defineExtension({
  name: "standfirst/block-keys",
  register: (editor) =>
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (!(IS_APPLE ? event.metaKey : event.ctrlKey)) return false;
        let done = false;
        if (!event.altKey && !event.shiftKey && (event.code === "BracketRight" || event.code === "BracketLeft")) {
          done = indent(editor, event.code);
        } else if (event.altKey !== event.shiftKey) {
          const type = BLOCK_KEYS[`${event.altKey ? "alt" : "shift"}+${event.code}`];
          if (type !== undefined) done = editor.dispatchCommand(SET_BLOCK_TYPE, type);
        }
        if (done) event.preventDefault();
        return done;
      },
      COMMAND_PRIORITY_HIGH,
    ),
});
