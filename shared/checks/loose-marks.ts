import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";
import { withoutAddresses } from "./words-in.ts";

/** Spaces and stops that slipped in or out: two spaces, a space before a comma, two commas, no stop at the end. */
export function looseMarks(text: CheckedText): Finding[] {
  const plain = withoutAddresses(text.text);
  const findings: Finding[] = [];
  const find = (
    pattern: RegExp,
    rule: string,
    severity: "must" | "should",
    why: string,
    right: (found: string) => string,
  ): void => {
    for (const { 0: found, index } of plain.matchAll(pattern)) {
      const end = index + found.length;
      // What was blanked out for being an address is no run of spaces.
      if (text.text.slice(index, end) !== found) continue;
      findings.push(findingAt(text, { rule, severity, start: index, end, why, replacements: [right(found)] }));
    }
  };
  find(/(?<=\S) {2,}(?=\S)/g, "double-space", "must", "There are two spaces or more in a row.", () => " ");
  find(
    /(?<=[\p{L}\p{N}”’)]) +[,;:!?](?=\s|$)|(?<=[\p{L}\p{N}”’)]) +\.(?=\s|$)/gu,
    "space-before-mark",
    "must",
    "No space stands before this mark.",
    (found) => found.trim(),
  );
  find(/,{2,}|;{2,}|:{2,}|,\.|\.,(?=\s)|(?<!\.)\.\.(?!\.)/g, "doubled-mark", "must", "One mark is enough.", (found) =>
    found.at(0) === "," && found.includes(".") ? "." : (found[0] ?? ""),
  );
  find(
    /(?<=\p{Ll}{2})[,;](?=\p{L})/gu,
    "no-space-behind-mark",
    "must",
    "A space is missing behind this mark.",
    (found) => `${found} `,
  );
  find(
    /(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll})/gu,
    "no-space-behind-mark",
    "should",
    "A space is missing behind this full stop.",
    (found) => `${found} `,
  );
  findings.push(...noStop(text), ...smallStart(text));
  return findings;
}

/** Only what reads as a sentence: a paragraph of eight words or more that breaks off in a word. */
function noStop(text: CheckedText): Finding[] {
  if (text.kind !== "paragraph") return [];
  const end = text.text.trimEnd().length;
  const last = text.text.slice(0, end);
  if (!/[\p{L}\p{N}]$/u.test(last) || last.split(/\s+/).length < 8) return [];
  const start = last.search(/\S+$/u);
  const word = last.slice(start);
  return [
    findingAt(text, {
      rule: "no-full-stop",
      severity: "should",
      start,
      end,
      why: "This paragraph ends without a full stop.",
      replacements: [`${word}.`],
    }),
  ];
}

/** A sentence that begins small behind one that ended. */
function smallStart(text: CheckedText): Finding[] {
  if (text.kind !== "paragraph" && text.kind !== "caption") return [];
  // At least four small letters before the stop: not "approx. four", "e.g. this".
  return [...text.text.matchAll(/(?<=\p{Ll}{4}[.?!][”’]? )(?<!\b(?:approx|dept|govt|assoc)[.] )\p{Ll}+/gu)].map(
    ({ 0: word, index }) => {
      const first = word.slice(0, 1).toUpperCase();
      return findingAt(text, {
        rule: "small-start",
        severity: /[”’] $/.test(text.text.slice(0, index)) || /[?!] $/.test(text.text.slice(0, index)) ? "hint" : "should",
        start: index,
        end: index + word.length,
        why: "A sentence begins with a capital.",
        replacements: [`${first}${word.slice(1)}`],
      });
    },
  );
}
