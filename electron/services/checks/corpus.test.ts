import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countWords } from "../../../shared/editor/count-words.ts";
import type { ShownFinding, StoryChecks } from "../../../shared/contract/checks.ts";
import type { WorkingStory } from "../../../shared/model/story.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { readGuide } from "../style/read-guide.ts";
import { createChecks, type Checks } from "./checks.ts";
import { CLOCK, SILENT, storyOf } from "./testing/story-to-check.ts";

const FIXTURES = join(import.meta.dirname, "..", "..", "..", "shared", "checks", "fixtures");
const GUIDE = join(import.meta.dirname, "..", "style", "guide");

interface Planted {
  kind: string;
  story: WorkingStory;
  /** Index of the paragraph with the error, or the headline; and where in it. */
  block: number | undefined;
  start: number;
  end: number;
  wrong: string;
}

function plantedErrors(): Planted[] {
  const lines = readFileSync(join(FIXTURES, "planted-errors.txt"), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map(plantedOf);
}

function plantedOf(line: string): Planted {
  const [, kind = "", marked = ""] = /^([\w-]+): (.*)$/.exec(line) ?? [];
  const parts = marked.split(" || ");
  const texts = parts.map((part) => part.replace(/^# /, ""));
  const at = texts.findIndex((text) => text.includes("[["));
  const start = texts[at]?.indexOf("[[") ?? -1;
  const wrong = /\[\[(.+?)\]\]/.exec(texts[at] ?? "")?.[1] ?? "";
  const plain = texts.map((text) => text.replace("[[", "").replace("]]", ""));
  const hasHeadline = parts[0]?.startsWith("# ") === true;
  const story = storyOf(hasHeadline ? (plain[0] ?? "") : "", ...(hasHeadline ? plain.slice(1) : plain));
  const block = hasHeadline ? (at === 0 ? undefined : at - 1) : at;
  return { kind, story, block, start, end: start + wrong.length, wrong };
}

const planted = plantedErrors();
let folder: string;
let store: Store;
let checks: Checks;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-corpus-"));
  store = await openStore({ dataFolder: folder, clock: CLOCK, log: SILENT });
  checks = createChecks({
    database: store.database,
    file: join(folder, "desk.sqlite"),
    clock: CLOCK,
    log: SILENT,
    announce: () => {},
    story: (id) => planted[Number(id)]?.story ?? storyOf(""),
    contributors: () => [],
    timeZone: () => "Europe/London",
    rules: () => readGuide(GUIDE).rules.map(({ rule }) => rule),
    name: () => "Ines Calder",
    beforeGrammar: 0,
  });
});
afterAll(async () => {
  await checks.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** At the words, or at a part of them; names that nobody knows and long sentences say nothing of an error. */
function finds({ block, start, end }: Planted, { place, rule, ...found }: ShownFinding): boolean {
  if (rule === "spelling-name" || rule.startsWith("long-")) return false;
  const isThere = block === undefined ? place.field === "headline" : place.field === "body" && place.block === block;
  return isThere && found.start < end && start < found.end;
}

describe("with house style, spelling, grammar and all", () => {
  test("correct news text has at most one false must in 1,000 words", async () => {
    const text = readFileSync(join(FIXTURES, "correct-copy.txt"), "utf8");
    const words = countWords(text);
    expect(words).toBeGreaterThanOrEqual(3000);
    const { findings, grammar } = await checks.text(text);
    expect(grammar.state).toBe("ready");
    const musts = findings.filter(({ severity }) => severity === "must");
    expect(musts.map(lineOf).slice(Math.floor(words / 1000))).toEqual([]);
    // What may be wrong is asked for, not shouted: a sub is shown few of these too.
    const shoulds = findings.filter(({ severity }) => severity === "should");
    expect(shoulds.map(lineOf).slice(Math.floor((words / 1000) * 3))).toEqual([]);
  }, 180_000);

  test("of 100 planted errors at least 75 are found", async () => {
    expect(planted.length).toBeGreaterThanOrEqual(100);
    const all: StoryChecks[] = await Promise.all(planted.map((_, at) => checks.story(String(at), true)));
    const found = planted.map((error, at) => all[at]?.findings.some((finding) => finds(error, finding)) === true);
    const kinds = [...Map.groupBy(planted.keys(), (at) => planted[at]?.kind ?? "")];
    const table = kinds.map(([kind, its]) => `${kind} ${its.filter((at) => found[at]).length} of ${its.length}`);
    process.stdout.write(`Planted errors found: ${table.join(", ")}\n`);
    const missed = planted.filter((_, at) => found[at] !== true).map(({ kind, wrong }) => `${kind}: ${wrong}`);
    expect(planted.length - missed.length, missed.join("\n")).toBeGreaterThanOrEqual(75);
  }, 180_000);
});

function lineOf({ severity, rule, text, before, after, why }: ShownFinding): string {
  return `${severity} ${rule}: ${before}[${text}]${after} · ${why}`;
}
