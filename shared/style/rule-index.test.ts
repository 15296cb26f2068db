import { describe, expect, test } from "vitest";
import type { CheckedText } from "./finding.ts";
import { compileRules, findIn } from "./rule-index.ts";
import type { Rule } from "./rule.ts";
import { ruleFor } from "./testing/rule-for.ts";

const unlimited = (work: () => void): boolean => {
  work();
  return true;
};

const body = (text: string): CheckedText => ({ place: { field: "body", block: 0 }, text, kind: "paragraph" });

/** What one rule finds in a body text, as "found > replacement". */
function found(rule: Partial<Rule>, text: string): string[] {
  return findIn(compileRules([ruleFor(rule)], unlimited), body(text)).map(
    ({ text, replacements }) => `${text} > ${replacements.join("|")}`,
  );
}

const words = (...list: string[]): Rule["find"] => ({ words: list, pairs: [] });
const pattern = (source: string): Rule["find"] => ({ words: [], pairs: [], pattern: source });

describe("words", () => {
  const advisor = { find: words("advisor", "advisors"), replace: ["adviser"] };

  test("stand alone, in any case, which the replacement follows", () => {
    expect(found(advisor, "An advisor met advisory boards. Advisor? ADVISOR.")).toEqual([
      "advisor > adviser",
      "Advisor > Adviser",
      "ADVISOR > ADVISER",
    ]);
  });

  test("stand before a possessive, in straight and curly", () => {
    expect(found(advisor, "the advisor's view, the advisor’s view")).toEqual(["advisor > adviser", "advisor > adviser"]);
  });

  test("end where letters of any language end", () => {
    expect(found({ find: words("caf"), replace: ["x"] }, "café, cafés, Caf\u0301e")).toEqual([]);
    expect(found({ find: words("café"), replace: ["cafe"] }, "The Cafe\u0301 and the café")).toEqual([
      "Cafe\u0301 > Cafe",
      "café > cafe",
    ]);
  });

  test("take their offsets in UTF-16 units", () => {
    const [finding] = findIn(compileRules([ruleFor(advisor)], unlimited), body("🚢🚢 the advisor"));
    expect([finding?.start, finding?.end]).toEqual([9, 16]);
  });

  test("are not looked for in addresses, handles and hashtags", () => {
    const text =
      "See https://advisor.example/advisor, www.advisor.com, me@advisor.org, advisor.co.uk/advisor, @advisor and #advisor";
    expect(found(advisor, text)).toEqual([]);
  });

  test("may each have a right word of their own", () => {
    const find = {
      words: [],
      pairs: [
        { wrong: "realize", right: "realise" },
        { wrong: "realized", right: "realised" },
      ],
    };
    expect(found({ find, replace: [] }, "They realized it. Realize it")).toEqual(["realized > realised", "Realize > Realise"]);
  });
});

describe("phrases", () => {
  test("with a space are found with a hyphen too, unless that is right", () => {
    expect(
      found({ find: words("by election", "byelection"), replace: ["by-election"] }, "a by election, a byelection, a by-election"),
    ).toEqual(["by election > by-election", "byelection > by-election"]);
    expect(found({ find: words("at this moment in time") }, "at this\u00a0moment in time")).toHaveLength(1);
  });

  test("with a hyphen are found with a hyphen only", () => {
    expect(found({ find: words("post-mortem"), replace: ["postmortem"] }, "a post mortem, a post‑mortem")).toEqual([
      "post‑mortem > postmortem",
    ]);
  });

  test("do not run over the end of a line or a sentence", () => {
    expect(found({ find: words("going forward") }, "going\nforward. Going. Forward, going forward")).toEqual([
      "going forward > right",
    ]);
  });

  test("hold signs", () => {
    expect(found({ find: words("Mr.", "R & D"), replace: ["Mr"], case: "exact" }, "Mr. Smith, mr. Jones, R & D")).toEqual([
      "Mr. > Mr",
      "R & D > Mr",
    ]);
  });

  test("are taken at their longest", () => {
    expect(found({ find: words("in order", "in order to"), replace: ["to"] }, "in order to win")).toEqual(["in order to > to"]);
  });
});

