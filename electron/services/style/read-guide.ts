import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, YAMLMap } from "yaml";
import type { GuideProblem } from "../../../shared/style/house-style.ts";
import { ruleEntrySchema, ruleOf } from "../../../shared/style/rule-file.ts";
import type { RuleEntry } from "../../../shared/style/rule-file.ts";
import type { Rule } from "../../../shared/style/rule.ts";

/** A rule with the file it stands in. */
export interface PlacedRule {
  rule: Rule;
  entry: RuleEntry;
  /** Name of the guide: that of its folder. */
  guide: string;
  /** Name of the file. */
  file: string;
  /** Counted from 1. */
  line: number;
}

export interface ReadGuide {
  rules: PlacedRule[];
  problems: GuideProblem[];
}

/** Largest file read, in bytes: 13,000 rules take about 5 MB. */
const LARGEST_FILE = 16 * 1024 * 1024;
/** Times an alias may be opened out; a guide has no need of any. */
const MOST_ALIASES = 100;

/** Files by their path, as they were read last: YAML takes a second for a thousand rules. */
export type KnownFiles = Map<string, { text: string; read: ReturnType<typeof readRules> }>;

/** Reads every `.yaml` file of a folder, by name. What cannot be read is named and left out. */
export function readGuide(folder: string, known: KnownFiles = new Map()): ReadGuide {
  const guide = basename(folder);
  const rules: PlacedRule[] = [];
  const problems: GuideProblem[] = [];
  for (const file of guideFiles(folder)) {
    let text: string;
    try {
      if (statSync(join(folder, file)).size > LARGEST_FILE) throw new Error("It is larger than 16 MB.");
      text = readFileSync(join(folder, file), "utf8");
    } catch (error) {
      problems.push({ guide, file, message: `The file cannot be read. ${wordsOf(error)}` });
      continue;
    }
    const path = join(folder, file);
    const before = known.get(path);
    const read = before?.text === text ? before.read : readRules(text, topicOf(file));
    known.set(path, { text, read });
    for (const each of read.rules) rules.push({ ...each, guide, file });
    for (const each of read.problems) problems.push({ ...each, guide, file });
  }
  return { rules, problems };
}

/** What the rules of a file are about: its name without the ending. */
export function topicOf(file: string): string {
  return basename(file, extname(file));
}

/** Names of the files of a guide, in their order. */
export function guideFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith("."))
    .sort();
}

/** The rules of one file's text. */
export function readRules(
  text: string,
  topic: string,
): { rules: Pick<PlacedRule, "rule" | "entry" | "line">[]; problems: Omit<GuideProblem, "guide" | "file">[] } {
  const lines = new LineCounter();
  const document = parseGuide(text, lines);
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;
  const [broken] = document.errors;
  if (broken !== undefined) {
    const message = `The file is not YAML from here on: ${broken.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? ""}`;
    return { rules: [], problems: [{ line: lineAt(broken.pos[0]), message }] };
  }
  if (document.contents === null) return { rules: [], problems: [] };
  if (!isSeq(document.contents)) return { rules: [], problems: [{ line: 1, message: "The file is no list of rules." }] };
  const rules: Pick<PlacedRule, "rule" | "entry" | "line">[] = [];
  const problems: Omit<GuideProblem, "guide" | "file">[] = [];
  for (const item of document.contents.items) {
    const line = lineAt(rangeOf(item)?.[0]);
    const given = plain(item, document);
    const parsed = ruleEntrySchema.safeParse(given);
    if (parsed.success) {
      rules.push({ rule: ruleOf(parsed.data, topic), entry: parsed.data, line });
      continue;
    }
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
    const id = typeof given === "object" && given !== null && "id" in given ? String(given.id) : undefined;
    problems.push({
      line: isMap(item) ? lineOf(item, issue?.path[0], lineAt) : line,
      ...(id === undefined ? {} : { rule: id }),
      message: `${id === undefined ? "This entry" : `“${id}”`} is no rule: ${where}${issue?.message ?? ""}`,
    });
  }
  return { rules, problems };
}

/** Reads YAML as data alone: no tags of its own, and few aliases. */
export function parseGuide(text: string, lines: LineCounter): Document.Parsed {
  return parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: true, merge: false, prettyErrors: true });
}

function plain(item: unknown, document: Document.Parsed): unknown {
  try {
    return isMap(item) ? item.toJS(document, { maxAliasCount: MOST_ALIASES }) : item;
  } catch {
    return undefined;
  }
}

function rangeOf(item: unknown): readonly number[] | undefined {
  return typeof item === "object" && item !== null && "range" in item && Array.isArray(item.range) ? item.range : undefined;
}

/** The line of the key at fault, or of the entry. */
function lineOf(item: YAMLMap, key: unknown, lineAt: (offset: number | undefined) => number): number {
  const pair = item.items.find((each) => (isScalar(each.key) ? each.key.value : each.key) === key);
  return lineAt(rangeOf(pair?.key)?.[0] ?? item.range?.[0]);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
