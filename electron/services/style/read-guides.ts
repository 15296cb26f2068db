import { examineRule, siftRules } from "../../../shared/style/sift-rules.ts";
import type { GuideProblem, RuleLine } from "../../../shared/style/house-style.ts";
import type { RuleEntry } from "../../../shared/style/rule-file.ts";
import type { Rule, WithinTime } from "../../../shared/style/rule.ts";
import { readGuide } from "./read-guide.ts";
import type { KnownFiles, PlacedRule } from "./read-guide.ts";

/** All guides, read and tested. */
export interface ReadGuides {
  /** The rules to check with: on, and all their examples hold. */
  rules: Rule[];
  /** Every rule that could be read. */
  lines: (RuleLine & { file: string; line: number; entry: RuleEntry })[];
  /** What could not be read. */
  problems: GuideProblem[];
  /** A pattern ran away: on a machine less busy it may hold, so another reading may come to another end. */
  ranAway: boolean;
}

/** Reads these guides as one, in this order, and tests every rule by its own examples and against all others. */
export function readGuides(folders: readonly string[], withinTime: WithinTime, known?: KnownFiles): ReadGuides {
  const read = folders.map((folder) => readGuide(folder, known));
  const placed = read.flatMap(({ rules }) => rules);
  const isOn = ({ entry }: PlacedRule): boolean => entry.off !== true;
  const { rules, faultOf } = siftRules(
    placed.filter(isOn).map(({ rule }) => rule),
    withinTime,
  );
  const faults = placed.map((each) => (isOn(each) ? faultOf.get(each.rule) : examineRule(each.rule, withinTime)));
  return {
    rules,
    lines: placed.map((each, at) => lineOf(each, faults[at]?.message)),
    problems: read.flatMap(({ problems }) => problems),
    ranAway: faults.some((fault) => fault?.kind === "ran-away"),
  };
}

/** How a rule stands in the list of the house style; `fault` says why it is not used. */
export function lineOf({ rule, entry, guide, file, line }: PlacedRule, fault: string | undefined): ReadGuides["lines"][number] {
  const { id, topic, severity, why } = rule;
  return {
    id,
    guide,
    topic,
    severity,
    summary: summaryOf(entry),
    why,
    isOff: entry.off === true,
    ...(fault === undefined ? {} : { fault }),
    file,
    line,
    entry,
  };
}

function summaryOf({ find = [], pairs = {}, pattern, replace = [] }: RuleEntry): string {
  const [wrong = Object.keys(pairs)[0] ?? pattern ?? ""] = find;
  const right = find.length === 0 && Object.keys(pairs).length > 0 ? pairs[wrong] : replace[0];
  return right === undefined || right === "" ? wrong : `${wrong} → ${right}`;
}
