import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { createContributors, type Contributors } from "./contributors.ts";

let folder: string;
let store: Store;
let contributors: Contributors;
let renamed: string[];
let events: DeskEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-contributors-"));
  const now = Temporal.Instant.from("2026-03-02T09:00:00Z");
  store = await openStore({ dataFolder: folder, clock: { now: () => now }, log: { info: () => {}, error: () => {} } });
  renamed = [];
  events = [];
  contributors = createContributors({
    database: store.database,
    announce: (event) => events.push(event),
    nameDidChange: (id) => renamed.push(id),
  });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a name alone is enough: the page name is made from it, and each has its own", () => {
  const first = contributors.save({ name: "Zoë Brandt" });
  const second = contributors.save({ name: "Zoe Brandt" });
  const nameless = contributors.save({ name: "王小明" });
  expect([first.pageName, second.pageName, nameless.pageName]).toEqual(["zoe-brandt", "zoe-brandt-2", "contributor"]);
  expect(first.email).toBe("");
  expect(events).toHaveLength(3);
});

test("they are listed by name, as a reader would look for them", () => {
  for (const name of ["Örn Lund", "amy Cole", "Zed Park", "Ann Bell"]) contributors.save({ name });
  expect(contributors.list().map((one) => one.name)).toEqual(["amy Cole", "Ann Bell", "Örn Lund", "Zed Park"]);
});

test("a change keeps what it does not name, and a new name is told on", () => {
  const pictureId = "b".repeat(64);
  const { id } = contributors.save({ name: "Joy Okafor", email: "joy@example.org", pictureId });
  expect(contributors.save({ id, name: "Joy Okafor", email: "jo@example.org" })).toEqual({
    id,
    name: "Joy Okafor",
    pageName: "joy-okafor",
    email: "jo@example.org",
    pictureId,
  });
  expect(renamed).toEqual([]);
  // The page keeps its address: readers have it.
  expect(contributors.save({ id, name: "Joy Adeyemi" }).pageName).toBe("joy-okafor");
  expect(renamed).toEqual([id]);
  expect(contributors.find(id)?.email).toBe("jo@example.org");
});

test("a page name given by hand must be free, and a refusal changes nothing", () => {
  contributors.save({ name: "Joy Okafor" });
  const { id } = contributors.save({ name: "Tom Reyes" });
  events = [];
  expect(() => contributors.save({ id, name: "Thomas", pageName: "joy-okafor" })).toThrow(/belongs to another/);
  expect(contributors.find(id)?.name).toBe("Tom Reyes");
  expect(events).toEqual([]);
});
