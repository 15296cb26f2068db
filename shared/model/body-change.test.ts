import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFailure } from "../contract/failure.ts";
import { applyBodyChange, spliceBetween } from "./body-change.ts";
import type { Block } from "./copy.ts";

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

describe("applyBodyChange", () => {
  test("the splice between two bodies makes one from the other, and keeps both", () => {
    fc.assert(
      fc.property(bodies, bodies, (from, to) => {
        const before = structuredClone(from);
        expect(
          applyBodyChange(from, { kind: "splice", base: 0, ...(spliceBetween(from, to) ?? { at: 0, remove: 0, insert: [] }) }),
        ).toEqual(to);
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
