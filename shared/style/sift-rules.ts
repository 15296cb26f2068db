import type { CompiledRule } from "./compiled-rule.ts";
import { readText, replacementsOf } from "./match-rules.ts";
import type { Match } from "./match-rules.ts";
import { compileRules, matchesIn } from "./rule-index.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { Rule, RuleFault, WithinTime } from "./rule.ts";

export interface SiftedRules {
  /** Those that hold, in their order. */
  rules: Rule[];
  /** Why the others are off; at most one a rule. */
  faults: RuleFault[];
  /** The same, by rule: an id may be taken twice. */
  faultOf: ReadonlyMap<Rule, RuleFault>;
}

/**
 * Parts the rules that hold from those that do not: broken patterns, ids taken twice, examples that
 * fail, rules that find their own replacement, and of two that undo each other the later one.
 */
export function siftRules(rules: readonly Rule[], withinTime: WithinTime): SiftedRules {
  const off = new Map<Rule, RuleFault>();
  const fault = (rule: Rule, found: RuleFault): void => {
    if (!off.has(rule)) off.set(rule, found);
  };
  const known = new Set<string>();
  for (const rule of rules) {
    if (known.has(rule.id))
      fault(rule, {
        rule: rule.id,
        kind: "twice",
        message: `There is a rule “${rule.id}” already: “${rule.topic}” names it again.`,
      });
    known.add(rule.id);
  }
  const index = compileRules(
    rules.filter((rule) => !off.has(rule)),
    withinTime,
  );
  for (const compiled of index.rules) {
    const found = faultOf(compiled, withinTime);
    if (found !== undefined) fault(compiled.rule, found);
  }
  const agreeing = compileRules(
    rules.filter((rule) => !off.has(rule)),
    withinTime,
  );
  for (const { later, fault: found } of fightsIn(agreeing)) {
    if (later.off) continue;
    fault(later.rule, found);
    later.off = true;
  }
  return { rules: rules.filter((rule) => !off.has(rule)), faults: [...off.values()], faultOf: off };
}

/** What keeps a rule from being used, looked at by itself: undefined when nothing does. */
export function examineRule(rule: Rule, withinTime: WithinTime): RuleFault | undefined {
  const [compiled] = compileRules([rule], withinTime).rules;
  return compiled && faultOf(compiled, withinTime);
}

function faultOf({ rule }: CompiledRule, withinTime: WithinTime): RuleFault | undefined {
  const alone = compileRules([rule], withinTime);
  const failed = alone.faults[0] ?? failingExample(rule, alone) ?? circleOf(rule, alone);
  // A pattern may run away over an example.
  return alone.faults[0] ?? failed;
}

/** The first example that fails. Examples hold wherever the rule applies, so places do not count. */
function failingExample(rule: Rule, alone: RuleIndex): RuleFault | undefined {
  const fault = (message: string): RuleFault => ({ rule: rule.id, kind: "example", message });
  for (const { text, right } of rule.examples.wrong) {
    const matches = matchesOf(alone, text);
    if (matches.length === 0) return fault(`“${text}” is an example of wrong, and the rule finds nothing in it.`);
    if (right === undefined) continue;
    const mended = mend(text, matches);
    if (mended !== right) return fault(`“${text}” should become “${right}”, and becomes “${mended}”.`);
  }
  for (const text of rule.examples.right) {
    const [match] = matchesOf(alone, text);
    if (match !== undefined)
      return fault(`“${text}” is an example of right, and the rule finds “${text.slice(match.start, match.end)}”.`);
  }
  return undefined;
}

/** A rule that finds its own replacement would never be done. */
function circleOf(rule: Rule, alone: RuleIndex): RuleFault | undefined {
  for (const right of rightsOf(rule)) {
    if (matchesOf(alone, right).length === 0) continue;
    return {
      rule: rule.id,
      kind: "circle",
      message: `The rule finds its own “${right}”, and would never be done. Make it an exception.`,
    };
  }
  return undefined;
}

interface Fight {
  later: CompiledRule;
  fault: RuleFault;
}

/** Texts looked at under one limit of time. */
const AT_ONCE = 40;

/** Every pair of rules that undo each other. Rules that are found to be off on the way are still looked at. */
function fightsIn(all: RuleIndex): Fight[] {
  const written = all.rules.flatMap((compiled) => {
    const examples = compiled.rule.examples.wrong.flatMap(({ right }) => right ?? []);
    return [...new Set([...rightsOf(compiled.rule), ...examples])].map((right) => ({ compiled, right }));
  });
  const unwatched: RuleIndex = { ...all, withinTime: runs };
  const fights: Fight[] = [];
  for (let at = 0; at < written.length; at += AT_ONCE) {
    const part = written.slice(at, at + AT_ONCE);
    let found: Fight[] = [];
    const ended = all.withinTime(() => {
      found = part.flatMap(({ compiled, right }) => fightsOver(right, compiled, unwatched));
    });
    fights.push(...(ended ? found : part.flatMap(({ compiled, right }) => fightsOver(right, compiled, all))));
  }
  return fights;
}

function runs(work: () => void): boolean {
  work();
  return true;
}

/** Whether another rule turns what this one writes into what this one finds. */
function fightsOver(right: string, compiled: CompiledRule, all: RuleIndex): Fight[] {
  const matches = matchesIn(all, readText(right), (other) => other !== compiled && meet(compiled.rule, other.rule));
  return matches.flatMap((match) => {
    const undone = mend(right, [match]);
    if (undone === right || !finds(all, compiled, undone)) return [];
    const other = match.rule;
    const later = other.order > compiled.order ? other : compiled;
    const first = later === other ? compiled : other;
    const message = `“${first.rule.id}” and “${later.rule.id}” undo each other: “${right}” becomes “${undone}”, and back. The later one is off.`;
    return [{ later, fault: { rule: later.rule.id, kind: "fight" as const, other: first.rule.id, message } }];
  });
}

function finds(all: RuleIndex, compiled: CompiledRule, text: string): boolean {
  return matchesIn(all, readText(text), (rule) => rule === compiled).length > 0;
}

/** What a rule writes, as far as that can be said without a text. */
function rightsOf({ find, replace }: Rule): string[] {
  return [...replace.filter((right) => !/\$[1-9]/.test(right)), ...find.pairs.map(({ right }) => right)].filter(
    (right) => right !== "",
  );
}

function meet(one: Rule, other: Rule): boolean {
  if (one.where === undefined || other.where === undefined) return true;
  return other.where.some((place) => one.where?.includes(place));
}

function matchesOf(index: RuleIndex, text: string): Match[] {
  return matchesIn(index, readText(text), () => true);
}

/** The text with the first replacement of each match; a match without one stays. */
function mend(text: string, matches: readonly Match[]): string {
  const read = readText(text);
  let mended = "";
  let done = 0;
  for (const match of matches) {
    mended += text.slice(done, match.start) + (replacementsOf(match, read)[0] ?? text.slice(match.start, match.end));
    done = match.end;
  }
  return mended + text.slice(done);
}
