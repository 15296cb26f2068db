import { registerRichText } from "@lexical/rich-text";
import fc from "fast-check";
import { $createRangeSelection, $getRoot, createEditor, type LexicalEditor, type RangeSelection } from "lexical";
import { expect, test } from "vitest";
import { LONGEST_AROUND, LONGEST_QUOTATION } from "../../model/comment-limits.ts";
import type { Block } from "../../model/copy.ts";
import { $writeBody, BODY_NODES } from "../nodes.ts";
import { paragraphOf, textRun } from "../safe-copy.ts";
import { $findWords, $wordsAround } from "./words-around.ts";

function open(body: Block[]): LexicalEditor {
  const editor = createEditor({
    nodes: [...BODY_NODES],
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  editor.update(() => $writeBody(body), { discrete: true });
  return editor;
}

const copy = (...paragraphs: string[]): Block[] => paragraphs.map((text) => paragraphOf([textRun(text, 0)]));

/** The selection from a place in one paragraph to a place in another. */
function $range([line, from]: [number, number], [lastLine, to]: [number, number]): RangeSelection {
  const texts = $getRoot().getAllTextNodes();
  const selection = $createRangeSelection();
  selection.anchor.set(texts[line]?.getKey() ?? "", from, "text");
  selection.focus.set(texts[lastLine]?.getKey() ?? "", to, "text");
  return selection;
}

const found = (editor: LexicalEditor, words: NonNullable<ReturnType<typeof $wordsAround>>): string | undefined =>
  editor.read(() => $findWords(words.quotation, words.around)?.selection.getTextContent());

test("words are known by what stands around them, without the spaces at their ends", () => {
  const editor = open(copy("The ferry is late.", "The ferry is full."));
  const words = editor.read(() => $wordsAround($range([1, 3], [1, 10])));
  expect(words).toEqual({ quotation: "ferry", around: { before: "The ferry is late.\nThe ", after: " is full.\n", at: 23 } });
  expect(editor.read(() => $wordsAround($range([1, 10], [1, 3])))).toEqual(words);
  expect(editor.read(() => $wordsAround($range([0, 3], [0, 4])))).toBeUndefined();
});

test("they may go over several paragraphs, and are cut where they are too long", () => {
  const editor = open(copy("The ferry", "is late.", "x".repeat(900)));
  const words = editor.read(() => $wordsAround($range([0, 4], [1, 2])));
  expect(words?.quotation).toBe("ferry\nis");
  if (words !== undefined) expect(found(editor, words)).toBe("ferry\nis");
  const long = editor.read(() => $wordsAround($range([0, 0], [2, 900])));
  expect(long?.quotation).toHaveLength(LONGEST_QUOTATION);
  expect(long?.around.after).toHaveLength(LONGEST_AROUND);
  if (long !== undefined) expect(found(editor, long)?.replace(/\n+/g, "\n")).toBe(long.quotation);
});

test("the right ones are found again, whatever is written before, behind and between", () => {
  const word = fc.constantFrom("ferry", "late", "the", "crew", "and");
  const line = fc.array(word, { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.array(line, { maxLength: 2 }),
      (lines, pick, more) => {
        // What is meant stands among the same words elsewhere, and only its neighbours differ.
        const at = pick % lines.length;
        const meant = lines.map((words, index) => (index === at ? `One ${words.join(" ")} two` : words.join(" ")));
        const length = (meant[at] ?? "").length - 4;
        const words = open(copy(...meant)).read(() => $wordsAround($range([at, 4], [at, length])));
        if (words === undefined) throw new Error("nothing is selected");
        const now = open(copy(...more.map((each) => each.join(" ")), ...meant, ...more.map((each) => each.join(" "))));
        now.read(() => {
          const selection = $findWords(words.quotation, words.around)?.selection;
          expect(selection?.getTextContent()).toBe(words.quotation);
          expect(selection?.anchor.getNode().getTextContent()).toBe(meant[at]);
          expect(selection?.anchor.offset).toBe(4);
        });
      },
    ),
  );
});

test("words that are gone are not found", () => {
  const words = open(copy("The ferry is late.")).read(() => $wordsAround($range([0, 4], [0, 9])));
  if (words === undefined) throw new Error("nothing is selected");
  expect(found(open(copy("The boat is late.")), words)).toBeUndefined();
  expect(found(open([]), words)).toBeUndefined();
});
