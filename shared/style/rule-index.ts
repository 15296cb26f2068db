import { compileRule } from "./compiled-rule.ts";
import type { CompiledRule, WrongPattern, WrongWords } from "./compiled-rule.ts";
import type { CheckedText, Finding } from "./finding.ts";
import { readText } from "./match-rules.ts";
import type { Match, ReadText } from "./match-rules.ts";
import { matchPattern, matchWords, replacementsOf } from "./match-rules.ts";
import type { Rule, RuleFault, WithinTime } from "./rule.ts";

/** The rules of a guide, found by their words: what a text costs depends on its length, not on their number. */
export interface RuleIndex {
  readonly rules: readonly CompiledRule[];
  /** Wrong words by the one of their words that the fewest others have, and where it stands in them. */
  readonly words: ReadonlyMap<string, readonly Keyed[]>;
  readonly patterns: readonly WrongPattern[];
  /** Rules that are off: their patterns cannot be read, or ran away in this run. Grows while texts are read. */
  readonly faults: RuleFault[];
  readonly withinTime: WithinTime;
}

interface Keyed {
  wrong: WrongWords;
  /** Which of its words it is found by. */
  at: number;
}

/**
 * Makes an index of rules. Hand in only rules that agree (see `siftRules`); one whose pattern cannot
 * be read is left out, and named in `faults`.
 */
export function compileRules(rules: readonly Rule[], withinTime: WithinTime): RuleIndex {
  const faults: RuleFault[] = [];
  const compiled = rules.map((rule, order) => {
    const { compiled, fault } = compileRule(rule, order);
    if (fault !== undefined) faults.push(fault);
    return compiled;
  });
  const working = compiled.filter(({ off }) => !off);
  return {
    rules: compiled,
    words: byRarestWord(working.flatMap(({ words }) => words)),
    patterns: working.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern])),
    faults,
    withinTime,
  };
}

/** What the rules find in a text, in its order. */
export function findIn(index: RuleIndex, text: CheckedText): Finding[] {
  const read = readText(text.text);
  return matchesIn(index, read, (rule) => applies(rule, text)).map((match) => asFinding(match, read, text));
}

/** What is found in a text, in its order; of one rule, nothing twice at one place. */
export function matchesIn(index: RuleIndex, read: ReadText, wanted: (rule: CompiledRule) => boolean): Match[] {
  const matches: Match[] = [];
  for (const [place, word] of read.words.entries()) {
    for (const { wrong, at } of index.words.get(word.key) ?? []) {
      if (wrong.rule.off || !wanted(wrong.rule)) continue;
      const match = matchWords(wrong, read, place - at);
      if (match !== undefined) matches.push(match);
    }
  }
  const patterns = index.patterns.filter((pattern) => !pattern.rule.off && needed(pattern, read) && wanted(pattern.rule));
  if (patterns.length > 0) for (const match of runPatterns(index, patterns, read)) matches.push(match);
  return withoutOverlaps(matches);
}

/** All at once, because watching over the time costs more than most patterns; one by one where one of them ran away. */
function runPatterns(index: RuleIndex, patterns: readonly WrongPattern[], read: ReadText): Match[] {
  const found: Match[] = [];
  const ended = index.withinTime(() => {
    for (const pattern of patterns) for (const match of matchPattern(pattern, read)) found.push(match);
  });
  if (ended) return found;
  const [only, ...more] = patterns;
  if (only === undefined) return [];
  if (more.length > 0) return patterns.flatMap((pattern) => runPatterns(index, [pattern], read));
  only.rule.off = true;
  const { id } = only.rule.rule;
  const message = `The pattern of “${id}” ran away and was stopped. The rule is off until the desk starts again or the rule is changed.`;
  index.faults.push({ rule: id, kind: "ran-away", message });
  return [];
}

function needed({ needs }: WrongPattern, read: ReadText): boolean {
  return (!needs.figure || read.hasFigure) && (needs.texts.length === 0 || needs.texts.some((text) => read.lower.includes(text)));
}

function applies({ places }: CompiledRule, { place, kind }: CheckedText): boolean {
  return places === undefined || places.has(place.field) || places.has(kind);
}

/** In the order of the text; of one rule the longest match counts, of two as long the first. */
function withoutOverlaps(matches: Match[]): Match[] {
  if (matches.length < 2) return matches;
  matches.sort((a, b) => a.start - b.start || b.end - a.end || a.rule.order - b.rule.order);
  const ends = new Map<CompiledRule, number>();
  return matches.filter(({ rule, start, end }) => {
    if (start < (ends.get(rule) ?? 0)) return false;
    ends.set(rule, end);
    return true;
  });
}

function asFinding(match: Match, read: ReadText, { place, text }: CheckedText): Finding {
  const { id, severity, why, link } = match.rule.rule;
  return {
    rule: id,
    severity,
    place,
    start: match.start,
    end: match.end,
    text: text.slice(match.start, match.end),
    why,
    ...(link === undefined ? {} : { link }),
    replacements: replacementsOf(match, read),
  };
}

function byRarestWord(all: readonly WrongWords[]): Map<string, Keyed[]> {
  const uses = new Map<string, number>();
  for (const { words } of all) for (const { key } of words) uses.set(key, (uses.get(key) ?? 0) + 1);
  const index = new Map<string, Keyed[]>();
  for (const wrong of all) {
    let at = 0;
    for (const [place, word] of wrong.words.entries()) if (rarer(word.key, wrong.words[at]?.key ?? "", uses)) at = place;
    const key = wrong.words[at]?.key ?? "";
    const keyed = index.get(key);
    if (keyed === undefined) index.set(key, [{ wrong, at }]);
    else keyed.push({ wrong, at });
  }
  return index;
}

/** Long words are rare in copy too. */
function rarer(key: string, than: string, uses: ReadonlyMap<string, number>): boolean {
  const difference = (uses.get(key) ?? 0) - (uses.get(than) ?? 0);
  return difference < 0 || (difference === 0 && key.length > than.length);
}
