import { $createLinkNode } from "@lexical/link";
import { $createListItemNode, $createListNode } from "@lexical/list";
import { $createHeadingNode, $createQuoteNode } from "@lexical/rich-text";
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTabNode,
  $createTextNode,
  $getRoot,
  createEditor,
  type LexicalEditor,
  type LexicalNode,
} from "lexical";
import { describe, expect, it } from "vitest";
import { blockSchema, bodySchema, lineOfCopySchema, type Body } from "../model/copy.ts";
import { $readBody, $readLine, $writeBody, $writeLine, BODY_NODES, blockJson, LINE_NODES } from "./nodes.ts";
import { $createCutNode } from "./nodes/cut/cut-node.ts";
import { $createPictureNode } from "./nodes/picture/picture-node.ts";
import { textRun } from "./safe-copy.ts";

function bodyEditor(): LexicalEditor {
  return createEditor({
    nodes: [...BODY_NODES],
    onError: (error) => {
      throw error;
    },
  });
}

function inEditor<Result>(editor: LexicalEditor, work: () => Result): Result {
  let result: { value: Result } | undefined;
  editor.update(
    () => {
      result = { value: work() };
    },
    { discrete: true },
  );
  if (result === undefined) throw new Error("the update did not run");
  return result.value;
}

/** What Lexical itself writes, children included, after its own transforms have run. */
function lexicalJson(...nodes: (() => LexicalNode)[]): unknown[] {
  const editor = bodyEditor();
  inEditor(editor, () => $getRoot().append(...nodes.map((make) => make())));
  // Through text, as it is stored: keys that are undefined fall away.
  const { root } = JSON.parse(JSON.stringify(editor.getEditorState())) as { root: { children: unknown[] } };
  return root.children;
}

const element = { version: 1, direction: null, format: "", indent: 0 };
const run = (text: string, format = 0): unknown => ({
  type: "text",
  text,
  format,
  detail: 0,
  mode: "normal",
  style: "",
  version: 1,
});
const bold = (text: string): LexicalNode => $createTextNode(text).toggleFormat("bold");

describe("what Lexical 0.52 writes", () => {
  it.each([
    [
      "paragraph",
      () => $createParagraphNode().append(bold("Tide"), $createLineBreakNode(), $createTabNode(), $createTextNode("tables")),
      {
        type: "paragraph",
        ...element,
        textFormat: 1,
        textStyle: "",
        children: [
          run("Tide", 1),
          { type: "linebreak", version: 1 },
          { type: "tab", text: "\t", format: 0, detail: 2, mode: "normal", style: "", version: 1 },
          run("tables"),
        ],
      },
    ],
    [
      "crosshead",
      () => $createHeadingNode("h2").append($createTextNode("Low water")),
      { type: "heading", tag: "h2", ...element, children: [run("Low water")] },
    ],
    [
      "quote",
      () => $createQuoteNode().append($createTextNode("No boats")),
      { type: "quote", ...element, children: [run("No boats")] },
    ],
    [
      "link",
      () => $createParagraphNode().append($createLinkNode("https://example.org/a").append($createTextNode("log"))),
      {
        type: "paragraph",
        ...element,
        textFormat: 0,
        textStyle: "",
        children: [
          {
            type: "link",
            ...element,
            url: "https://example.org/a",
            rel: null,
            target: null,
            title: null,
            children: [run("log")],
          },
        ],
      },
    ],
    [
      "list in a list",
      () =>
        $createListNode("number", 3).append(
          $createListItemNode().append($createTextNode("one")),
          $createListItemNode().append($createListNode("bullet").append($createListItemNode().append($createTextNode("inner")))),
        ),
      {
        type: "list",
        listType: "number",
        tag: "ol",
        start: 3,
        ...element,
        children: [
          { type: "listitem", ...element, value: 3, children: [run("one")] },
          {
            type: "listitem",
            ...element,
            value: 4,
            children: [
              {
                type: "list",
                listType: "bullet",
                tag: "ul",
                start: 1,
                ...element,
                children: [{ type: "listitem", ...element, indent: 1, value: 1, children: [run("inner")] }],
              },
            ],
          },
        ],
      },
    ],
    [
      "picture",
      () => $createPictureNode("f".repeat(64), { caption: [textRun("The quay", 2)], credit: "A Name", alt: "A quay" }),
      { type: "picture", version: 1, pictureId: "f".repeat(64), caption: [run("The quay", 2)], credit: "A Name", alt: "A quay" },
    ],
    ["cut", () => $createCutNode(), { type: "cut", version: 1 }],
  ])("is, for a %s, what the schema keeps", (_name, make, expected) => {
    const [json] = lexicalJson(make);
    expect(json).toStrictEqual(expected);
    expect(blockSchema.parse(json)).toStrictEqual(expected);
    const editor = bodyEditor();
    inEditor(editor, () => $getRoot().append(make()));
    expect(editor.read(() => $readBody())).toStrictEqual([expected]);
  });
});

