import { describe, expect, test } from "vitest";
import type { Rule } from "./rule.ts";
import { examineRule, siftRules } from "./sift-rules.ts";
import { ruleFor } from "./testing/rule-for.ts";

const unlimited = (work: () => void): boolean => {
  work();
  return true;
};
/** A rule that writes `right` for `wrong`, with examples of that. */
const turns = (id: string, wrong: string, right: string, more: Partial<Rule> = {}): Rule =>
  ruleFor({
    id,
    find: { words: [wrong], pairs: [] },
    replace: [right],
    examples: { wrong: [{ text: wrong, right }], right: [right] },
    ...more,
  });

describe("a rule", () => {
  test("whose examples hold is used", () => {
    expect(examineRule(turns("a", "advisor", "adviser"), unlimited)).toBeUndefined();
  });

  test.each<[string, Partial<Rule>, string, RegExp]>([
    ["finds nothing in its wrong", { examples: { wrong: [{ text: "advice" }], right: [] } }, "example", /finds nothing in it/],
    [
      "does not give its right",
      { examples: { wrong: [{ text: "An advisor", right: "A counsel" }], right: [] } },
      "example",
      /should become “A counsel”, and becomes “An adviser”/,
    ],
    [
      "finds something in its right",
      { examples: { wrong: [{ text: "advisor" }], right: ["Advisor"] } },
      "example",
      /example of right.*finds “Advisor”/,
    ],
    [
      "writes what it finds",
      { replace: ["chief advisor"], examples: { wrong: [{ text: "advisor" }], right: [] } },
      "circle",
      /finds its own/,
    ],
    ["has a broken pattern", { find: { words: [], pairs: [], pattern: "(" } }, "pattern", /cannot be read/],
  ])("that %s is off, and says why", (_, more, kind, message) => {
    const fault = examineRule(turns("a", "advisor", "adviser", more), unlimited);
    expect(fault).toMatchObject({ rule: "a", kind, message: expect.stringMatching(message) as string });
  });

  test("whose pattern runs away over its own example is off for that", () => {
    const rule = ruleFor({
      find: { words: [], pairs: [], pattern: "^(a+)+$" },
      examples: { wrong: [{ text: "aaaa" }], right: [] },
    });
    expect(examineRule(rule, () => false)).toMatchObject({ kind: "ran-away" });
  });
});

describe("rules", () => {
  test("that undo each other are both named, and the later one is off", () => {
    const first = turns("adviser", "advisor", "adviser");
    const later = turns("advisor", "adviser", "advisor");
    const sifted = siftRules([first, ruleFor(), later], unlimited);
    expect(sifted.rules.map(({ id }) => id)).toEqual(["adviser", "a-rule"]);
    expect(sifted.faults).toEqual([
      {
        rule: "advisor",
        kind: "fight",
        other: "adviser",
        message: "“adviser” and “advisor” undo each other: “adviser” becomes “advisor”, and back. The later one is off.",
      },
    ]);
  });

  test("that undo each other within longer words fight too", () => {
    const rules = [turns("until", "up until now", "until now"), turns("up-until", "until", "up until", { except: ["up until"] })];
    expect(siftRules(rules, unlimited).faults).toMatchObject([{ rule: "up-until", kind: "fight", other: "until" }]);
  });

  test("that undo each other by a pattern fight too", () => {
    const sign = turns("per-cent", "5%", "5 per cent", {
      find: { words: [], pairs: [], pattern: "(\\d+)%" },
      replace: ["$1 per cent"],
    });
    const words = turns("percent-sign", "5 per cent", "5%", {
      find: { words: [], pairs: [], pattern: "(\\d+) per cent" },
      replace: ["$1%"],
    });
    expect(siftRules([sign, words], unlimited).faults).toMatchObject([
      { rule: "percent-sign", kind: "fight", other: "per-cent" },
    ]);
  });

  test("that never meet do not fight", () => {
    const rules = [turns("a", "per cent", "%", { where: ["headline"] }), turns("b", "%", "per cent", { where: ["body"] })];
    expect(siftRules(rules, unlimited).faults).toEqual([]);
  });

  test("with an id that is taken are off", () => {
    const sifted = siftRules([ruleFor(), ruleFor({ topic: "later" })], unlimited);
    expect(sifted.rules).toHaveLength(1);
    expect(sifted.faults).toMatchObject([{ rule: "a-rule", kind: "twice" }]);
  });
});
