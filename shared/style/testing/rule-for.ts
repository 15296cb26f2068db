import type { Rule } from "../rule.ts";

/** A rule for a test: finds "wrong", writes "right". */
export function ruleFor(given: Partial<Rule> = {}): Rule {
  return {
    id: "a-rule",
    topic: "topic",
    find: { words: ["wrong"], pairs: [] },
    replace: ["right"],
    why: "Because.",
    severity: "should",
    except: [],
    case: "any",
    quotes: "check",
    examples: { wrong: [{ text: "wrong", right: "right" }], right: ["right"] },
    ...given,
  };
}
