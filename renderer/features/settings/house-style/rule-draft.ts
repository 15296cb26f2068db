import type { RuleEntry } from "../../../../shared/style/rule-file.ts";

/** A rule as it is typed: lists stand line by line, and "wrong → right" on one line. */
export interface RuleDraft {
  id: string;
  /** A word or phrase a line; with an arrow, its own right one behind it. */
  find: string;
  pattern: string;
  replace: string;
  why: string;
  link: string;
  severity: RuleEntry["severity"];
  /** Empty for everywhere. */
  where: readonly Place[];
  except: string;
  exactCase: boolean;
  skipsQuotes: boolean;
  off: boolean;
  /** A sentence a line; behind an arrow, how it should read. */
  wrong: string;
  right: string;
}
export type Place = NonNullable<RuleEntry["where"]>[number];
export type DraftField = "id" | "find" | "why" | "wrong" | "right";
export type DraftProblems = Partial<Record<DraftField, string>>;

const ARROW = " → ";
/** As people type it: an arrow, or a hyphen and a bracket. */
const ARROWS = /\s*(?:→|->)\s*/;

export const EMPTY_DRAFT: RuleDraft = {
  id: "",
  find: "",
  pattern: "",
  replace: "",
  why: "",
  link: "",
  severity: "should",
  where: [],
  except: "",
  exactCase: false,
  skipsQuotes: false,
  off: false,
  wrong: "",
  right: "",
};

/** Lists that may be one word in a file are lists here. */
const listOf = (value: string | string[] | undefined): string[] => (typeof value === "string" ? [value] : (value ?? []));
const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export function draftOf(rule: RuleEntry): RuleDraft {
  const pairs = Object.entries(rule.pairs ?? {}).map(([wrong, right]) => `${wrong}${ARROW}${right}`);
  return {
    id: rule.id,
    find: [...listOf(rule.find), ...pairs].join("\n"),
    pattern: rule.pattern ?? "",
    replace: listOf(rule.replace).join("\n"),
    why: rule.why,
    link: rule.link ?? "",
    severity: rule.severity,
    where: rule.where ?? [],
    except: listOf(rule.except).join("\n"),
    exactCase: rule.case === "exact",
    skipsQuotes: rule.quotes === "skip",
    off: rule.off ?? false,
    wrong: rule.examples.wrong.map(({ text, right }) => (right === undefined ? text : `${text}${ARROW}${right}`)).join("\n"),
    right: rule.examples.right.join("\n"),
  };
}

/** The rule that a draft says; the desk checks it once more before it is kept. */
export function ruleOfDraft(draft: RuleDraft): RuleEntry {
  const halves = linesOf(draft.find).map((line) => line.split(ARROWS));
  const find = halves.filter((line) => line.length === 1).map(([word = ""]) => word);
  const pairs = halves.filter((line) => line.length > 1).map(([wrong = "", ...right]) => [wrong, right.join(" ")] as const);
  // A space at the end can be meant: “St. ” becomes “St ”.
  const replace = draft.replace.split("\n").filter((line) => line !== "");
  const except = linesOf(draft.except);
  const wrong = linesOf(draft.wrong).map((line) => {
    const [text = "", ...right] = line.split(ARROWS);
    return right.length === 0 ? { text } : { text, right: right.join(" ") };
  });
  return {
    id: draft.id.trim(),
    ...(find.length > 0 ? { find } : {}),
    ...(pairs.length > 0 ? { pairs: Object.fromEntries(pairs) } : {}),
    ...(draft.pattern === "" ? {} : { pattern: draft.pattern }),
    ...(replace.length > 0 ? { replace } : {}),
    why: draft.why.trim(),
    ...(draft.link.trim() === "" ? {} : { link: draft.link.trim() }),
    severity: draft.severity,
    ...(draft.where.length > 0 ? { where: [...draft.where] } : {}),
    ...(except.length > 0 ? { except } : {}),
    ...(draft.exactCase ? { case: "exact" as const } : {}),
    ...(draft.skipsQuotes ? { quotes: "skip" as const } : {}),
    ...(draft.off ? { off: true } : {}),
    examples: { wrong, right: linesOf(draft.right) },
  };
}

/** What a rule must say before it can be kept or tried. */
export function problemsOf(draft: RuleDraft): DraftProblems {
  const problems: DraftProblems = {};
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.id.trim())) problems.id = "Small letters, figures and single hyphens: per-cent.";
  if (linesOf(draft.find).length === 0 && draft.pattern === "") problems.find = "Say which words it finds, or give a pattern.";
  if (draft.why.trim() === "") problems.why = "Say why, in a sentence: writers read it.";
  if (linesOf(draft.wrong).length === 0) problems.wrong = "At least one sentence in which it finds something.";
  if (linesOf(draft.right).length === 0) problems.right = "At least one sentence in which it finds nothing.";
  return problems;
}
