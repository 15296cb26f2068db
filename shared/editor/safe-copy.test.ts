import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockSchema, lineOfCopySchema } from "../model/copy.ts";
import { lineText, plainText } from "./plain-text.ts";
import { safeBlock, safeLine, textRun } from "./safe-copy.ts";

const names = [
  "paragraph",
  "heading",
  "quote",
  "list",
  "listitem",
  "link",
  "text",
  "tab",
  "linebreak",
  "picture",
  "cut",
  "table",
  "",
];
const anything = fc.letrec((tie) => ({
  node: fc.record(
    {
      type: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.anything() }),
      text: fc.oneof(fc.string(), fc.anything()),
      format: fc.oneof(fc.integer(), fc.anything()),
      url: fc.oneof(fc.constantFrom("https://example.org/", "javascript:alert(1)", "mailto:a@b.example"), fc.anything()),
      children: fc.oneof({ depthSize: "small" }, fc.array(tie("node"), { maxLength: 4 }), fc.anything()),
      caption: fc.oneof({ depthSize: "small" }, fc.array(tie("node"), { maxLength: 3 }), fc.anything()),
      listType: fc.constantFrom("bullet", "number", "check", 7),
      start: fc.anything(),
      value: fc.anything(),
      indent: fc.oneof(fc.integer(), fc.anything()),
      direction: fc.constantFrom("ltr", "rtl", null, "up"),
      style: fc.string(),
      title: fc.anything(),
      rel: fc.anything(),
      pictureId: fc.anything(),
      alt: fc.anything(),
      onclick: fc.string(),
    },
    { requiredKeys: [] },
  ),
})).node;

describe("copy in any shape", () => {
  it("comes out in the shape that is saved, unchanged by the schema", () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (value) => {
        const block = safeBlock(value);
        expect(blockSchema.parse(block)).toStrictEqual(block);
        expect(safeBlock(block)).toStrictEqual(block);
      }),
      { numRuns: 300 },
    );
  });

  it("is a line of copy where a line is asked for", () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(anything), fc.anything()), (value) => {
        const line = safeLine(value);
        expect(lineOfCopySchema.parse(line)).toStrictEqual(line);
      }),
    );
  });

  it("keeps the words of what the page does not know", () => {
    const cell = { type: "tablecell", children: [{ type: "paragraph", children: [{ type: "text", text: "kept" }] }] };
    expect(plainText([safeBlock({ type: "table", children: [cell] })])).toBe("kept");
    expect(plainText([safeBlock({ type: "text", text: "bare" })])).toBe("bare");
  });

  it("keeps the words of a line in too many pieces", () => {
    const pieces = Array.from({ length: 2500 }, (_, index) => textRun(`${index} `, index % 2));
    const line = safeLine(pieces);
    expect(lineText(line)).toBe(lineText(pieces));
    expect(lineOfCopySchema.parse(line)).toStrictEqual(line);
  });

  it("keeps the words of lists that are nested too deeply", () => {
    let list: unknown = {
      type: "list",
      listType: "bullet",
      children: [{ type: "listitem", children: [{ type: "text", text: "deepest" }] }],
    };
    for (let depth = 0; depth < 20; depth += 1)
      list = { type: "list", listType: "bullet", children: [{ type: "listitem", children: [list] }] };
    expect(plainText([safeBlock(list)])).toBe("deepest");
  });
});
