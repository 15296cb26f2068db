import { buildEditorFromExtensions } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import { RichTextExtension } from "@lexical/rich-text";
import { $getRoot, $isElementNode, configExtension, defineExtension } from "lexical";
import { describe, expect, it } from "vitest";
import { keptBlockText } from "../../../shared/checks/story-text.ts";
import { $writeBody, BODY_NODES } from "../../../shared/editor/nodes.ts";
import { safeMarkedBlock } from "../../../shared/editor/safe-copy.ts";
import { $textOfNode, pointsOf } from "./text-of-node.ts";

const removed = { suggested: { removed: { id: "s", author: "Ines Calder", at: "2026-03-31T09:00:00Z" } } };
const run = (text: string, more: object = {}): object => ({ type: "text", text, ...more });
const item = (...children: object[]): object => ({ type: "listitem", value: 1, children });
const blocks = [
  { type: "paragraph", children: [run("Plain "), run("bold", { format: 1 }), run(" end")] },
  {
    type: "paragraph",
    children: [
      run("one"),
      { type: "linebreak" },
      run("two "),
      { type: "link", url: "https://a.example", children: [run("linked")] },
    ],
  },
  { type: "paragraph", children: [run("kept "), run("gone ", { $: removed }), run("kept too")] },
  { type: "quote", children: [run("“Said.”")] },
  { type: "heading", tag: "h2", children: [run("Crosshead")] },
  {
    type: "list",
    listType: "bullet",
    tag: "ul",
    children: [
      item(run("first")),
      item({ type: "list", listType: "bullet", tag: "ul", children: [item(run("inside"))] }),
      item(run("last")),
    ],
  },
].map((block) => safeMarkedBlock(block));

const editor = buildEditorFromExtensions(
  defineExtension({
    name: "test",
    namespace: "standfirst",
    nodes: [...BODY_NODES],
    $initialEditorState: () => $writeBody(blocks),
    dependencies: [RichTextExtension, configExtension(HistoryExtension, { disabled: false })],
    onError: (error) => {
      throw error;
    },
  }),
);

describe("the text of a block in the editor", () => {
  it.each(blocks.map((block, at) => [keptBlockText(block), at] as const))("is what is checked: %j", (text, at) => {
    editor.read(() => {
      const node = $getRoot().getChildAtIndex(at);
      if (!$isElementNode(node)) throw new Error("No block");
      const read = $textOfNode(node);
      expect(read.text).toBe(text);
      for (const { node: part, start } of read.runs) {
        expect(read.text.slice(start, start + part.getTextContentSize())).toBe(part.getTextContent());
      }
    });
  });

  it("finds where a range begins and ends, over runs", () => {
    editor.read(() => {
      const node = $getRoot().getFirstChildOrThrow();
      if (!$isElementNode(node)) throw new Error("No block");
      const points = pointsOf($textOfNode(node), 6, 14);
      expect([points?.from.node.getTextContent(), points?.from.offset]).toEqual(["bold", 0]);
      expect([points?.to.node.getTextContent(), points?.to.offset]).toEqual([" end", 4]);
    });
  });
});
