import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryBody, arbitraryLine } from "../../electron/services/publishing/testing/arbitrary-body.ts";
import { EMPTY_FURNITURE } from "../../electron/services/stories/whole-patch.ts";
import { paragraphOf, textRun } from "../editor/safe-copy.ts";
import type { Block, Body } from "../model/copy.ts";
import { redlineSchema, type BlockRow, type Piece } from "../model/redline.ts";
import type { Furniture } from "../model/story.ts";
import { compareBodies, tokensOfBlock } from "./compare-bodies.ts";
import { compareLines, compareText, textOfPieces, tokensOfLine } from "./compare-words.ts";
import { redlineOf } from "./redline-of.ts";

const A = "a".repeat(64);
const B = "b".repeat(64);
const paragraph = (text: string): Block => paragraphOf([textRun(text, 0)]);
const picture = (pictureId: string, caption: string, alt = ""): Block => ({
  type: "picture",
  version: 1,
  pictureId,
  caption: [textRun(caption, 0)],
  credit: "M Rao",
  alt,
});
const said = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `{-${text}-}`)).join("");
const shape = (rows: readonly BlockRow[]): string[] => rows.map(({ kind, pieces }) => `${kind}: ${said(pieces)}`);
const names = { contributor: (id: string) => id, section: (id: string) => id, headline: (id: string) => id };

describe("words", () => {
  test.each([
    ["one word", "The ferry sank.", "The boat sank.", "The {-ferry-}{+boat+} sank."],
    ["words, never letters", "He was accused.", "He was excused.", "He was {-accused-}{+excused+}."],
    ["neighbours as one change", "a red old door", "a blue new door", "a {-red old-}{+blue new+} door"],
    ["figures and hyphens whole", "£1,200 for well-known", "£1,300 for well-known", "£{-1,200-}{+1,300+} for well-known"],
    ["a sign by itself", "He left", "He left.", "He left{+.+}"],
    ["nothing", "", "", ""],
  ])("%s", (_, before, after, expected) => {
    expect(said(compareText(before, after))).toBe(expected);
  });

  test("a word that turned bold is a change, and so is one that is linked", () => {
    const before = [textRun("Read this now", 0)];
    expect(compareLines(before, [textRun("Read ", 0), textRun("this", 1), textRun(" now", 0)])).toEqual([
      { kind: "same", text: "Read " },
      { kind: "removed", text: "this" },
      { kind: "added", text: "this", bold: true },
      { kind: "same", text: " now" },
    ]);
  });

  test("either side can be had back to the letter, whatever was written", () => {
    fc.assert(
      fc.property(arbitraryLine, arbitraryLine, (before, after) => {
        const pieces = compareLines(before, after);
        const text = (line: typeof before): string =>
          tokensOfLine(line)
            .map((token) => token.text)
            .join("");
        expect(textOfPieces(pieces, "added")).toBe(text(before));
        expect(textOfPieces(pieces, "removed")).toBe(text(after));
      }),
    );
  });
});

