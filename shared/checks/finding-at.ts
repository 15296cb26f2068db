import type { CheckedText, Finding, Severity } from "../style/finding.ts";

/** What a check says of a place in a text. */
export interface Said {
  rule: string;
  severity: Severity;
  start: number;
  end: number;
  why: string;
  replacements?: readonly string[];
}

export function findingAt({ place, text }: CheckedText, { rule, severity, start, end, why, replacements = [] }: Said): Finding {
  return { rule, severity, place, start, end, text: text.slice(start, end), why, replacements };
}
