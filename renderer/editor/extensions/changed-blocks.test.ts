import { buildEditorFromExtensions } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import { RichTextExtension } from "@lexical/rich-text";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  configExtension,
  defineExtension,
  UNDO_COMMAND,
  type LexicalEditor,
} from "lexical";
import { describe, expect, it } from "vitest";
import { $readBody, $writeBody } from "../../../shared/editor/nodes.ts";
import { blockText, countBodyWords } from "../../../shared/editor/plain-text.ts";
import { paragraphOf, textRun } from "../../../shared/editor/safe-copy.ts";
import { standingBlock } from "../../../shared/editor/suggestions/standing.ts";
import type { MarkedBody } from "../../../shared/model/copy.ts";
import { applyBodyChange } from "../../../shared/model/body-change.ts";
import { BlockMovesExtension, MOVE_BLOCK } from "./block-moves.ts";
import { CutLineExtension, PLACE_CUT } from "./cut-line.ts";
import { PicturesExtension } from "./pictures.ts";
import { ChangedBlocksExtension, spliceBetween, trackChangedBlocks, type ChangedBlocks } from "./changed-blocks.ts";

const body = (...texts: string[]): MarkedBody => texts.map((text) => paragraphOf([textRun(text, 0)]));

function open(initial: MarkedBody): { editor: LexicalEditor; blocks: ChangedBlocks } {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: "test",
      namespace: "standfirst",
      $initialEditorState: () => $writeBody(initial),
      dependencies: [
        RichTextExtension,
        configExtension(HistoryExtension, { disabled: false, delay: 0 }),
        BlockMovesExtension,
        CutLineExtension,
        PicturesExtension,
        ChangedBlocksExtension,
      ],
      onError: (error) => {
        throw error;
      },
    }),
  );
  const blocks = trackChangedBlocks(editor);
  blocks.hold(initial.length);
  return { editor, blocks };
}

function update(editor: LexicalEditor, change: () => void): void {
  editor.update(change, { discrete: true });
}

function append(editor: LexicalEditor, index: number, text: string): void {
  update(editor, () => {
    const block = $getRoot().getChildAtIndex(index);
    const node = $isElementNode(block) ? block.getFirstChild() : null;
    if ($isTextNode(node)) node.setTextContent(node.getTextContent() + text);
  });
}

const texts = (blocks: MarkedBody): string[] => blocks.map((block) => blockText(standingBlock(block)));

describe("changed blocks", () => {
  it("sends the one block a key was pressed in", () => {
    const { editor, blocks } = open(body("one", "two", "three"));
    expect(blocks.take()).toBeUndefined();
    append(editor, 1, "!");
    expect(blocks.take()).toMatchObject({ at: 1, remove: 1, insert: body("two!") });
    blocks.kept();
    expect(blocks.take()).toBeUndefined();
  });

  it("sends again what was not kept, together with what came since", () => {
    const { editor, blocks } = open(body("one", "two", "three", "four"));
    append(editor, 0, "!");
    blocks.take();
    append(editor, 2, "?");
    blocks.putBack();
    expect(blocks.take()).toMatchObject({ at: 0, remove: 3, insert: body("one!", "two", "three?") });
  });

  it("keeps as changed what was written while a save was under way", () => {
    const { editor, blocks } = open(body("one", "two"));
    append(editor, 0, "!");
    blocks.take();
    append(editor, 0, "?");
    blocks.kept();
    expect(blocks.take()).toMatchObject({ at: 0, remove: 1, insert: body("one!?") });
  });

  it("leads the desk's body to the one on the screen, whatever was done", () => {
    const { editor, blocks } = open(body("one", "two", "three", "four"));
    let desk = body("one", "two", "three", "four");
    const save = (): void => {
      const splice = blocks.take();
      if (splice !== undefined) desk = applyBodyChange(desk, { kind: "splice", base: 0, ...splice });
      blocks.kept();
      expect(texts(desk)).toEqual(texts(editor.read($readBody)));
      expect(blocks.words()).toBe(countBodyWords(desk.map(standingBlock)));
    };
    update(editor, () =>
      $getRoot()
        .getFirstChild()
        ?.insertAfter($createParagraphNode().append($createTextNode("new"))),
    );
    save();
    update(editor, () => $getRoot().getLastChild()?.remove());
    append(editor, 0, " more");
    save();
    editor.dispatchCommand(PLACE_CUT, undefined);
    save();
    const key = editor.read(() => $getRoot().getFirstChildOrThrow().getKey());
    editor.dispatchCommand(MOVE_BLOCK, { key, by: 2 });
    save();
    for (let step = 0; step < 4; step += 1) {
      editor.dispatchCommand(UNDO_COMMAND, undefined);
      editor.read(() => undefined);
      save();
    }
    update(editor, () => $getRoot().clear().append($createParagraphNode()));
    save();
  });

  it("does not send the paragraph an empty story shows, until it is written in", () => {
    const { editor, blocks } = open([]);
    update(editor, () => {
      const paragraph = $getRoot().getFirstChild();
      if ($isElementNode(paragraph)) paragraph.append($createTextNode("First"));
    });
    expect(blocks.take()).toMatchObject({ at: 0, remove: 0, insert: [{ children: [{ text: "First" }] }] });
  });

  it("follows another window's splices without counting them as changes", () => {
    const { editor, blocks } = open([]);
    expect(blocks.follow({ at: 0, remove: 0, insert: body("one", "two") })).toBe(true);
    expect(blocks.follow({ at: 1, remove: 1, insert: body("2", "3") })).toBe(true);
    expect(texts(editor.read($readBody))).toEqual(["one", "2", "3"]);
    expect(blocks.follow({ at: 3, remove: 1, insert: [] })).toBe(false);
    expect(blocks.take()).toBeUndefined();
    append(editor, 2, "!");
    expect(blocks.take()).toMatchObject({ at: 2, remove: 1, insert: body("3!") });
  });

  it("counts words by block, and anew only where they changed", () => {
    const { editor, blocks } = open(body("one two", "three"));
    expect(blocks.words()).toBe(3);
    append(editor, 1, " four five");
    expect(blocks.words()).toBe(5);
    update(editor, () => $getRoot().getFirstChild()?.remove());
    expect(blocks.words()).toBe(3);
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    expect(blocks.words()).toBe(5);
  });
});

describe("spliceBetween", () => {
  it("is the shortest run between unchanged ends", () => {
    expect(spliceBetween(["a", "b", "c"], ["a", "b", "c"], new Set())).toEqual({ from: 3, to: 3, remove: 0 });
    expect(spliceBetween(["a", "b", "c"], ["a", "x", "c"], new Set())).toEqual({ from: 1, to: 2, remove: 1 });
    expect(spliceBetween(["a", "a2"], ["a"], new Set())).toEqual({ from: 1, to: 1, remove: 1 });
    expect(spliceBetween(["a", "b"], ["b", "a"], new Set())).toEqual({ from: 0, to: 2, remove: 2 });
    expect(spliceBetween(["a", "b", "c"], ["a", "b", "c"], new Set(["a", "c"]))).toEqual({ from: 0, to: 3, remove: 3 });
  });
});
