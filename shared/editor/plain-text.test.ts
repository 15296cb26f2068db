import { describe, expect, it } from "vitest";
import { bodySchema, lineOfCopySchema, type Body } from "../model/copy.ts";
import { countBodyWords, countWords, lineText, plainText } from "./plain-text.ts";

const text = (words: string, format = 0): unknown => ({ type: "text", text: words, format });
const paragraph = (...children: unknown[]): unknown => ({ type: "paragraph", children });
const body = (...blocks: unknown[]): Body => bodySchema.parse(blocks);

describe("countWords", () => {
  it.each([
    ["", 0],
    ["   \n\t ", 0],
    ["one", 1],
    ["Two words", 2],
    ["a well-known harbour-master's log", 4],
    ["It’s the council's 1,200th £3.5m plan", 6],
    ["rents rose — again", 3],
    ["rents rose—again", 3],
    ["2019–20", 1],
    ["- * … ! ?", 0],
    ["“Quoted,” (bracketed) and/or slashed", 4],
    ["Zoë Čapek à Évreux", 4],
    ["Ελλάδα και Россия", 3],
    ["non\u00a0breaking\u2003space", 3],
    ["e\u0301te\u0301 decomposed", 2],
    ["新聞です", 4],
    ["read 新聞 daily", 4],
    ["𝐁old 𠀀 🙂", 2],
    ["mail@example.org https://example.org/a-b", 2],
  ])("%j has %i", (words, count) => {
    expect(countWords(words)).toBe(count);
  });
});

describe("the text of a body", () => {
  const story = body(
    paragraph(text("The ferry "), text("never", 1), text("theless sailed.")),
    { type: "heading", children: [text("Tides")] },
    paragraph(),
    { type: "cut" },
    {
      type: "picture",
      pictureId: "p",
      caption: [text("The quay at dawn")],
      credit: "A Photographer",
      alt: "A quay",
    },
    {
      type: "list",
      listType: "bullet",
      tag: "ul",
      children: [
        { type: "listitem", children: [text("first point")] },
        {
          type: "listitem",
          children: [
            { type: "list", listType: "number", tag: "ol", children: [{ type: "listitem", children: [text("nested")] }] },
          ],
        },
      ],
    },
    paragraph(
      text("See "),
      { type: "link", url: "https://example.org", children: [text("the log")] },
      { type: "linebreak" },
      text("Ends"),
    ),
  );

  it("joins blocks, keeps captions, leaves out the cut and empty paragraphs", () => {
    expect(plainText(story)).toBe(
      "The ferry nevertheless sailed.\n\nTides\n\nThe quay at dawn\n\nfirst point\nnested\n\nSee the log\nEnds",
    );
  });

  it("counts a word once though half of it is bold, and no captions", () => {
    expect(countBodyWords(story)).toBe(4 + 1 + 3 + 4);
  });

  it("reads a line", () => {
    expect(lineText(lineOfCopySchema.parse([text("A"), { type: "tab", text: "\t" }, text("B")]))).toBe("A\tB");
  });
});
