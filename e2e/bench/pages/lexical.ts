import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { LinkNode } from "@lexical/link";
import { ListItemNode, ListNode, registerList } from "@lexical/list";
import { HeadingNode, QuoteNode, registerRichText } from "@lexical/rich-text";
import { mergeRegister } from "@lexical/utils";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { copy, editorPlace } from "./page.ts";

/** Delay after which typing makes a new undo step: what React's history plugin uses. */
const UNDO_STEP_MS = 300;

const root = document.createElement("div");
root.contentEditable = "true";
editorPlace().append(root);

const editor = createEditor({
  namespace: "bare",
  nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode],
  onError: (error) => {
    throw error;
  },
});
editor.setRootElement(root);
mergeRegister(registerRichText(editor), registerList(editor), registerHistory(editor, createEmptyHistoryState(), UNDO_STEP_MS));
editor.update(
  () => {
    $getRoot()
      .clear()
      .append(...copy().map((text) => $createParagraphNode().append($createTextNode(text))));
  },
  { discrete: true },
);