describe("reading and writing an editor", () => {
  const story: Body = bodySchema.parse([
    {
      type: "paragraph",
      children: [
        { type: "text", text: "First ", format: 0 },
        { type: "text", text: "bold", format: 1 },
      ],
      textFormat: 0,
    },
    { type: "cut" },
    { type: "picture", pictureId: "a".repeat(64), caption: [{ type: "text", text: "Caption" }], credit: "C", alt: "A" },
    { type: "heading", children: [{ type: "text", text: "Crosshead" }] },
  ]);

  it("gives back what was written", () => {
    const editor = bodyEditor();
    inEditor(editor, () => $writeBody(story));
    expect(editor.read(() => $readBody())).toStrictEqual(story);
    const again = bodyEditor();
    again.setEditorState(again.parseEditorState(JSON.stringify(editor.getEditorState().toJSON())));
    expect(again.read(() => $readBody())).toStrictEqual(story);
  });

  it("writes an empty body as one empty paragraph", () => {
    const editor = bodyEditor();
    inEditor(editor, () => $writeBody([]));
    expect(editor.read(() => $readBody())).toHaveLength(1);
  });

  it("reads a line, and joins paragraphs that a paste may have left in it", () => {
    const editor = createEditor({
      nodes: [...LINE_NODES],
      onError: (error) => {
        throw error;
      },
    });
    const line = lineOfCopySchema.parse([
      { type: "text", text: "Words by " },
      { type: "link", url: "https://example.org/", children: [{ type: "text", text: "her" }] },
    ]);
    inEditor(editor, () => $writeLine(line));
    expect(editor.read(() => $readLine())).toStrictEqual(line);
    inEditor(editor, () => $getRoot().append($createParagraphNode().append($createTextNode("more"))));
    expect(editor.read(() => $readLine())).toStrictEqual([...line, { type: "linebreak", version: 1 }, run("more")]);
  });

  it("saves only what the page may hold", () => {
    const editor = bodyEditor();
    const blocks = inEditor(editor, () => {
      const styled = $createTextNode("struck").toggleFormat("strikethrough").toggleFormat("italic").setStyle("color: red");
      const paragraph = $createParagraphNode().append(
        styled,
        $createLinkNode("javascript:alert(1)").append($createTextNode("words")),
      );
      paragraph.setFormat("center").setIndent(3);
      return [blockJson(paragraph), blockJson($createHeadingNode("h4").append($createTextNode("Deep")))];
    });
    expect(blocks).toStrictEqual([
      { type: "paragraph", ...element, textFormat: 2, textStyle: "", children: [run("struck", 2), run("words")] },
      { type: "heading", tag: "h2", ...element, children: [run("Deep")] },
    ]);
    expect(bodySchema.parse(blocks)).toStrictEqual(blocks);
  });
});
