import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import fc from "fast-check";
import {
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setSelection,
  createEditor,
  UNDO_COMMAND,
  type LexicalEditor,
  type RangeSelection,
  type TextNode,
} from "lexical";
import { describe, expect, test } from "vitest";
import { markedBodySchema, type MarkedBody } from "../../model/copy.ts";
import { bodyHtml } from "../html-out.ts";
import { $readBody, $writeBody, BODY_NODES } from "../nodes.ts";
import { plainText } from "../plain-text.ts";
import { paragraphOf, safeBlock, textRun } from "../safe-copy.ts";
import { acceptedCopy, finalCopy } from "../suggestions/settle.ts";
import { $commentOn, $commentsOf, $uncomment } from "./comment-marks.ts";
import { commentedWords } from "./commented-words.ts";
import { withoutComments } from "./without-comments.ts";

const ID = "01890000-0000-7000-8000-000000000001";

function open(body: MarkedBody): LexicalEditor {
  const editor = createEditor({
    nodes: [...BODY_NODES],
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 0);
  editor.update(() => $writeBody(body), { discrete: true, tag: "history-merge" });
  return editor;
}

const read = (editor: LexicalEditor): MarkedBody => editor.read($readBody);
const update = (editor: LexicalEditor, work: () => void): void => editor.update(work, { discrete: true, tag: "history-push" });

/** Every text node with where it begins, in units of text over all paragraphs. */
function $texts(): { node: TextNode; from: number }[] {
  let from = 0;
  return $getRoot()
    .getAllTextNodes()
    .map((node) => {
      const start = from;
      from += node.getTextContentSize();
      return { node, from: start };
    });
}

function $select(from: number, to: number): RangeSelection | undefined {
  const texts = $texts();
  const point = (at: number, isEnd: boolean): { node: TextNode; offset: number } | undefined => {
    const found = isEnd
      ? texts.find(({ node, from: start }) => at > start && at <= start + node.getTextContentSize())
      : texts.find(({ node, from: start }) => at >= start && at < start + node.getTextContentSize());
    return found && { node: found.node, offset: at - found.from };
  };
  const [anchor, focus] = [point(from, false), from === to ? point(from, false) : point(to, true)];
  if (anchor === undefined || focus === undefined) return undefined;
  const selection = $createRangeSelection();
  selection.anchor.set(anchor.node.getKey(), anchor.offset, "text");
  selection.focus.set(focus.node.getKey(), focus.offset, "text");
  $setSelection(selection);
  return selection;
}

function comment(editor: LexicalEditor, from: number, to: number, id = ID): void {
  update(editor, () => {
    const selection = $select(from, to);
    if (selection !== undefined) $commentOn(selection, id);
  });
}

const wordsOf = (editor: LexicalEditor, id = ID): string | undefined =>
  commentedWords({ body: read(editor), standfirst: [], leadPicture: undefined }).get(id);

describe("a comment on words", () => {
  const body = [paragraphOf([textRun("The ferry is late again.", 0)]), paragraphOf([textRun("Its crew is on strike.", 0)])];

  test("is marked in the copy, in a shape the desk takes and gives back", () => {
    const editor = open(body);
    comment(editor, 4, 9);
    const [first] = read(editor);
    expect(first).toEqual({
      ...body[0],
      children: [textRun("The ", 0), { ...textRun("ferry", 0), $: { comments: [ID] } }, textRun(" is late again.", 0)],
    });
    expect(markedBodySchema.parse(read(editor))).toEqual(read(editor));
    expect(read(open(read(editor)))).toEqual(read(editor));
    expect(wordsOf(editor)).toBe("ferry");
  });

  test.each([
    [{ comments: "x" }],
    [{ comments: [""] }],
    [{ comments: [] }],
    [{ comments: [1] }],
    [{ comments: ["x".repeat(65)] }],
  ])("is refused when it is out of shape: %j", (state) => {
    const broken = [{ ...paragraphOf([]), children: [{ ...textRun("a", 0), $: state }] }];
    expect(markedBodySchema.safeParse(broken).success).toBe(false);
  });

  test("does not come in with foreign or copied copy", () => {
    const pasted = safeBlock({ ...paragraphOf([]), children: [{ ...textRun("a", 0), $: { comments: [ID] } }] });
    expect(pasted).toEqual(paragraphOf([textRun("a", 0)]));
  });

  test("over another one: words can have several", () => {
    const editor = open(body);
    comment(editor, 4, 12);
    comment(editor, 10, 17, "other");
    expect(wordsOf(editor)).toBe("ferry is");
    expect(wordsOf(editor, "other")).toBe("is late");
    update(editor, () => $uncomment(ID));
    expect(wordsOf(editor)).toBeUndefined();
    expect(wordsOf(editor, "other")).toBe("is late");
    update(editor, () => $uncomment("other"));
    expect(read(editor)).toEqual(body);
  });

  test("goes with its words, and comes back with them on undo", () => {
    const editor = open(body);
    comment(editor, 4, 9);
    update(editor, () => $select(2, 12)?.removeText());
    expect(wordsOf(editor)).toBeUndefined();
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    editor.read(() => undefined);
    expect(wordsOf(editor)).toBe("ferry");
  });
});

describe("copy that goes out", () => {
  test("is the same, to the byte, as if nobody had said anything", () => {
    const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
    const runs = fc.array(
      fc.array(fc.tuple(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 3 })), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(runs, fc.array(range, { maxLength: 5 }), (paragraphs, ranges) => {
        const plain = open(
          paragraphs.map((line) => paragraphOf(line.map(([text, format]) => textRun(text.replace(/[\r\n\t]/g, ""), format)))),
        );
        const before = read(plain);
        const editor = open(before);
        ranges.forEach(([from, to], at) => comment(editor, from, to, `id-${at}`));
        const marked = read(editor);
        expect(withoutComments(marked)).toEqual(before);
        for (const clean of [acceptedCopy(marked), finalCopy(marked)]) {
          expect(JSON.stringify(clean)).toBe(JSON.stringify(before));
          expect(bodyHtml(clean, { picture: () => "" })).toBe(bodyHtml(acceptedCopy(before), { picture: () => "" }));
          expect(plainText(clean)).toBe(plainText(acceptedCopy(before)));
        }
      }),
    );
  });
});

