import { FORMAT_TEXT_COMMAND, REDO_COMMAND, UNDO_COMMAND, type LexicalEditor } from "lexical";
import { useActions, type Action } from "../../../client/actions.tsx";
import { SET_BLOCK_TYPE, type BlockType } from "../../../editor/extensions/block-types.ts";
import { PLACE_CUT } from "../../../editor/extensions/cut-line.ts";

interface CopyActionsInput {
  /** The editor that has the caret, or had it last. */
  editor: LexicalEditor | undefined;
  body: LexicalEditor | undefined;
  hasFreePart: boolean;
  onLink(): void;
  onPicture(): void;
  /** Of the last choice, where no editor of copy had the caret. */
  onUndo(): void;
  onRedo(): void;
}

const BLOCKS: readonly { type: BlockType; title: string; words: string }[] = [
  { type: "crosshead", title: "Crosshead", words: "heading subhead" },
  { type: "bullet", title: "Bulleted list", words: "points" },
  { type: "number", title: "Numbered list", words: "ordered" },
  { type: "quote", title: "Quote", words: "quotation block" },
];

/** What the buttons for the copy do, for the palette; done to what is selected. No keys: the editors hear those. */
export function useCopyActions(input: CopyActionsInput): void {
  const { editor, body, hasFreePart, onLink, onPicture, onUndo, onRedo } = input;
  const action = (id: string, title: string, words: string, run: () => void): Action => ({
    id: `story.copy.${id}`,
    title,
    group: "Story",
    words,
    run,
  });
  const inBody = body !== undefined && editor === body;
  useActions([
    ...(editor === undefined
      ? []
      : [
          action("bold", "Bold", "strong format", () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, "bold")),
          action("italic", "Italic", "emphasis format", () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, "italic")),
          action("link", "Link", "address url web", onLink),
        ]),
    ...(inBody
      ? BLOCKS.map(({ type, title, words }) => action(type, title, words, () => body.dispatchCommand(SET_BLOCK_TYPE, type)))
      : []),
    ...(body === undefined ? [] : [action("picture", "Insert picture", "image photo add", onPicture)]),
    ...(body === undefined || !hasFreePart
      ? []
      : [action("cut", "Free part ends here", "paywall cut subscribers", () => body.dispatchCommand(PLACE_CUT, undefined))]),
    action("undo", "Undo", "take back", () => {
      if (editor === undefined || !hasCaret(editor)) undoField("undo", onUndo);
      else editor.dispatchCommand(UNDO_COMMAND, undefined);
    }),
    action("redo", "Redo", "again", () => {
      if (editor === undefined || !hasCaret(editor)) undoField("redo", onRedo);
      else editor.dispatchCommand(REDO_COMMAND, undefined);
    }),
  ]);
}

function hasCaret(editor: LexicalEditor): boolean {
  return editor.getRootElement() === document.activeElement;
}

/** In a plain field its own undo; elsewhere the last choice. */
function undoField(command: "undo" | "redo", ofChoice: () => void): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) document.execCommand(command);
  else ofChoice();
}
