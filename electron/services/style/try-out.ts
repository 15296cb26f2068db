import { compileRules, matchesIn } from "../../../shared/style/rule-index.ts";
import { readText, replacementsOf } from "../../../shared/style/match-rules.ts";
import type { TriedOut } from "../../../shared/style/house-style.ts";
import { ruleOf } from "../../../shared/style/rule-file.ts";
import type { RuleEntry } from "../../../shared/style/rule-file.ts";
import type { WithinTime } from "../../../shared/style/rule.ts";
import { examineRule } from "../../../shared/style/sift-rules.ts";

/** What a rule finds in a text, wherever it would apply, and what is wrong with the rule. */
export function tryOut(entry: RuleEntry, text: string, withinTime: WithinTime): TriedOut {
  const rule = ruleOf(entry, "");
  const index = compileRules([rule], withinTime);
  const read = readText(text);
  const found = matchesIn(index, read, () => true).map((match) => ({
    start: match.start,
    end: match.end,
    replacements: replacementsOf(match, read),
  }));
  const fault = index.faults[0] ?? examineRule(rule, withinTime);
  return { found, ...(fault === undefined ? {} : { fault: fault.message }) };
}
