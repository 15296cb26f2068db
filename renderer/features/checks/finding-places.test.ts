import { describe, expect, it } from "vitest";
import type { ShownFinding, StoryChecks } from "../../../shared/contract/checks.ts";
import type { Place } from "../../../shared/style/finding.ts";
import { afterChange, findingFrom, findingKey, rankOf } from "./finding-places.ts";

function found(place: Place, start: number, text = "word"): ShownFinding {
  return {
    rule: "r",
    severity: "must",
    place,
    start,
    end: start + text.length,
    text,
    why: "",
    replacements: [],
    before: "",
    after: "",
  };
}

function checksOf(...findings: ShownFinding[]): StoryChecks {
  return { revision: 7, bodyRevision: 3, findings, more: 0, faults: [], grammar: { state: "ready" } };
}

const HEAD = found({ field: "headline" }, 0);
const FIRST = found({ field: "body", block: 0 }, 4);
const CAPTION = found({ field: "caption", picture: 1 }, 0);
const THIRD = found({ field: "body", block: 2 }, 9);
const cut = { type: "cut", version: 1 } as const;

describe("what is left after a change", () => {
  const after = (change: Partial<Parameters<typeof afterChange>[1]>): ShownFinding["place"][] =>
    afterChange(checksOf(HEAD, FIRST, CAPTION, THIRD), { bodyRevision: 4, patch: {}, ...change }).findings.map(
      ({ place }) => place,
    );

  it("loses the changed block and moves those behind it", () => {
    const body = { kind: "splice", base: 3, at: 1, remove: 1, insert: [cut, cut, cut] } as const;
    expect(after({ body: { ...body, insert: [...body.insert] } })).toEqual([
      { field: "headline" },
      { field: "body", block: 0 },
      { field: "body", block: 4 },
    ]);
  });
  it("loses all of the body when it came anew, and the fields that were written", () => {
    expect(after({ body: { kind: "whole", blocks: [] } })).toEqual([{ field: "headline" }]);
    expect(after({ patch: { headline: "x" } })).toEqual([FIRST, CAPTION, THIRD].map(({ place }) => place));
  });
  it("is the same object where it is about something else, or known already", () => {
    const checks = checksOf(HEAD, FIRST);
    expect(afterChange(checks, { bodyRevision: 3, patch: { tags: ["x"] } })).toBe(checks);
    const old = { kind: "splice", base: 2, at: 0, remove: 1, insert: [] } as const;
    expect(afterChange(checks, { bodyRevision: 3, patch: {}, body: { ...old, insert: [] } })).toBe(checks);
  });
});

describe("the finding to go to", () => {
  const all = [HEAD, FIRST, CAPTION, THIRD];
  it.each([
    ["from nowhere, the first", 1, undefined, undefined, HEAD],
    ["from nowhere backwards, the last", -1, undefined, undefined, THIRD],
    ["the one behind the caret", 1, { rank: rankOf({ field: "body", block: 1 }), offset: 3 }, undefined, CAPTION],
    ["the one before the caret", -1, { rank: rankOf({ field: "body", block: 0 }), offset: 2 }, undefined, HEAD],
    ["the next after the one gone to", 1, { rank: rankOf(FIRST.place), offset: 4 }, findingKey(FIRST), CAPTION],
    ["round the end", 1, { rank: rankOf(THIRD.place), offset: 9 }, findingKey(THIRD), HEAD],
    ["round the beginning", -1, { rank: rankOf(HEAD.place), offset: 0 }, findingKey(HEAD), THIRD],
    ["from where the caret went since", 1, { rank: rankOf({ field: "standfirst" }), offset: 0 }, findingKey(THIRD), FIRST],
  ] as const)("is %s", (_, step, caret, current, expected) => {
    expect(findingFrom(all, step, caret, current)).toBe(expected);
  });
  it("is none where nothing was found", () => {
    expect(findingFrom([], 1, undefined, undefined)).toBeUndefined();
  });
});
