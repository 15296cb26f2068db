import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { paragraphsOf, seeded } from "./words.ts";

const RULES_A_FILE = 1_000;
const SYLLABLES = ["ban", "cor", "del", "fen", "gar", "hol", "lim", "mor", "nav", "pel", "quin", "ros", "sul", "tam", "vex"];

/**
 * Adds a guide of this many rules to a desk's house style, in files of a thousand: single words,
 * phrases that begin with a word of the copy, and patterns, a third each.
 */
export function addManyRules(styleFolder: string, count: number): void {
  const folder = path.join(styleFolder, "many");
  mkdirSync(folder, { recursive: true });
  const random = seeded(5);
  const common = [
    ...new Set(
      paragraphsOf(2_000)
        .join(" ")
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [],
    ),
  ];
  const someWord = (): string => common[Math.floor(random() * common.length)] ?? "the";
  for (let first = 0; first < count; first += RULES_A_FILE) {
    const rules = Array.from({ length: Math.min(RULES_A_FILE, count - first) }, (_, at) => ruleOf(first + at, someWord()));
    writeFileSync(path.join(folder, `rules-${String(first).padStart(6, "0")}.yaml`), rules.join("\n"));
  }
}

/** A word that no copy has, another for each number. */
function rareWord(number: number): string {
  let word = "";
  for (let rest = number + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? "";
  }
  return word;
}

function ruleOf(number: number, common: string): string {
  const rare = rareWord(number);
  const kinds = [
    { find: `find: ${rare}`, wrong: `It was ${rare} here.` },
    { find: `find: ${common} ${rare}`, wrong: `It was ${common} ${rare} here.` },
    { find: `pattern: "\\\\b${common} (${rare}|${rare}s)\\\\b"`, wrong: `It was ${common} ${rare} here.` },
  ];
  const { find, wrong } = kinds[number % kinds.length] ?? { find: "", wrong: "" };
  return `- id: many-${number}
  ${find}
  why: It is rule ${number} of many.
  severity: should
  examples:
    wrong: [{ text: ${wrong} }]
    right: [Nothing is wrong here.]
`;
}
