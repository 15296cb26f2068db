import { needsOfPattern } from "./needs-of-pattern.ts";
import type { PatternNeeds } from "./needs-of-pattern.ts";
import type { Rule, RuleFault } from "./rule.ts";
import { wordsOf } from "./words-of.ts";
import type { Word } from "./words-of.ts";

/** One wrong word or phrase of a rule. */
export interface WrongWords {
  rule: CompiledRule;
  /** As the rule writes it. */
  wrong: string;
  words: readonly Word[];
  /** What to write instead, the best first. */
  replace: readonly string[];
}

export interface WrongPattern {
  rule: CompiledRule;
  expression: RegExp;
  needs: PatternNeeds;
}

export interface CompiledRule {
  rule: Rule;
  /** In the order of the guide. */
  order: number;
  places: ReadonlySet<string> | undefined;
  /** Its exceptions, as words. */
  except: readonly (readonly Word[])[];
  /** Why it is off, once it is. */
  off: boolean;
  words: readonly WrongWords[];
  pattern: WrongPattern | undefined;
}

/** Makes a rule quick to look for. A pattern that cannot be read switches the rule off, with a fault. */
export function compileRule(rule: Rule, order: number): { compiled: CompiledRule; fault?: RuleFault } {
  const compiled: CompiledRule = {
    rule,
    order,
    places: rule.where === undefined ? undefined : new Set(rule.where),
    except: rule.except.map(wordsOf),
    off: false,
    words: [],
    pattern: undefined,
  };
  const single = rule.find.words.map((wrong) => ({ wrong, replace: rule.replace }));
  const pairs = rule.find.pairs.map(({ wrong, right }) => ({ wrong, replace: [right] }));
  compiled.words = [...single, ...pairs]
    .map(({ wrong, replace }) => ({ rule: compiled, wrong, replace, words: wordsOf(wrong) }))
    .filter(({ words }) => words.length > 0);
  if (rule.find.pattern === undefined) return { compiled };
  try {
    const expression = new RegExp(rule.find.pattern, rule.case === "any" ? "giu" : "gu");
    compiled.pattern = { rule: compiled, expression, needs: needsOfPattern(rule.find.pattern) };
    return { compiled };
  } catch (error) {
    compiled.off = true;
    const message = `The pattern of “${rule.id}” cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { compiled, fault: { rule: rule.id, kind: "pattern", message } };
  }
}