describe("bodies", () => {
  const [one, two, three] = [
    "The ferry to the island is late again.",
    "Its crew has been on strike since Tuesday.",
    "No talks are planned, the company says.",
  ].map(paragraph) as [Block, Block, Block];

  test("a moved paragraph is moved, not taken out and written anew", () => {
    expect(shape(compareBodies([one, two, three], [three, one, two]))).toEqual([
      "moved: No talks are planned, the company says.",
      "same: The ferry to the island is late again.",
      "same: Its crew has been on strike since Tuesday.",
      "left: {-No talks are planned, the company says.-}",
    ]);
  });

  test("what moved is the one that leaves most in its place", () => {
    const touched = paragraph("The ferry to the island is late again. Hundreds waited.");
    expect(shape(compareBodies([one, two, three], [three, touched, two])).map((row) => row.split(":")[0])).toEqual([
      "moved",
      "changed",
      "same",
      "left",
    ]);
  });

  test("two long bodies with little in common are compared in reasonable time", () => {
    const body = (seed: number): Body =>
      Array.from({ length: 400 }, (_, at) =>
        paragraph(Array.from({ length: 40 }, (_word, place) => `word${(at * seed + place * 7) % 997}`).join(" ")),
      );
    const rows = compareBodies(body(3), [...body(5), ...body(3).slice(100, 200)]);
    expect(rows.filter(({ kind }) => kind === "same").length).toBeGreaterThan(50);
  });

  test("one that was moved and touched shows both", () => {
    const rows = compareBodies([one, two, three], [paragraph("No talks are planned, the firm says."), one, two]);
    expect(shape(rows)[0]).toBe("moved: No talks are planned, the {-company-}{+firm+} says.");
    expect(rows.map(({ kind }) => kind)).toEqual(["moved", "same", "same", "left"]);
  });

  test("a reworded paragraph stays one, among others that came and went", () => {
    const rows = compareBodies(
      [one, two, three],
      [paragraph("Something else entirely, nothing alike here."), one, paragraph("Its crew has been on strike since Monday.")],
    );
    expect(shape(rows)).toEqual([
      "added: {+Something else entirely, nothing alike here.+}",
      "same: The ferry to the island is late again.",
      "changed: Its crew has been on strike since {-Tuesday-}{+Monday+}.",
      "removed: {-No talks are planned, the company says.-}",
    ]);
  });

  test("short paragraphs that are alike are not taken for moved ones", () => {
    const rows = compareBodies([paragraph("He did."), one], [one, paragraph("He did.")]);
    expect(rows.map(({ kind }) => kind)).toEqual(["removed", "same", "added"]);
  });

  test("captions, credits and alt texts are compared word by word, and a picture can move", () => {
    const rows = compareBodies([picture(A, "The old pier", "A pier"), one], [one, picture(A, "The new pier", "A long pier")]);
    expect(rows.map(({ kind }) => kind)).toEqual(["left", "same", "moved"]);
    expect(said(rows[2]?.picture?.caption ?? [])).toBe("The {-old-}{+new+} pier");
    expect(said(rows[2]?.picture?.alt ?? [])).toBe("A {+long +}pier");
  });

  test("a paragraph that became a crosshead says so", () => {
    const [row] = compareBodies(
      [paragraph("On the quay")],
      [{ type: "heading", tag: "h2", version: 1, direction: null, format: "", indent: 0, children: [textRun("On the quay", 0)] }],
    );
    expect(row).toMatchObject({ kind: "changed", type: "heading", typeBefore: "paragraph" });
  });

  test("the rows are both bodies, each in its order, to the letter", () => {
    const body = arbitraryBody([A, B]);
    const textOf = (block: Block): string =>
      tokensOfBlock(block)
        .map((token) => token.text)
        .join("");
    const mixed = fc.tuple(body, body, fc.array(fc.nat(30), { maxLength: 12 })).map(([before, other, order]): [Body, Body] => {
      // Some of the old blocks in another order, among new ones.
      const kept = order.flatMap((at) => before[at] ?? []);
      return [before, [...kept, ...other].toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)];
    });
    fc.assert(
      fc.property(mixed, ([before, after]) => {
        const rows = compareBodies(before, after);
        const old = rows.filter((row) => row.before !== undefined && row.kind !== "moved");
        const fresh = rows.filter((row) => row.after !== undefined && row.kind !== "left");
        expect(old.map((row) => row.before)).toEqual(before.map((_, at) => at));
        expect(fresh.map((row) => row.after)).toEqual(after.map((_, at) => at));
        expect(old.map(({ pieces }) => textOfPieces(pieces, "added"))).toEqual(before.map(textOf));
        expect(fresh.map(({ pieces }) => textOfPieces(pieces, "removed"))).toEqual(after.map(textOf));
        for (const { picture, ...row } of rows) {
          if (picture === undefined) continue;
          const was = row.before === undefined ? undefined : before[row.before];
          if (was?.type === "picture") expect(textOfPieces(picture.alt, "added")).toBe(was.alt);
        }
        for (const row of rows.filter(({ kind }) => kind === "same"))
          expect(row.pieces.every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });
});

describe("a redline", () => {
  const furniture: Furniture = {
    ...EMPTY_FURNITURE,
    headline: "Ferry late",
    standfirst: [textRun("It is late.", 0)],
    tags: ["sea"],
  };

  test("covers the furniture, picks and pictures, and leaves out what stayed", () => {
    const changed: Furniture = {
      ...furniture,
      headline: "Ferry on time",
      section: "britain",
      byline: ["ines", "nell"],
      tags: ["sea", "strike"],
      similar: [{ storyId: "other", line: "More on this" }],
      appeal: !furniture.appeal,
      leadPicture: { pictureId: A, caption: [textRun("A pier", 0)], credit: "", alt: "Alt" },
    };
    const redline = redlineOf({ furniture, body: [] }, { furniture: changed, body: [] }, names);
    expect(redline.fields.map(({ name, pieces }) => `${name}: ${said(pieces)}`)).toEqual([
      "Section: {+britain+}",
      "Headline: Ferry {-late-}{+on time+}",
      "Byline: {+ines\nnell+}",
      "Lead picture: ",
      "Similar stories: {+other: More on this+}",
      "Tags: sea{+\nstrike+}",
      `Appeal: ${said(compareText(furniture.appeal ? "shown" : "not shown", furniture.appeal ? "not shown" : "shown"))}`,
    ]);
    expect(redline.fields[3]?.picture).toMatchObject({ after: A, alt: [{ kind: "added", text: "Alt" }] });
    expect(redlineSchema.parse(redline)).toEqual(redline);
  });

  test("counts words that came and went, a moved paragraph not among them", () => {
    const [one, two] = [paragraph("The ferry to the island is late."), paragraph("Its crew is on strike again.")];
    const { words } = redlineOf({ furniture, body: [one, two] }, { furniture, body: [two, one] }, names);
    expect(words).toEqual({ added: 0, removed: 0 });
    const reworded = redlineOf(
      { furniture, body: [one] },
      { furniture, body: [paragraph("The boat to the island is late.")] },
      names,
    );
    expect(reworded.words).toEqual({ added: 1, removed: 1 });
  });
});
