import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFailure } from "../contract/failure.ts";
import { applyBodyChange } from "./body-change.ts";
import type { Block, Body } from "./copy.ts";

const block = (text: string): Block => ({
  type: "paragraph",
  version: 1,
  direction: null,
  format: "",
  indent: 0,
  textFormat: 0,
  textStyle: "",
  children: [{ type: "text", text, format: 0, detail: 0, mode: "normal", style: "", version: 1 }],
});
const bodies = fc.array(fc.string({ maxLength: 8 }).map(block), { maxLength: 12 });

/** The smallest splice from one body to another, found from both ends as an editor would. */
function spliceBetween(from: Body, to: Body): { at: number; remove: number; insert: Body } {
  const same = (one?: Block, other?: Block): boolean => JSON.stringify(one) === JSON.stringify(other);
  let start = 0;
  while (start < from.length && start < to.length && same(from[start], to[start])) start += 1;
  let end = 0;
  while (end < from.length - start && end < to.length - start && same(from.at(-1 - end), to.at(-1 - end))) end += 1;
  return { at: start, remove: from.length - start - end, insert: to.slice(start, to.length - end) };
}

describe("applyBodyChange", () => {
  test("the splice between two bodies makes one from the other, and keeps both", () => {
    fc.assert(
      fc.property(bodies, bodies, (from, to) => {
        const before = structuredClone(from);
        expect(applyBodyChange(from, { kind: "splice", base: 0, ...spliceBetween(from, to) })).toEqual(to);
        expect(from).toEqual(before);
      }),
    );
  });

  test("any splice equals what Array.prototype.splice does, or is refused as out of step", () => {
    fc.assert(
      fc.property(bodies, fc.nat(15), fc.nat(15), bodies, (body, at, remove, insert) => {
        const change = { kind: "splice", base: 3, at, remove, insert } as const;
        if (at + remove > body.length) {
          expect(() => applyBodyChange(body, change)).toThrow(expect.objectContaining({ code: "body-out-of-step" }));
        } else {
          expect(applyBodyChange(body, change)).toEqual(body.toSpliced(at, remove, ...insert));
        }
      }),
    );
  });

  test("blocks that stay are the same objects", () => {
    const body = [block("a"), block("b"), block("c")];
    const changed = applyBodyChange(body, { kind: "splice", base: 0, at: 1, remove: 1, insert: [block("B")] });
    expect(changed[0]).toBe(body[0]);
    expect(changed[2]).toBe(body[2]);
  });

  test("a whole body replaces everything", () => {
    expect(applyBodyChange([block("a")], { kind: "whole", blocks: [] })).toEqual([]);
  });

  test("the refusal is a Failure the client can act on", () => {
    try {
      applyBodyChange([], { kind: "splice", base: 0, at: 1, remove: 0, insert: [] });
      expect.unreachable();
    } catch (error) {
      expect(isFailure(error, "body-out-of-step")).toBe(true);
    }
  });
});
