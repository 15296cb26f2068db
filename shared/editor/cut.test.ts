import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodySchema, type Body } from "../model/copy.ts";
import { freePart, splitForAppeal } from "./cut.ts";
import { blockText } from "./plain-text.ts";

const make = (shape: string): Body =>
  bodySchema.parse(
    Array.from(shape, (letter, index) => {
      const children = [{ type: "text", text: `${letter}${index}` }];
      if (letter === "|") return { type: "cut" };
      if (letter === "h") return { type: "heading", children };
      if (letter === "_") return { type: "paragraph", children: [] };
      if (letter === "*") return { type: "picture", pictureId: "p", caption: [], credit: "", alt: "" };
      return { type: "paragraph", children };
    }),
  );
const shapeOf = (body: Body): string =>
  body.map((block) => (block.type === "picture" ? "*" : (blockText(block)[0] ?? "_"))).join("");

describe("where the free part ends", () => {
  it.each([
    ["pppp", "free", "pppp", ""],
    ["pp|pp", "free", "pppp", ""],
    ["p|ppp", "metered", "p", "ppp"],
    ["p|ppp", "subscribers", "p", "ppp"],
    ["p|p|p", "subscribers", "p", "pp"],
    ["|ppp", "subscribers", "", "ppp"],
    ["ppp|", "subscribers", "ppp", ""],
    ["ppppp", "subscribers", "ppp", "pp"],
    ["phphp*p", "metered", "phphp", "*p"],
    ["_p_pp_p", "subscribers", "_p_pp", "_p"],
    // Fail closed: never the whole of a story without a cut.
    ["ppp", "subscribers", "p", "pp"],
    ["ppp_", "metered", "p", "pp_"],
    ["pp", "subscribers", "p", "p"],
    ["hpp", "subscribers", "hp", "p"],
    ["p", "subscribers", "", "p"],
    ["p__", "metered", "", "p__"],
    ["h", "subscribers", "", "h"],
    ["", "subscribers", "", ""],
  ] as const)("%j, %s: %j is free and %j is not", (shape, access, free, rest) => {
    const found = freePart(make(shape), access);
    expect([shapeOf(found.free), shapeOf(found.rest)]).toStrictEqual([free, rest]);
    expect(found.cut).toBe(rest !== "");
  });

  it("loses no block, repeats none and never gives a whole story away unasked", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("p", "h", "_", "*", "|")),
        fc.constantFrom("metered", "subscribers"),
        (letters, access) => {
          const shape = letters.join("");
          const body = make(shape);
          const { free, rest, cut } = freePart(body, access);
          expect([...free, ...rest]).toStrictEqual(body.filter((block) => block.type !== "cut"));
          if (!shape.includes("|") && shape.includes("p")) expect(cut).toBe(true);
        },
      ),
    );
  });
});

describe("where the appeal goes", () => {
  it.each([
    ["ppppp", "ppp", "pp"],
    ["hp*pphp", "hp*pp", "hp"],
    ["pp", "pp", ""],
    ["", "", ""],
  ])("%j is parted into %j and %j", (shape, before, after) => {
    const found = splitForAppeal(make(shape));
    expect([shapeOf(found.before), shapeOf(found.after)]).toStrictEqual([before, after]);
  });
});
