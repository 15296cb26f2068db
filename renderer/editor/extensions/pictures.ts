import { DRAG_DROP_PASTE } from "@lexical/rich-text";
import {
  $addUpdateTag,
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  safeCast,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
import { $createPictureNode, $isPictureNode, PictureNode } from "../../../shared/editor/nodes/picture/picture-node.ts";
import { $selectBlock } from "./block-moves.ts";

export interface PicturesConfig {
  /** Keeps a picture file and gives its id; undefined when it was refused, which was then said. */
  addPicture: ((file: File) => Promise<string | undefined>) | undefined;
}

function $blockAtCaret(): NodeKey | undefined {
  const node = $getSelection()?.getNodes().at(-1);
  const block = node?.getTopLevelElement() ?? node;
  return block === undefined || block.getParent() !== $getRoot() ? undefined : block.getKey();
}

function $insertPicture(pictureId: string, after: NodeKey | undefined): NodeKey {
  $addUpdateTag(HISTORY_PUSH_TAG);
  const picture = $createPictureNode(pictureId);
  const place = after === undefined ? null : $getNodeByKey(after);
  if (place === null || !place.isAttached()) $getRoot().append(picture);
  else if ($isParagraphNode(place) && place.isEmpty()) place.replace(picture);
  else place.insertAfter(picture, false);
  if (picture.getNextSibling() === null) picture.insertAfter($createParagraphNode(), false);
  $selectBlock(picture.getKey());
  return picture.getKey();
}

/** Keeps the files one after the other and puts each where the caret was when they came. */
export async function insertPictures(
  editor: LexicalEditor,
  files: readonly File[],
  addPicture: (file: File) => Promise<string | undefined>,
): Promise<void> {
  let after = editor.read("pending", $blockAtCaret);
  for (const file of files) {
    const pictureId = await addPicture(file);
    if (pictureId === undefined) continue;
    editor.update(
      () => {
        after = $insertPicture(pictureId, after);
      },
      { discrete: true },
    );
  }
}

/** A picture copied on a web page comes with markup around it that holds no words. */
function onlyPicture(clipboard: DataTransfer): boolean {
  const html = clipboard.getData("text/html");
  if (html === "") return clipboard.getData("text/plain") === "";
  return (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "").trim() === "";
}

export function focusCaption(editor: LexicalEditor, key: NodeKey): void {
  editor.getElementByKey(key)?.querySelector<HTMLElement>("[data-caption] [contenteditable]")?.focus();
}

export const PicturesExtension = defineExtension({
  name: "standfirst/pictures",
  config: safeCast<PicturesConfig>({ addPicture: undefined }),
  nodes: () => [PictureNode],
  register: (editor, { addPicture }) =>
    mergeRegister(
      editor.registerCommand(
        DRAG_DROP_PASTE,
        (files) => {
          if (addPicture === undefined) return false;
          void insertPictures(editor, files, addPicture);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const clipboard = "clipboardData" in event ? event.clipboardData : null;
          if (clipboard === null || clipboard.files.length === 0 || !onlyPicture(clipboard)) return false;
          event.preventDefault();
          return editor.dispatchCommand(DRAG_DROP_PASTE, [...clipboard.files]);
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const selection = $getSelection();
          if (!$isNodeSelection(selection)) return false;
          const [node] = selection.getNodes();
          if (node === undefined || $isElementNode(node)) return false;
          event?.preventDefault();
          if ($isPictureNode(node)) {
            focusCaption(editor, node.getKey());
          } else {
            const paragraph = $createParagraphNode();
            node.insertAfter(paragraph, false);
            paragraph.select();
          }
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ),
});
