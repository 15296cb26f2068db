import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Document, isMap, isSeq, LineCounter } from "yaml";
import type { Node, YAMLMap } from "yaml";
import { Failure } from "../../../shared/contract/failure.ts";
import type { RuleEntry } from "../../../shared/style/rule-file.ts";
import { parseGuide, readRules } from "./read-guide.ts";

/** The keys of a rule, in the order in which they are written. */
const KEYS = [
  "id",
  "off",
  "find",
  "pairs",
  "pattern",
  "replace",
  "except",
  "case",
  "quotes",
  "where",
  "why",
  "link",
  "severity",
  "examples",
] as const satisfies readonly (keyof RuleEntry)[];

/**
 * Writes a rule into its file, in the place of the one that had this id, or at the end. All else in the
 * file stays as it is, comments too. Fails with `bad-file` when the file cannot be read as it is now, `not-found` when the
 * rule is no longer there, or `disk`.
 */
export async function writeRule(path: string, replaced: string | undefined, entry: RuleEntry): Promise<void> {
  const before = await textOf(path);
  const document = parseGuide(before, new LineCounter());
  if (document.errors.length > 0 || (document.contents !== null && !isSeq(document.contents))) {
    throw new Failure("bad-file", `${basename(path)} is not in order, so nothing was written to it. Mend it by hand first.`);
  }
  const after =
    replaced === undefined ? withRule(before, entry) : withChangedRule(before, document, ruleAt(document, replaced, path), entry);
  // As it is read: without keys that are there and undefined.
  const wanted: unknown = JSON.parse(JSON.stringify(entry));
  const read = readRules(after, basename(path, extname(path)));
  if (!read.rules.some((each) => isDeepStrictEqual(each.entry, wanted))) {
    throw new Error("A rule would not have been read back as it was written");
  }
  await writeWhole(path, after);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw onDisk(error);
  }
}

function ruleAt(document: Document.Parsed, id: string, path: string): YAMLMap {
  const items: readonly unknown[] = isSeq(document.contents) ? document.contents.items : [];
  const found = items.find((item): item is YAMLMap => isMap(item) && item.get("id") === id);
  if (found !== undefined) return found;
  throw new Failure("not-found", `“${id}” is no longer in ${basename(path)}: somebody changed the file. Nothing was written.`);
}

/** Only the rule's own lines are written anew: all others stay as somebody laid them out. */
function withChangedRule(text: string, document: Document.Parsed, item: YAMLMap, entry: RuleEntry): string {
  const [start, end] = item.range ?? [0, 0];
  const present = item.toJS(document) as Record<string, unknown>;
  for (const key of KEYS) {
    const wanted = entry[key];
    if (wanted === undefined) item.delete(key);
    else if (!isDeepStrictEqual(asList(key, present[key]), wanted)) item.set(key, document.createNode(wanted));
  }
  // What stands before and behind the rule is in the text that stays.
  item.commentBefore = undefined;
  item.comment = undefined;
  item.spaceBefore = false;
  return text.slice(0, start) + linesOf(item) + text.slice(text.slice(0, end).trimEnd().length);
}

/** "find: word" is a list of one. */
function asList(key: string, value: unknown): unknown {
  return typeof value === "string" && (key === "find" || key === "replace" || key === "except") ? [value] : value;
}

function withRule(text: string, entry: RuleEntry): string {
  const written = Object.fromEntries(KEYS.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]])));
  const above = text === "" ? "" : text.endsWith("\n") ? `${text}\n` : `${text}\n\n`;
  return `${above}- ${linesOf(new Document().createNode(written))}\n`;
}

/** A rule's lines as they stand behind the dash of a list. */
function linesOf(node: Node): string {
  const alone = new Document<Node, false>();
  alone.contents = node;
  return alone
    .toString({ lineWidth: 116 })
    .trimEnd()
    .replaceAll(/\n(?=[^\n])/g, "\n  ");
}

/** There whole or not at all, after a power cut too. */
async function writeWhole(path: string, text: string): Promise<void> {
  const incoming = `${path}.${randomUUID()}.incoming`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(incoming, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // Rename, so that a reader never sees half a file.
    await rename(incoming, path);
  } catch (error) {
    await rm(incoming, { force: true });
    throw onDisk(error);
  }
}

function onDisk(cause: unknown): Failure {
  return new Failure(
    "disk",
    "The style guide could not be read or written, because its folder is full, read-only or gone. It is as it was.",
    { cause },
  );
}
