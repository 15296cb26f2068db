import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { Failure } from "../../shared/contract/failure.ts";
import { storySchema } from "../../shared/model/story.ts";
import { createNewsroom, type Newsroom } from "../services/newsroom/newsroom.ts";
import { openStore } from "../services/store/open-store.ts";
import { DESK_SESSION } from "../services/stories/stories.ts";
import { buildServices, type DeskServices } from "./desk-services.ts";

const NOW = Temporal.Instant.from("2026-11-22T09:00:00Z");
const samplePictures = join(import.meta.dirname, "..", "services", "newsroom", "pictures");
const quiet = { info: (): void => {}, error: (): void => {} };
const clock = { now: (): Temporal.Instant => NOW };

const cleanUps: (() => void)[] = [];
afterEach(() => cleanUps.splice(0).toReversed().forEach((cleanUp) => cleanUp()));

/** The desk's real services; publishing breaks once for each entry of `troubles`. */
async function openNewsroom(dataFolder: string, troubles: Error[] = []): Promise<{ services: DeskServices; newsroom: Newsroom }> {
  const store = await openStore({ dataFolder, clock, log: quiet });
  const kept = new Map<string, unknown>();
  const settingsFile = { get: (key: string) => kept.get(key), set: (key: string, value: unknown) => void kept.set(key, value) };
  const services = buildServices({ store, dataFolder, clock, log: quiet, settingsFile });
  cleanUps.push(() => {
    services.stories.close();
    store.close();
  });
  services.settings.saveProfile({ name: "Mina Rao", role: "editor" });
  const { database } = store;
  const publishing = {
    async publish(storyId: string): Promise<void> {
      const trouble = troubles.shift();
      if (trouble !== undefined) throw trouble;
      const story = services.stories.arrive(storyId, "published", DESK_SESSION);
      database.run(
        `INSERT INTO publications (story_id, state, path, earlier_paths, first_published_at, updated_at, revision, snapshot)
         VALUES (?, 'published', ?, '[]', ?, ?, ?, ?)`,
        storyId, `x/${storyId}/`, NOW.toString(), NOW.toString(), story.revision, JSON.stringify(story),
      );
    },
  };
  return { services, newsroom: createNewsroom({ ...services, database, clock, publishing, picturesFolder: samplePictures, session: DESK_SESSION }) };
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "standfirst-newsroom-"));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("the sample newsroom lies on the desk, whole and with a past", async () => {
  const { services, newsroom } = await openNewsroom(aFolder());
  await newsroom.fillSample();
  const { rows, counts } = services.stories.list({ query: "", offset: 0, limit: 50 });
  expect(rows).toHaveLength(12);
  expect(counts).toMatchObject({ draft: 1, filed: 1, subbing: 2, revise: 1, ready: 1, published: 5, spiked: 1, scheduled: 0, withdrawn: 0 });
  for (const { id } of rows) {
    const story = services.stories.get(id);
    expect(storySchema.parse(story)).toStrictEqual(story);
    expect(story.createdAt < story.changedAt).toBe(true);
    expect(story.changedAt < NOW.toString()).toBe(true);
    for (const placed of [story.leadPicture, ...story.body.filter((block) => block.type === "picture")]) {
      if (placed !== undefined) expect(services.pictures.get(placed.pictureId).width).toBe(1600);
    }
  }
  expect(services.contributors.list().map((person) => services.pictures.get(person.pictureId ?? "").width)).toEqual([800, 800, 800]);
  expect(services.paper.get().name).toBe("The Harbour Post");
  expect(services.stories.list({ query: "soundings", offset: 0, limit: 5 }).rows[0]?.catchline).toBe("DREDGER");
});

test("filling it twice changes nothing", async () => {
  const { services, newsroom } = await openNewsroom(aFolder());
  await newsroom.fillSample();
  const before = services.stories.list({ query: "", offset: 0, limit: 50 });
  await newsroom.fillSample();
  await newsroom.finish();
  expect(services.stories.list({ query: "", offset: 0, limit: 50 })).toEqual(before);
});

test("what stops in the middle of publishing is finished at the next start", async () => {
  const folder = aFolder();
  const disk = new Failure("disk", "The disk is full.");
  const first = await openNewsroom(folder, [disk]);
  await expect(first.newsroom.fillSample()).rejects.toBe(disk);
  expect(first.services.stories.list({ query: "", offset: 0, limit: 50 }).counts).toMatchObject({ ready: 6, published: 0 });
  first.services.stories.close();
  first.services.store.close();
  cleanUps.pop();

  const second = await openNewsroom(folder);
  await second.newsroom.finish();
  expect(second.services.stories.list({ query: "", offset: 0, limit: 50 }).counts).toMatchObject({ ready: 1, published: 5 });
});

test("what stops before the stories lie there leaves an empty desk and a clean choice", async () => {
  const folder = aFolder();
  const { services } = await openNewsroom(folder);
  const broken = createNewsroom({
    ...services,
    database: services.store.database,
    clock,
    stories: { ...services.stories, move: () => { throw new Failure("disk", "The disk is full."); } },
    publishing: { publish: () => Promise.reject(new Error("never reached")) },
    picturesFolder: samplePictures,
    session: DESK_SESSION,
  });
  await expect(broken.fillSample()).rejects.toThrow("The disk is full.");
  expect(services.stories.list({ query: "", offset: 0, limit: 50 }).total).toBe(0);
  expect(services.contributors.list()).toEqual([]);
  expect(services.paper.find()).toBeUndefined();
});
