import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { paperSchema, type Paper } from "../../../shared/model/paper.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { EMPTY_PAPER } from "./empty-paper.ts";
import { createPaperDesk, type PaperDesk } from "./paper.ts";

let folder: string;
let store: Store;
let paper: PaperDesk;
let events: DeskEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-paper-"));
  const now = Temporal.Instant.from("2026-03-02T09:00:00Z");
  store = await openStore({ dataFolder: folder, clock: { now: () => now }, log: { info: () => {}, error: () => {} } });
  events = [];
  paper = createPaperDesk(store.database, (event) => events.push(event));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function addStory(section: string): void {
  store.database.run(
    `INSERT INTO stories (id, status, section, catchline, headline, byline_names, words, revision, body_revision,
       indexed_revision, created_at, changed_at, changed_by, furniture, body)
     VALUES ('story', 'draft', ?, '', '', '', 0, 1, 1, 1, '', '', '', '{}', '[]')`,
    section,
  );
}

test("the empty desk has the six sections and is valid", () => {
  expect(paperSchema.parse(EMPTY_PAPER)).toEqual(EMPTY_PAPER);
  expect(EMPTY_PAPER.sections.map((section) => section.name)).toEqual([
    "Britain",
    "World",
    "Features",
    "Opinion",
    "Culture",
    "Sport",
  ]);
});

test("there is no paper until one is saved, and then everybody knows", () => {
  expect(paper.find()).toBeUndefined();
  expect(() => paper.get()).toThrow(expect.objectContaining({ code: "not-begun" }));
  paper.save(EMPTY_PAPER);
  const changed = paper.save({ ...EMPTY_PAPER, name: "The Tide", baseAddress: "https://tide.example.org/news" });
  expect(changed.baseAddress).toBe("https://tide.example.org/news/");
  expect(paper.get()).toEqual(changed);
  expect(events.at(-1)).toEqual({ kind: "paperDidChange", paper: changed });
});

describe("what makes no sense together is refused and changes nothing", () => {
  const twins = (change: Partial<Paper["sections"][number]>): Paper => ({
    ...EMPTY_PAPER,
    sections: [...EMPTY_PAPER.sections, { id: "other", name: "Other", slug: "other", ...change }],
  });
  test.each<[string, Paper, RegExp]>([
    ["two sections at one address", twins({ slug: "sport" }), /address “sport”/],
    ["two sections of one name", twins({ name: "SPORT" }), /called “sport”/],
    ["one section twice", twins({ id: "sport" }), /same one/],
    ["a time zone nobody knows", { ...EMPTY_PAPER, timeZone: "Europe/Atlantis" }, /not a time zone/],
    ["a base address with a query", { ...EMPTY_PAPER, baseAddress: "https://example.org/?a=b" }, /plain web address/],
    ["a base address with a password", { ...EMPTY_PAPER, baseAddress: "https://me:secret@example.org/" }, /plain web address/],
  ])("%s", (_, wrong, message) => {
    paper.save(EMPTY_PAPER);
    expect(() => paper.save(wrong)).toThrow(message);
    expect(paper.get()).toEqual(EMPTY_PAPER);
  });

  test("a section goes only when no story is in it", () => {
    paper.save(EMPTY_PAPER);
    addStory("culture");
    const without = (id: string): Paper => ({
      ...EMPTY_PAPER,
      sections: EMPTY_PAPER.sections.filter((section) => section.id !== id),
    });
    expect(() => paper.save(without("culture"))).toThrow("Culture still has a story.");
    expect(paper.save(without("sport")).sections).toHaveLength(5);
  });
});
