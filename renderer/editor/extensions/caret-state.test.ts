import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from "@lexical/extension";
import { LinkExtension, $toggleLink } from "@lexical/link";
import { ListExtension } from "@lexical/list";
import { RichTextExtension } from "@lexical/rich-text";
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  defineExtension,
  type LexicalEditor,
} from "lexical";
import { expect, it } from "vitest";
import { $writeBody } from "../../../shared/editor/nodes.ts";
import { paragraphOf, textRun } from "../../../shared/editor/safe-copy.ts";
import { BlockTypesExtension, SET_BLOCK_TYPE } from "./block-types.ts";
import { CaretStateExtension, NO_CARET } from "./caret-state.ts";

function open(): { editor: LexicalEditor; update(change: () => void): void; now(): unknown; told(): number } {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: "test",
      namespace: "standfirst",
      $initialEditorState: () => $writeBody([paragraphOf([textRun("one two", 0)]), paragraphOf([textRun("bold", 1)])]),
      dependencies: [RichTextExtension, ListExtension, LinkExtension, BlockTypesExtension, CaretStateExtension],
      onError: (error) => {
        throw error;
      },
    }),
  );
  const caret = getExtensionDependencyFromEditor(editor, CaretStateExtension).output;
  let count = 0;
  caret.subscribe(() => {
    count += 1;
  });
  return { editor, update: (change) => editor.update(change, { discrete: true }), now: caret.get, told: () => count };
}

function $caretIn(block: number): void {
  const node = $getRoot().getChildAtIndex(block);
  if (!$isElementNode(node)) return;
  const selection = node.selectEnd();
  const text = node.getLastDescendant();
  // As the browser's caret does: it takes on the format of the text it comes into.
  if ($isTextNode(text)) selection.setFormat(text.getFormat());
}

function $type(text: string): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.insertText(text);
}

const PARAGRAPH = { ...NO_CARET, block: "paragraph" };

it("follows the caret, its formats, links and blocks, and is silent while letters are typed", () => {
  const { editor, update, now, told } = open();
  update(() => $caretIn(0));
  expect(now()).toEqual(PARAGRAPH);
  const before = told();
  for (const letter of "letters") update(() => $type(letter));
  expect(told()).toBe(before);
  expect(now()).toEqual(PARAGRAPH);

  update(() => $caretIn(1));
  expect(now()).toEqual({ ...PARAGRAPH, bold: true });
  update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.toggleFormat("italic");
  });
  expect(now()).toEqual({ ...PARAGRAPH, bold: true, italic: true });
  update(() => $type("x"));
  expect(now()).toEqual({ ...PARAGRAPH, bold: true, italic: true });

  update(() => {
    const block = $getRoot().getFirstChild();
    if ($isElementNode(block)) block.select(0, block.getChildrenSize());
    $toggleLink("https://example.org/a");
    $caretIn(0);
  });
  expect(now()).toEqual({ ...PARAGRAPH, link: "https://example.org/a" });
  update(() => $toggleLink("https://example.org/b"));
  expect(now()).toEqual({ ...PARAGRAPH, link: "https://example.org/b" });

  editor.dispatchCommand(SET_BLOCK_TYPE, "crosshead");
  editor.read(() => undefined);
  expect(now()).toMatchObject({ block: "crosshead" });
  update(() => $setSelection(null));
  expect(now()).toEqual(NO_CARET);
});
