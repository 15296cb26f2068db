import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { guideProblemSchema } from "../../../shared/style/house-style.ts";
import { ruleEntrySchema, ruleOf } from "../../../shared/style/rule-file.ts";
import { hashOfFiles } from "./guide-folders.ts";
import { topicOf } from "./read-guide.ts";
import { lineOf } from "./read-guides.ts";
import type { ReadGuides } from "./read-guides.ts";

/** Largest file taken for what was kept, in bytes: 13,000 rules take about 10 MB. */
const LARGEST = 64 * 1024 * 1024;

/** What stands in the first line; below it is what was read, as JSON. */
const headSchema = z.strictObject({ of: z.string(), sum: z.string() });

const name = z.string().min(1).max(255);
const count = z.number().int().min(1);
const keptSchema = z.strictObject({
  lines: z.array(
    z.strictObject({ guide: name, file: name, line: count, entry: ruleEntrySchema, fault: z.string().max(10_000).optional() }),
  ),
  problems: z.array(guideProblemSchema.strict()),
});

export interface KeptGuides {
  /** Where it is kept; may be deleted at any time. */
  file: string;
  /** Which Standfirst reads: another may come to another end. */
  reader: string;
}

/**
 * What `read` makes of these guides, or what it made of them when their files were last the same, byte for byte.
 * What was kept and is damaged, or no such thing at all, is thrown away.
 */
export function readOnce(folders: readonly string[], { file, reader }: KeptGuides, read: () => ReadGuides): ReadGuides {
  const of = stateOf(folders, reader);
  const kept = of === undefined ? undefined : readKept(file, of);
  if (kept !== undefined) return kept;
  const guides = read();
  // Files that changed on the way are read again, and what ran away gets another chance at the next start.
  if (of !== undefined && !guides.ranAway && stateOf(folders, reader) === of) keep(file, of, guides);
  return guides;
}

/** Undefined where a file cannot be read: by the next time that may have passed. */
function stateOf(folders: readonly string[], reader: string): string | undefined {
  try {
    return `${reader} ${hashOfFiles(folders)}`;
  } catch {
    return undefined;
  }
}

function readKept(file: string, of: string): ReadGuides | undefined {
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > LARGEST) return undefined;
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const head = headSchema.parse(JSON.parse(text.slice(0, end)));
    const body = text.slice(end + 1);
    if (head.of !== of || head.sum !== sumOf(body)) return undefined;
    return guidesOf(keptSchema.parse(JSON.parse(body)));
  } catch {
    return undefined;
  }
}

/** Rules are made of their entries again, so that nothing gets in that no file could hold. */
function guidesOf({ lines, problems }: z.infer<typeof keptSchema>): ReadGuides {
  const read = lines.map(({ fault, ...placed }) => {
    const rule = ruleOf(placed.entry, topicOf(placed.file));
    return { rule, line: lineOf({ ...placed, rule }, fault) };
  });
  const rules = read.flatMap(({ rule, line }) => (line.isOff || line.fault !== undefined ? [] : [rule]));
  return { rules, lines: read.map(({ line }) => line), problems, ranAway: false };
}

/** There is no need of it: where it cannot be written, the next start reads the guides. */
function keep(file: string, of: string, { lines, problems }: ReadGuides): void {
  const body = JSON.stringify({
    lines: lines.map(({ guide, file: from, line, entry, fault }) => ({ guide, file: from, line, entry, fault })),
    problems,
  } satisfies z.infer<typeof keptSchema>);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, `${JSON.stringify({ of, sum: sumOf(body) })}\n${body}`);
  } catch {
    // The disk is full or read-only, and says so where it matters.
  }
}

function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${randomUUID()}`;
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: 0o600 });
    // What stands in its place and is no file goes: a folder cannot be written over.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) rmSync(file, { recursive: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function sumOf(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}
