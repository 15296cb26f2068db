import { SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG, type LexicalEditor } from "lexical";

/**
 * The tag of a change that nobody's keys have made in this editor: the keyboard stays where it is.
 * Where that is elsewhere the selection is not put on the page, since a browser takes the keyboard
 * along with it, whatever Lexical was told of the focus.
 */
export function keyboardStays(editor: LexicalEditor): string {
  const root = editor.getRootElement();
  // In a caption within the copy it is elsewhere too.
  return root !== null && root.ownerDocument.activeElement === root ? SKIP_SELECTION_FOCUS_TAG : SKIP_DOM_SELECTION_TAG;
}
