import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { openStore } from "../../electron/services/store/open-store.ts";
import { createStoryLister } from "../../electron/services/stories/story-list.ts";
import { addManyStories } from "./many-stories.ts";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test("a desk filled with many stories lists and finds them", async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "standfirst-many-"));
  folders.push(dataFolder);
  const newest = Temporal.Instant.from("2026-11-22T09:00:00Z");
  const open = (): ReturnType<typeof openStore> =>
    openStore({ dataFolder, clock: { now: () => newest }, log: { info: () => {}, error: () => {} } });
  (await open()).close();
  addManyStories(join(dataFolder, "desk.sqlite"), { count: 1200, words: 60, seed: 3, newest });

  const store = await open();
  const lister = createStoryLister(store.database);
  const all = lister.list({ query: "", offset: 0, limit: 50 });
  expect(all.total).toBe(1200);
  expect(all.rows[0]?.catchline).toBe("ARCHIVE 1200");
  expect(lister.list({ query: "archive 777", offset: 0, limit: 50 }).rows.map((row) => row.catchline)).toContain("ARCHIVE 777");
  store.close();
});
