import { describe, expect, it } from "vitest";
import { textRun } from "../editor/safe-copy.ts";
import { lineText } from "../editor/plain-text.ts";
import { standingLine } from "../editor/suggestions/standing.ts";
import type { LineOfCopy } from "../model/copy.ts";
import { namesInCapitals, openingEnd } from "./capitals.ts";

describe("the words that open a story", () => {
  it.each([
    ["Both the tide and the town", "Both"],
    ["In March the harbour froze", "In March"],
    ["A ferry left", "A ferry"],
    ["“It’s over,” she said", "“It’s"],
    ["No, said the crew", "No"],
    ["Sea-green paint", "Sea-green"],
    ["Élan is rare", "Élan"],
    ["In", "In"],
    ["12 boats left", "12 boats"],
  ])("of %j are %j", (text, opening) => {
    expect(text.slice(0, openingEnd(text))).toBe(opening);
  });

  it("are none where there is no word", () => {
    expect(openingEnd(" … 12 ")).toBe(0);
  });
});

describe("names in capitals", () => {
  const changed = (line: LineOfCopy, ...names: string[]): string => lineText(standingLine(namesInCapitals(line, names)));

  it("are set wherever they stand, in any case", () => {
    expect(changed([textRun("joy okafor asks Joy  Okafor why", 0)], "Joy Okafor")).toBe("JOY OKAFOR asks JOY  OKAFOR why");
  });

  it("are found across bold runs and links, which stay what they are", () => {
    const line: LineOfCopy = [
      textRun("by Joy ", 0),
      {
        type: "link",
        version: 1,
        direction: null,
        format: "",
        indent: 0,
        url: "https://example.org",
        rel: null,
        target: null,
        title: null,
        children: [textRun("Oka", 1), textRun("for, at sea", 0)],
      },
    ];
    const after = namesInCapitals(line, ["Joy Okafor"]);
    expect(lineText(standingLine(after))).toBe("by JOY OKAFOR, at sea");
    expect(after[1]).toMatchObject({
      type: "link",
      children: [
        { text: "OKA", format: 1 },
        { text: "FOR, at sea", format: 0 },
      ],
    });
  });

  it("are not found inside other words, and signs in a name are only signs", () => {
    expect(changed([textRun("Annabel met Ann (Ltd)", 0)], "Ann")).toBe("Annabel met ANN (Ltd)");
    expect(changed([textRun("x.y xzy", 0)], "x.y")).toBe("X.Y xzy");
  });

  it("leave a line without them as it was", () => {
    const line = [textRun("nobody here", 0)];
    expect(namesInCapitals(line, ["Joy Okafor", " "])).toEqual(line);
    expect(namesInCapitals(line, [])).toEqual(line);
  });
});
