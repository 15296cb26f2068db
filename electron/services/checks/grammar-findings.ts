import type { CheckedText, Finding, Severity } from "../../../shared/style/finding.ts";
import type { GrammarFound } from "./messages.ts";

/** What is a matter of taste, or easily wrong: worth a look, no more. */
const HINTS = new Set([
  "Style",
  "Enhancement",
  "Readability",
  "WordChoice",
  "Redundancy",
  "Eggcorn",
  "Malapropism",
  "Regionalism",
  "Usage",
  "Miscellaneous",
]);

/** Texts of full sentences; headlines drop words that grammar asks for. */
export function isForGrammar({ place, kind, text }: CheckedText): boolean {
  const isProse =
    place.field === "standfirst" || kind === "paragraph" || kind === "quote" || kind === "list" || kind === "caption";
  return isProse && text.split(/\s+/).length >= 4;
}

/** What grammar says of a text, but where another check has said something of the same words. */
export function grammarFindings(text: CheckedText, found: readonly GrammarFound[], others: readonly Finding[]): Finding[] {
  return found
    .filter(({ start, end }) => !others.some((other) => other.start < end && start < other.end && other.severity !== "hint"))
    .map(({ rule, kind, start, end, why, replacements }) => ({
      rule: `grammar-${rule}`,
      severity: severityOf(kind),
      place: text.place,
      start,
      end,
      text: text.text.slice(start, end),
      why: why.replaceAll("`", "").trim(),
      replacements: [...new Set(replacements)].slice(0, 5),
    }));
}

function severityOf(kind: string): Severity {
  return HINTS.has(kind) ? "hint" : "should";
}
