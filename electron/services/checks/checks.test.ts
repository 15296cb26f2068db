import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StoryChecks } from "../../../shared/contract/checks.ts";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import type { WorkingStory } from "../../../shared/model/story.ts";
import type { Rule } from "../../../shared/style/rule.ts";
import { deskPaths } from "../store/desk-file.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { readArchiveNames } from "./archive-names.ts";
import { createChecks, type Checks, type ChecksParts } from "./checks.ts";
import { createSeenNames } from "./seen-names.ts";
import { CLOCK, SILENT, STORY_ID, storyOf } from "./testing/story-to-check.ts";

let folder: string;
let store: Store;
let checks: Checks;
let events: DeskEvent[];
let story: WorkingStory;
let rules: readonly Rule[];

const rule = (id: string, parts: Partial<Rule>): Rule => ({
  id,
  topic: "test",
  find: { words: [], pairs: [] },
  replace: [],
  why: "It is the paper's style.",
  severity: "must",
  except: [],
  case: "any",
  quotes: "check",
  examples: { wrong: [], right: [] },
  ...parts,
});

function start(parts: Partial<ChecksParts> = {}): Checks {
  return createChecks({
    database: store.database,
    file: deskPaths(folder).file,
    clock: CLOCK,
    log: SILENT,
    announce: (event) => events.push(event),
    story: () => story,
    contributors: () => ["Joy Okafor"],
    timeZone: () => "Europe/London",
    rules: () => rules,
    name: () => "Ines Calder",
    beforeGrammar: 600_000,
    ...parts,
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-checks-"));
  store = await openStore({ dataFolder: folder, clock: CLOCK, log: SILENT });
  events = [];
  rules = [];
  checks = start();
});
afterEach(async () => {
  await checks.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Once the checker has thought of what was meant by every word. */
async function settled(): Promise<StoryChecks> {
  const told = events.length;
  const first = await checks.story(STORY_ID);
  const isOpen = first.findings.some(({ rule: id, replacements }) => id.startsWith("spelling") && replacements.length === 0);
  if (isOpen) await vi.waitFor(() => expect(events.length).toBeGreaterThan(told), { timeout: 500 }).catch(() => {});
  return isOpen ? checks.story(STORY_ID) : first;
}
const found = async (): Promise<string[]> => (await settled()).findings.map(({ rule: id, text }) => `${id}: ${text}`);

describe("the checks of a story", () => {
  test("are in the order of the page, of every text, with what may stand instead", async () => {
    story = storyOf("Harbuor closed", "Joy Okafor recieved the the news.", "The town hall burnt down on Monday 31 March.");
    const { findings, revision, bodyRevision, grammar } = await settled();
    expect({ revision, bodyRevision, grammar: grammar.state }).toEqual({ revision: 3, bodyRevision: 2, grammar: "starting" });
    expect(
      findings.map(({ place, start: from, end, text, severity, replacements }) => [
        place.field,
        place.block,
        from,
        end,
        text,
        severity,
        replacements[0],
      ]),
    ).toEqual([
      ["headline", undefined, 0, 7, "Harbuor", "should", "Harbour"],
      ["body", 0, 11, 19, "recieved", "must", "received"],
      ["body", 0, 20, 27, "the the", "must", "the"],
      ["body", 1, 28, 34, "Monday", "should", "Tuesday"],
    ]);
  });

  test("leave out what is ignored, here or in the whole story, until it is brought back", async () => {
    story = storyOf("Boats", "The dredjer left.", "A dredjer came. Another dredjer sank.");
    expect(await found()).toEqual(["spelling: dredjer", "spelling: dredjer", "spelling: dredjer"]);
    const [, second] = (await checks.story(STORY_ID)).findings;
    if (second === undefined) throw new Error("Nothing was found");
    const here = checks.ignore(STORY_ID, "here", second);
    expect((await checks.story(STORY_ID)).findings.map(({ place, start: from }) => [place.block, from])).toEqual([
      [0, 4],
      [1, 24],
    ]);
    // The paragraph moved down: it is still the same one.
    story = storyOf("Boats", "New first one.", "The dredjer left.", "A dredjer came. Another dredjer sank.");
    expect(await found()).toHaveLength(2);
    checks.ignore(STORY_ID, "story", { ...second, place: { field: "body", block: 2 } });
    expect(await found()).toEqual([]);
    expect(checks.ignored(STORY_ID).map(({ scope, text, ignoredBy }) => [scope, text, ignoredBy])).toEqual([
      ["here", "dredjer", "Ines Calder"],
      ["story", "dredjer", "Ines Calder"],
    ]);
    const everywhere = checks.ignored(STORY_ID)[1];
    checks.bringBack(everywhere?.id ?? "");
    expect(await found()).toHaveLength(2);
    checks.bringBack(here.id);
    expect(await found()).toHaveLength(3);
    expect(() => checks.bringBack(here.id)).toThrow(expect.objectContaining({ code: "not-found" }));
    expect(events.filter((event) => event.kind === "checksDidChange" && event.storyId === STORY_ID)).toHaveLength(4);
  });

  test("cannot be ignored where the words have changed", () => {
    story = storyOf("Boats", "The dredger left.");
    const gone = { rule: "spelling", place: { field: "body", block: 0 }, start: 4, end: 11, text: "dredjer" } as const;
    expect(() => checks.ignore(STORY_ID, "here", gone)).toThrow(expect.objectContaining({ code: "bad-input" }));
    expect(checks.ignored(STORY_ID)).toEqual([]);
  });

  test("know the paper's words as soon as they are added, and no longer once removed", async () => {
    story = storyOf("Boats", "The dredjer’s crew came from Wexcombe.");
    expect(await found()).toEqual(["spelling: dredjer", "spelling-name: Wexcombe"]);
    checks.addWord("dredjer");
    checks.addWord("Wexcombe Quay");
    expect(await found()).toEqual([]);
    expect(checks.words().map(({ word }) => word)).toEqual(["dredjer", "Wexcombe Quay"]);
    checks.removeWord("dredjer");
    expect(await found()).toEqual(["spelling: dredjer"]);
    expect(() => checks.removeWord("dredjer")).toThrow(expect.objectContaining({ code: "not-found" }));
  });

  test("follow the house style, and name a rule that ran away", async () => {
    story = storyOf("Boats", `Ten percent of ${"a".repeat(40)}! sank.`);
    rules = [
      rule("per-cent", { find: { words: ["percent"], pairs: [] }, replace: ["per cent"] }),
      rule("runaway", { find: { words: [], pairs: [], pattern: "(a+)+$" } }),
    ];
    const first = await checks.story(STORY_ID);
    expect(first.findings.filter(({ rule: id }) => id === "per-cent")).toMatchObject([
      { text: "percent", replacements: ["per cent"] },
    ]);
    expect((await checks.story(STORY_ID)).faults).toEqual([expect.stringContaining("runaway")]);
    rules = [];
    checks.guideDidChange();
    const later = await checks.story(STORY_ID);
    expect([later.faults, later.findings.filter(({ rule: id }) => id === "per-cent")]).toEqual([[], []]);
  });

  test("fail when their thread dies, and work again at the next question", async () => {
    story = storyOf("Boats", "The dredjer left.");
    // What is no rule at all ends the thread that is told of it.
    rules = [{} as Rule];
    await expect(checks.story(STORY_ID)).rejects.toMatchObject({ code: "checks" });
    rules = [];
    expect(await found()).toEqual(["spelling: dredjer"]);
  });

  test("of a plain text tell where its paragraphs begin", async () => {
    const text = "Headline here\n\n  The dredjer left\nat noon.\n\nAll well.";
    const { findings, from } = await start({ beforeGrammar: 0, story: () => story }).text(text);
    const first = findings.find(({ rule: id }) => id === "spelling");
    const at = from[first?.place.block ?? 0] ?? 0;
    expect(text.slice(at + (first?.start ?? 0), at + (first?.end ?? 0))).toBe("dredjer");
  }, 60_000);
});

describe("names of what was published", () => {
  const publish = (id: string, at: string, text: string): void => {
    store.database.run(
      `INSERT INTO publications (story_id, state, path, earlier_paths, first_published_at, updated_at, revision, snapshot)
       VALUES (?, 'published', ?, '[]', ?, ?, 1, ?)`,
      id,
      `news/${id}/`,
      at,
      at,
      JSON.stringify(storyOf("Head", text)),
    );
  };

  test("are read a few at a time, each once, and are known from then on", async () => {
    publish("a", "2026-01-01T00:00:00.000Z", "Ada Wetherburn sailed to Quillhaven.");
    publish("b", "2026-01-01T00:00:00.000Z", "They met Tom Fenwicke.");
    publish("c", "2026-01-02T00:00:00.000Z", "Nothing here.");
    const seen = createSeenNames(store.database);
    const { file } = deskPaths(folder);
    const first = readArchiveNames(file, seen.upTo(), 2, () => false);
    expect(first).toMatchObject({ upTo: { storyId: "b" }, done: false });
    expect(first.names).toEqual(expect.arrayContaining(["Wetherburn", "Quillhaven", "Fenwicke"]));
    seen.add(first.names, first.upTo);
    const second = readArchiveNames(file, seen.upTo(), 2, () => false);
    expect(second).toMatchObject({ names: [], upTo: { storyId: "c" }, done: true });
    story = storyOf("Boats", "Today Ada Wetherburn left Quillhaven for Storwick.");
    expect(await found()).toEqual(["spelling-name: Storwick"]);
  });
});