describe("whatever is written around them", () => {
  // Every sign of the copy is another one, so that each can be recognised afterwards.
  const sign = (at: number): string => String.fromCharCode(0x4e00 + at);
  const copy = [0, 1, 2].map((line) =>
    paragraphOf([textRun(Array.from({ length: 20 }, (_, at) => sign(line * 20 + at)).join(""), 0)]),
  );

  const edit = fc.oneof(
    fc.record({ kind: fc.constant("type" as const), at: fc.nat(70), text: fc.constantFrom("a", "bc", "a b ") }),
    fc.record({ kind: fc.constant("delete" as const), at: fc.nat(70), length: fc.integer({ min: 1, max: 15 }) }),
    fc.record({ kind: fc.constant("bold" as const), at: fc.nat(70), length: fc.integer({ min: 1, max: 15 }) }),
    fc.record({ kind: fc.constant("split" as const), at: fc.nat(70) }),
    fc.record({ kind: fc.constant("join" as const), line: fc.nat(3) }),
    fc.record({ kind: fc.constant("move" as const), line: fc.nat(3) }),
    fc.record({ kind: fc.constant("undo" as const) }),
    fc.record({ kind: fc.constant("reopen" as const) }),
  );
  type Edit = typeof edit extends fc.Arbitrary<infer Kind> ? Kind : never;

  function apply(editor: LexicalEditor, step: Edit): LexicalEditor {
    if (step.kind === "reopen") return open(JSON.parse(JSON.stringify(read(editor))) as MarkedBody);
    if (step.kind === "undo") {
      editor.dispatchCommand(UNDO_COMMAND, undefined);
      return editor;
    }
    update(editor, () => {
      const lines = $getRoot().getChildren().filter($isElementNode);
      switch (step.kind) {
        case "type":
          return $select(step.at, step.at)?.insertText(step.text);
        case "delete": {
          // With the selection in force Lexical's development build throws at a point that is out of date
          // half-way through (`$getTextNodeOffset`); the build people run puts it right.
          const range = $select(step.at, step.at + step.length);
          $setSelection(null);
          return range?.removeText();
        }
        case "bold":
          return $select(step.at, step.at + step.length)?.formatText("bold");
        case "split":
          return void $select(step.at, step.at)?.insertParagraph();
        case "join": {
          const next = lines[step.line + 1];
          if (next === undefined) return undefined;
          lines[step.line]?.append(...next.getChildren());
          return next.remove();
        }
        case "move": {
          const [moved, first] = [lines[step.line], lines[0]];
          if (moved !== undefined && first !== undefined && moved !== first) first.insertBefore(moved);
          return undefined;
        }
      }
    });
    return editor;
  }

  test("what is left of the words has the comment, and no other sign of the copy ever gets it", () => {
    fc.assert(
      fc.property(fc.nat(59), fc.integer({ min: 1, max: 25 }), fc.array(edit, { maxLength: 14 }), (from, length, edits) => {
        const before = open(copy);
        const to = Math.min(60, from + length);
        comment(before, from, to);
        const commented = new Set(Array.from({ length: to - from }, (_, at) => sign(from + at)));
        // Opened anew, so that no undo takes back the comment itself.
        let editor = open(read(before));
        for (const step of edits) editor = apply(editor, step);
        editor.read(() => {
          for (const node of $getRoot().getAllTextNodes()) {
            const isMarked = $commentsOf(node).includes(ID);
            for (const each of $isTextNode(node) ? node.getTextContent() : "")
              if (each >= sign(0) && each <= sign(59)) expect([each, isMarked]).toEqual([each, commented.has(each)]);
          }
        });
      }),
      {
        numRuns: 150,
        // Bold words, split and then deleted across the split.
        examples: [
          [
            0,
            1,
            [
              { kind: "bold", at: 25, length: 1 },
              { kind: "split", at: 21 },
              { kind: "delete", at: 20, length: 4 },
            ],
          ],
        ],
      },
    );
  });
});