describe("case", () => {
  const minister = { find: words("Prime Minister"), replace: ["prime minister"], case: "exact" as const };

  test("is taken as written by an exact rule, but at the start of a sentence", () => {
    expect(
      found(
        { find: words("Government"), replace: ["government"], case: "exact" },
        "Government said the Government. “Government policy”",
      ),
    ).toEqual(["Government > government"]);
    expect(found(minister, "The Prime Minister. Prime Minister resigns")).toEqual([
      "Prime Minister > prime minister",
      "Prime Minister > Prime minister",
    ]);
  });

  test("of house capitals says nothing", () => {
    expect(found(minister, "PRIME MINISTER RESIGNS")).toEqual([]);
    expect(found({ find: words("NASA"), replace: ["Nasa"], case: "exact" }, "NASA said. MORE NASA NEWS")).toEqual([
      "NASA > Nasa",
    ]);
  });

  test("of a small first letter counts at the start of a sentence", () => {
    expect(found({ find: words("iphone"), replace: ["iPhone"], case: "exact" }, "Iphone sales. An iphone")).toEqual([
      "Iphone > iPhone",
      "iphone > iPhone",
    ]);
  });
});

describe("where a rule applies", () => {
  test("is a field or a kind of block", () => {
    const index = compileRules([ruleFor({ find: words("bid"), where: ["headline", "crosshead"] })], unlimited);
    expect(findIn(index, body("A bid"))).toEqual([]);
    expect(findIn(index, { ...body("A bid"), kind: "crosshead" })).toHaveLength(1);
    expect(findIn(index, { place: { field: "headline" }, text: "A bid", kind: "line" })).toHaveLength(1);
  });

  test("is not within what makes it right", () => {
    const rule = { find: words("inmates"), except: ["Running with Inmates", "inmates' union"] };
    expect(found(rule, "Inmates saw “Running with inmates” at the inmates’ union, said inmates")).toEqual([
      "Inmates > Right",
      "inmates > right",
    ]);
  });

  test("is not what somebody said, where the rule says so", () => {
    const rule = { find: words("kids"), quotes: "skip" as const };
    expect(found(rule, "kids. “The kids,” he said, ‘my kids’, \"kids\" and 'kids' of the clubs’ kids")).toEqual([
      "kids > right",
      "kids > right",
    ]);
    expect(found(rule, "“A quotation that goes on: kids")).toEqual([]);
  });
});

describe("patterns", () => {
  test("match whole words and fill their groups in", () => {
    expect(found({ find: pattern("(\\d+) ?%"), replace: ["$1 per cent"] }, "up 5%, 12 % and 5 per cent")).toEqual([
      "5% > 5 per cent",
      "12 % > 12 per cent",
    ]);
    expect(found({ find: pattern("a\\.m"), replace: ["am"] }, "beta.m a.m")).toEqual(["a.m > am"]);
  });

  test("that cannot be read are named, and all others work", () => {
    const index = compileRules([ruleFor({ id: "broken", find: pattern("(") }), ruleFor({ id: "sound" })], unlimited);
    expect(index.faults).toMatchObject([{ rule: "broken", kind: "pattern" }]);
    expect(findIn(index, body("wrong"))).toHaveLength(1);
  });

  test("that run away are off from then on, and named", () => {
    let asked = 0;
    const index = compileRules([ruleFor({ id: "slow", find: pattern("^(a+)+$") }), ruleFor({ id: "sound" })], () => {
      asked += 1;
      return false;
    });
    expect(findIn(index, body("wrong"))).toHaveLength(1);
    expect(findIn(index, body("wrong"))).toHaveLength(1);
    expect(asked).toBe(1);
    expect(index.faults).toMatchObject([{ rule: "slow", kind: "ran-away" }]);
  });
});

test("findings come in the order of the text, each with its rule's reason", () => {
  const rules = [
    ruleFor({ id: "b", find: words("two"), link: "https://guide.example/b", severity: "hint" }),
    ruleFor({ id: "a", find: words("one"), replace: ["1’s"] }),
  ];
  expect(findIn(compileRules(rules, unlimited), body("one two"))).toEqual([
    {
      rule: "a",
      severity: "should",
      place: { field: "body", block: 0 },
      start: 0,
      end: 3,
      text: "one",
      why: "Because.",
      replacements: ["1’s"],
    },
    {
      rule: "b",
      severity: "hint",
      place: { field: "body", block: 0 },
      start: 4,
      end: 7,
      text: "two",
      why: "Because.",
      link: "https://guide.example/b",
      replacements: ["right"],
    },
  ]);
});
