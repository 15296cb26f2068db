import { checkStory } from "../../../shared/checks/check-story.ts";
import { checkText, type TextReport } from "../../../shared/checks/check-text.ts";
import { inPageOrder, placeKey } from "../../../shared/checks/page-order.ts";
import type { StoryText } from "../../../shared/checks/story-text.ts";
import type { Finding } from "../../../shared/style/finding.ts";
import type { Rule, WithinTime } from "../../../shared/style/rule.ts";
import { compileRules, findIn } from "../../../shared/style/rule-index.ts";
import type { DeskLexicon } from "./desk-lexicon.ts";

/** Texts whose reports are kept: a long story has a few hundred. */
const MOST_KEPT = 6000;

/** Everything that is checked of a story, but its grammar. It remembers each text, so that only changed ones cost. */
export interface Checker {
  /** `today` is an ISO date. */
  check(texts: readonly StoryText[], today: string): { findings: Finding[]; thinking: boolean };
  know(words: readonly string[], names: readonly string[]): void;
  see(names: readonly string[]): void;
  /** Takes these rules from now on. */
  guide(rules: readonly Rule[]): void;
  /** Thinks about what was meant by an unknown word that a check had no time for; false when none is left. */
  think(): boolean;
}

interface Kept {
  report: TextReport;
  style: readonly Finding[];
}

export function createChecker(
  lexicon: DeskLexicon,
  withinTime: WithinTime,
  onFault: (rule: string, message: string) => void,
): Checker {
  const kept = new Map<string, Kept>();
  /** Reports made while words were left to be thought about. */
  const unfinished = new Set<string>();
  let index = compileRules([], withinTime);
  let faultsTold = 0;

  function reportOf(text: StoryText): Kept {
    const key = `${text.kind}\0${text.place.field}\0${text.text}`;
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const made = { report: checkText(text, lexicon), style: findIn(index, text) };
    kept.set(key, made);
    if (lexicon.hasOpen()) unfinished.add(key);
    const oldest = kept.keys().next().value;
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  }

  function tellFaults(): void {
    for (const { rule, message } of index.faults.slice(faultsTold)) onFault(rule, message);
    faultsTold = index.faults.length;
  }

  return {
    check(texts, today) {
      lexicon.begin();
      const reported = texts.map((text) => ({ text, ...reportOf(text) }));
      tellFaults();
      const own = reported.flatMap(({ text, report, style }) =>
        withoutDoubles([...style, ...report.findings]).map((finding) => ({ ...finding, place: text.place })),
      );
      const whole = checkStory(reported, today, lexicon.isWord);
      return { findings: namesOnce(inPageOrder([...own, ...whole], texts)), thinking: lexicon.hasOpen() };
    },
    know(words, names) {
      lexicon.know(words, names);
      kept.clear();
    },
    see(names) {
      lexicon.see(names);
      kept.clear();
    },
    guide(rules) {
      index = compileRules(rules, withinTime);
      faultsTold = 0;
      kept.clear();
      tellFaults();
    },
    think() {
      const more = lexicon.think();
      if (more) return true;
      for (const key of unfinished) kept.delete(key);
      unfinished.clear();
      return false;
    },
  };
}

/** Where a rule of the house style stands on the same words as a check, the rule says more. */
function withoutDoubles(findings: readonly Finding[]): Finding[] {
  const taken = new Set<string>();
  return findings.filter(({ rule, start, end }) => {
    const place = `${start} ${end}`;
    if (rule.startsWith("spelling") && taken.has(place)) return false;
    taken.add(place);
    return true;
  });
}

/**
 * A name that nobody knows is asked about where it stands first: who knows it once knows it. Not
 * where something graver is said of it.
 */
function namesOnce(findings: readonly Finding[]): Finding[] {
  const asked = new Set<string>();
  return findings.filter((finding) => {
    const { rule, text } = finding;
    if (rule !== "spelling-name") return true;
    const isSaid = findings.some(
      (other) =>
        other.rule.includes("name") &&
        other !== finding &&
        other.start === finding.start &&
        other.end === finding.end &&
        placeKey(other.place) === placeKey(finding.place),
    );
    if (asked.has(text) || isSaid) return false;
    asked.add(text);
    return true;
  });
}
