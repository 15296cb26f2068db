import type { CheckedText, Finding } from "../style/finding.ts";
import { distance } from "./distance.ts";
import { findingAt } from "./finding-at.ts";
import type { FullName, LoneName, NamesOfText } from "./names-in.ts";

/** A text with the names in it. */
export interface NamedText {
  text: CheckedText;
  names: NamesOfText;
}

interface Mention<Name> {
  text: CheckedText;
  name: Name;
}

/** Shorter names differ by a letter too often to say anything: Ann and Jan, Lee and Leo. */
const SHORTEST = 5;

/** One person whose name is spelt in two ways: "Catherine Okafor" and "Katherine Okafor", "Okafor" and "Okafer". */
export function nameSpeltTwoWays(texts: readonly NamedText[], isWord: (word: string) => boolean): Finding[] {
  const full = texts.flatMap(({ text, names }) => names.full.map((name) => ({ text, name })));
  return [...fullNamesThatDiffer(full), ...loneNamesThatDiffer(texts, full, isWord)];
}

function grouped<Name>(mentions: readonly Mention<Name>[], by: (name: Name) => string): [string, Mention<Name>[]][] {
  const groups = new Map<string, Mention<Name>[]>();
  for (const mention of mentions) {
    const key = by(mention.name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  return [...groups];
}

function alsoSpelt(
  { text, name: { start, end } }: Mention<{ start: number; end: number }>,
  right: string,
  times: number,
  what: "person" | "name",
): Finding {
  const why = `The story also has “${right}”${times > 1 ? `, ${times} times` : ""}. Is it the same ${what}?`;
  return findingAt(text, { rule: "name-two-ways", severity: "should", start, end, why, replacements: [right] });
}

function fullNamesThatDiffer(full: readonly Mention<FullName>[]): Finding[] {
  const groups = grouped(full, ({ given, surname }) => `${given} ${surname}`);
  return groups.flatMap(([written, mentions], at) =>
    groups.slice(at + 1).flatMap(([otherwise, others]) => {
      const one = mentions[0]?.name;
      const other = others[0]?.name;
      if (one === undefined || other === undefined || !areOneName(one, other)) return [];
      const [rare, right, times] =
        others.length > mentions.length ? [mentions, otherwise, others.length] : [others, written, mentions.length];
      return rare.map((mention) => alsoSpelt(mention, right, times, "person"));
    }),
  );
}

function areOneName(one: FullName, other: FullName): boolean {
  if (one.surname === other.surname) {
    const shorter = Math.min(one.given.length, other.given.length);
    // Jon and John, but not Jane and Joan.
    return distance(one.given, other.given, 2) <= (shorter < SHORTEST ? 1 : 2) && soundsAlike(one.given, other.given);
  }
  if (one.given !== other.given) return false;
  return distance(one.surname, other.surname, 1) <= 1 && Math.max(one.surname.length, other.surname.length) >= 4;
}

/** The consonants in order, as they are spoken: Stephen and Steven, Catherine and Kathryn, Sean and Shaun. */
function soundsAlike(one: string, other: string): boolean {
  const spoken = (name: string): string =>
    name
      .toLowerCase()
      .replaceAll("ph", "v")
      .replaceAll("ck", "k")
      .replaceAll("c", "k")
      .replaceAll("z", "s")
      .replaceAll(/[aeiouyh]/g, "")
      .replaceAll(/(.)\1/g, "$1");
  return spoken(one) === spoken(other);
}

function loneNamesThatDiffer(
  texts: readonly NamedText[],
  full: readonly Mention<FullName>[],
  isWord: (word: string) => boolean,
): Finding[] {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { name } of full) count(name.surname);
  const lone = texts.flatMap(({ text, names }) => names.lone.map((name) => ({ text, name })));
  for (const { name } of lone) count(name.name);
  const surnames = new Set(full.map(({ name }) => name.surname));
  // Known words with a capital are places and openings; of surnames each may be the right one.
  const uncertain = [...counts.keys()].filter((name) => name.length >= SHORTEST && (surnames.has(name) || !isWord(name)));
  const wrong = new Map<string, string>();
  for (const [at, one] of uncertain.entries()) {
    for (const other of uncertain.slice(at + 1)) {
      if (one[0] !== other[0] || distance(one, other, 1) > 1 || isPlural(one, other)) continue;
      const rarer = isRarer(one, other, counts, surnames) ? one : other;
      // Two surnames in full are two people, or were told as full names already; a known word is itself.
      if ((surnames.has(one) && surnames.has(other)) || isWord(rarer)) continue;
      wrong.set(rarer, rarer === one ? other : one);
    }
  }
  return lone.flatMap(({ text, name }: Mention<LoneName>) => {
    const right = wrong.get(name.name);
    if (right === undefined) return [];
    return [alsoSpelt({ text, name }, right, counts.get(right) ?? 1, "name")];
  });
}

/** "The Okafors" is no other spelling of Okafor, nor is "Kenyan" of Kenya. */
function isPlural(one: string, other: string): boolean {
  return [`${one}s`, `${one}n`].includes(other) || [`${other}s`, `${other}n`].includes(one);
}

function isRarer(one: string, other: string, counts: ReadonlyMap<string, number>, surnames: ReadonlySet<string>): boolean {
  const [here, there] = [counts.get(one) ?? 0, counts.get(other) ?? 0];
  if (surnames.has(one) !== surnames.has(other)) return surnames.has(other);
  // The one that stood first is taken for right.
  return here < there;
}

/** A surname in the copy before the person has been named in full: "Okafor said" above "Joy Okafor". */
export function surnameFirst(body: readonly NamedText[], isWord: (word: string) => boolean): Finding[] {
  const introduced = new Map<string, { paragraph: number; start: number; written: string }>();
  for (const [paragraph, { names }] of body.entries()) {
    for (const name of names.full) {
      if (introduced.has(name.surname)) continue;
      introduced.set(name.surname, { paragraph, start: name.start, written: `${name.given} ${name.surname}` });
    }
  }
  const findings: Finding[] = [];
  const told = new Set<string>();
  for (const [paragraph, { text, names }] of body.entries()) {
    for (const { name, start, end, opens, behindPreposition, inRun } of names.lone) {
      const full = introduced.get(name);
      if (full === undefined || told.has(name)) continue;
      const isBefore = paragraph < full.paragraph || (paragraph === full.paragraph && start < full.start);
      if (!isBefore || behindPreposition || inRun || (opens && isWord(name.toLowerCase()))) continue;
      told.add(name);
      findings.push(
        findingAt(text, {
          rule: "surname-first",
          severity: "should",
          start,
          end,
          why: `“${name}” stands here before “${full.written}” has been named in full.`,
          replacements: [full.written],
        }),
      );
    }
  }
  return findings;
}
