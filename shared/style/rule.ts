import type { PlaceField, Severity } from "./finding.ts";

/**
 * One rule of the house style, as data: read from a guide's file and checked, and able to cross
 * between threads.
 */
export interface Rule {
  /** Unique in the guide, kebab-case: "per-cent". */
  id: string;
  /** The file it stands in, without its ending: "figures". */
  topic: string;
  find: RuleFind;
  /**
   * What to write instead, the best first; empty where a person must rewrite. It follows the case
   * of what was found. Where `find.pattern` has groups, `$1` to `$9` stand for them.
   */
  replace: readonly string[];
  /** A sentence. */
  why: string;
  /** A page of the guide: web address. */
  link?: string;
  severity: Severity;
  /** The fields and kinds of block it applies to; everywhere when undefined. `body` has crossheads and quotes too. */
  where?: readonly RulePlace[];
  /** Words around a match that make it right: a match inside one of these is none. */
  except: readonly string[];
  /** `any`: "adviser", "Adviser" and "ADVISER" are one word. `exact`: as written, but for house capitals. */
  case: "any" | "exact";
  /** Whether it looks at what somebody else said. */
  quotes: "check" | "skip";
  examples: RuleExamples;
}

/** At least one of the three. */
export interface RuleFind {
  /**
   * Wrong words and phrases. A space in a phrase is a space or a hyphen in the copy, a hyphen is a
   * hyphen; a straight apostrophe is a curly one too.
   */
  words: readonly string[];
  /** Wrong words that each have a right one of their own; `replace` is not used for them. */
  pairs: readonly { wrong: string; right: string }[];
  /** A regular expression with the flag `u`, and `i` unless the case is exact. */
  pattern?: string;
}

export type RulePlace = PlaceField | "crosshead" | "quote";

/** The tests of a rule. */
export interface RuleExamples {
  /** It must find something in `text`, and its first replacement must give `right` (where it has one). */
  wrong: readonly { text: string; right?: string }[];
  /** It must find nothing. */
  right: readonly string[];
}

/** What is wrong with a rule; it is not used then. */
export interface RuleFault {
  rule: string;
  /** `pattern` cannot be read; `ran-away` took too long in this run; `fight`: undoes another; `circle`: finds its own replacement; `twice`: the id is taken; `example` fails. */
  kind: "pattern" | "ran-away" | "fight" | "circle" | "twice" | "example";
  /** A sentence. */
  message: string;
  /** The other rule of a fight. */
  other?: string;
}

/**
 * Runs `work` and stops it when it takes too long: true when it came to its end. Patterns are
 * written by people, and some run for hours.
 */
export type WithinTime = (work: () => void) => boolean;
