import { buildEditorFromExtensions } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import { RichTextExtension } from "@lexical/rich-text";
import fc from "fast-check";
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  configExtension,
  defineExtension,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
  type RangeSelection,
} from "lexical";
import { describe, expect, it } from "vitest";
import { $readBody, $writeBody } from "../../../../shared/editor/nodes.ts";
import { plainText } from "../../../../shared/editor/plain-text.ts";
import { paragraphOf, textRun } from "../../../../shared/editor/safe-copy.ts";
import { piecesOf } from "../../../../shared/editor/suggestions/pieces.ts";
import { acceptedCopy, finalCopy } from "../../../../shared/editor/suggestions/settle.ts";
import type { MarkedBody } from "../../../../shared/model/copy.ts";
import { furnitureSchema } from "../../../../shared/model/story.ts";
import { createDrawnEditors } from "../../../editor/drawn-editors.ts";
import { $placeOf, $pointAt } from "./piece-places.ts";
import { createSuggester } from "./suggester.ts";

const START: MarkedBody = ["The ferry did not sail.", "Nobody knows why.", ""].map((text) =>
  paragraphOf(text === "" ? [] : [textRun(text, 0)]),
);

/** Without how Lexical would go on in a paragraph: no reader sees it. */
const passedIn = (editor: LexicalEditor): unknown =>
  acceptedCopy(editor.read($readBody)).map((block) => (block.type === "paragraph" ? { ...block, textFormat: 0 } : block));

function open(): { editor: LexicalEditor; suggester: ReturnType<typeof createSuggester> } {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: "test",
      namespace: "standfirst",
      $initialEditorState: () => $writeBody(START),
      dependencies: [RichTextExtension, configExtension(HistoryExtension, { disabled: false, delay: 0 })],
    }),
  );
  const drawn = createDrawnEditors();
  drawn.add(editor, "body");
  return { editor, suggester: createSuggester("Tom Brandt", drawn) };
}

/** Selects from one place to another, counted in pieces, and does something there. */
function at(editor: LexicalEditor, from: number, to: number, work: (selection: RangeSelection) => void): void {
  editor.update(
    () => {
      const count = piecesOf($readBody()).length;
      const blocks = $getRoot().getChildren();
      const selection = $createRangeSelection();
      $pointAt(from % count, blocks, selection.anchor);
      $pointAt(to % count, blocks, selection.focus);
      $setSelection(selection);
      const made = $getSelection();
      if ($isRangeSelection(made)) work(made);
    },
    { discrete: true },
  );
}

/**
 * With the selection in force Lexical's development build throws at a point that is out of date
 * half-way through (`$getTextNodeOffset`); the build people run puts it right.
 */
function $cut(selection: RangeSelection): void {
  $setSelection(null);
  selection.removeText();
}

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom("type", "cut", "split", "bold", "undo", "redo", "type", "type"),
    from: fc.nat({ max: 60 }),
    length: fc.nat({ max: 8 }),
    saves: fc.boolean(),
  }),
  { maxLength: 12 },
);

describe("writing with Suggest on", () => {
  it("leaves what was passed as it was, whatever is typed, cut, split, made bold or undone", () => {
    fc.assert(
      fc.property(edits, (all) => {
        const { editor, suggester } = open();
        for (const { kind, from, length, saves } of all) {
          if (kind === "undo") editor.dispatchCommand(UNDO_COMMAND, undefined);
          else if (kind === "redo") editor.dispatchCommand(REDO_COMMAND, undefined);
          else if (kind === "type") at(editor, from, from, (selection) => selection.insertText("xy"));
          else if (kind === "cut") at(editor, from, from + length, $cut);
          else if (kind === "split") at(editor, from, from, (selection) => selection.insertParagraph());
          else at(editor, from, from + length, (selection) => selection.formatText("bold"));
          if (!saves) continue;
          suggester.settle();
          expect(passedIn(editor)).toStrictEqual(START);
        }
        suggester.settle();
        expect(passedIn(editor)).toStrictEqual(START);
      }),
      { numRuns: 200 },
    );
  });

  it("has the words as they were typed once all is accepted, and the caret behind them", () => {
    const { editor, suggester } = open();
    at(editor, 4, 9, (selection) => selection.insertText("boat"));
    suggester.settle();
    editor.update(() => ($getSelection() as RangeSelection).insertText("s"), { discrete: true });
    suggester.settle();
    expect(plainText(finalCopy(editor.read($readBody)))).toContain("The boats did not sail.");
    expect(passedIn(editor)).toStrictEqual(START);
  });

  it("takes a verdict, and its undo, for no suggestion", () => {
    const { editor, suggester } = open();
    at(editor, 3, 3, (selection) => selection.insertText(" old"));
    suggester.settle();
    suggester.aside(() => editor.update(() => $writeBody(finalCopy($readBody())), { discrete: true, tag: "history-push" }));
    const accepted = editor.read($readBody);
    expect(acceptedCopy(accepted)).toStrictEqual(accepted);
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    suggester.settle();
    expect(passedIn(editor)).toStrictEqual(START);
    expect(plainText(finalCopy(editor.read($readBody)))).toContain("The old ferry");
  });

  it("makes suggestions of plain fields, and leaves choices alone", () => {
    const { suggester } = open();
    const furniture = furnitureSchema.parse({
      ...{ catchline: "", kicker: "", headline: "Ferry late", standfirst: [], byline: [], dateline: "", similar: [], tags: [] },
      ...{
        authorPicks: { pinned: [], dropped: [] },
        access: "free",
        appeal: false,
        searchTitle: "",
        searchDescription: "",
        slug: "",
      },
    });
    expect(suggester.patch(furniture, { headline: "Ferry very late", access: "metered" })).toEqual({
      access: "metered",
      suggestions: [expect.objectContaining({ field: "headline", text: "Ferry very late", author: "Tom Brandt" })],
    });
  });
});

describe("places in copy", () => {
  it("are found again where they were put", () => {
    const { editor } = open();
    const count = piecesOf(START).length;
    for (let place = 0; place < count; place += 1) {
      at(editor, place, place, (selection) => {
        expect($placeOf(selection.anchor, $getRoot().getChildren())).toBe(place);
      });
    }
  });
});
