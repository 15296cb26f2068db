import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Failure } from "../../shared/contract/failure.ts";
import { storySchema } from "../../shared/model/story.ts";
import { createNewsroom, type NewsroomParts } from "../services/newsroom/newsroom.ts";
import type { Publishing } from "../services/publishing/publishing.ts";
import { noSystemSeal } from "../hosts/no-system-seal.ts";
import { nodeHttp } from "../hosts/node-http.ts";
import { openStore } from "../services/store/open-store.ts";
import { DESK_SESSION } from "../services/stories/stories.ts";
import { buildServices, type DeskServices } from "./desk-services.ts";

const NOW = Temporal.Instant.from("2026-11-22T09:00:00Z");
const EVERYTHING = { query: "", offset: 0, limit: 50 };
const samplePictures = join(import.meta.dirname, "..", "services", "newsroom", "pictures");
const quiet = { info: (): void => {}, error: (): void => {} };
const clock = { now: (): Temporal.Instant => NOW };

type CleanUps = (() => void | Promise<void>)[];
const keptForAll: CleanUps = [];
const keptForOne: CleanUps = [];
async function cleanUp(kept: CleanUps): Promise<void> {
  for (const end of kept.splice(0).toReversed()) await end();
}
afterEach(() => cleanUp(keptForOne));

/** The desk's real services. */
async function openNewsroom(
  dataFolder: string,
  cleanUps = keptForOne,
): Promise<{ services: DeskServices; parts: NewsroomParts & { publishing: Publishing }; close(): Promise<void> }> {
  const store = await openStore({ dataFolder, clock, log: quiet });
  const kept = new Map<string, unknown>();
  const settingsFile = { get: (key: string) => kept.get(key), set: (key: string, value: unknown) => void kept.set(key, value) };
  const services = buildServices({
    store,
    dataFolder,
    clock,
    log: quiet,
    settingsFile,
    samplePictures,
    styleGuide: join(import.meta.dirname, "..", "services", "style", "guide"),
    http: nodeHttp,
    systemSeal: noSystemSeal,
  });
  services.settings.saveProfile({ name: "Mina Rao", role: "editor" });
  const close = async (): Promise<void> => {
    await services.publishing.close();
    services.stories.close();
    store.close();
  };
  cleanUps.push(close);
  return {
    services,
    close,
    parts: { ...services, database: store.database, clock, picturesFolder: samplePictures, session: DESK_SESSION },
  };
}

function aFolder(cleanUps = keptForOne): string {
  const folder = mkdtempSync(join(tmpdir(), "standfirst-newsroom-"));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("a desk with the sample newsroom", () => {
  let folder: string;
  let services: DeskServices;
  let parts: NewsroomParts & { publishing: Publishing };
  beforeAll(async () => {
    folder = aFolder(keptForAll);
    ({ services, parts } = await openNewsroom(folder, keptForAll));
    await createNewsroom(parts).fillSample();
  });
  afterAll(() => cleanUp(keptForAll));

  test("the sample newsroom lies on the desk, whole and with a past", () => {
    const { rows, counts } = services.stories.list(EVERYTHING);
    expect(rows).toHaveLength(12);
    expect(counts).toMatchObject({
      draft: 1,
      filed: 1,
      subbing: 2,
      revise: 1,
      ready: 1,
      published: 5,
      spiked: 1,
      scheduled: 0,
      withdrawn: 0,
    });
    for (const { id } of rows) {
      const story = services.stories.get(id);
      expect(storySchema.parse(story)).toStrictEqual(story);
      expect(story.createdAt < story.changedAt).toBe(true);
      expect(story.changedAt < NOW.toString()).toBe(true);
      for (const placed of [story.leadPicture, ...story.body.filter((block) => block.type === "picture")]) {
        if (placed !== undefined) expect(services.pictures.get(placed.pictureId).width).toBe(1600);
      }
    }
    expect(services.contributors.list().map((person) => services.pictures.get(person.pictureId ?? "").width)).toEqual([
      800, 800, 800,
    ]);
    expect(services.paper.get().name).toBe("The Harbour Post");
    expect(services.stories.list({ ...EVERYTHING, query: "soundings" }).rows[0]?.catchline).toBe("DREDGER");
  });

  test("its published stories stand on the site, with their cards and without what is kept for subscribers", () => {
    const page = (path: string): string => readFileSync(join(folder, "site", path, "index.html"), "utf8");
    const front = page("");
    for (const { headline } of services.stories.list({ ...EVERYTHING, status: "published" }).rows)
      expect(front).toContain(headline);
    const ward = page("features/2026/11/the-ward-that-wrote-its-own-rota");
    expect(ward).toContain("their harbour was filling with sand, reports RAFIQ TARRANT");
    expect(ward).toContain("ride the first one to leave the depot again");
    const stage = page("culture/2026/11/a-play-for-sixty-voices-in-a-shed-that-leaks");
    expect(stage).toContain("The audience applauded the weather");
    expect(stage).not.toContain("Dora Lisle");
  });

  test("the checklist has nothing against a published story, and something against the unfinished draft", () => {
    const checks = (id: string): string[] =>
      parts.publishing
        .checklist(id)
        .filter((check) => check.state === "must")
        .map((check) => check.id);
    for (const { id } of services.stories.list({ ...EVERYTHING, status: "published" }).rows) expect(checks(id)).toEqual([]);
    const [draft] = services.stories.list({ ...EVERYTHING, status: "draft" }).rows;
    expect(checks(draft?.id ?? "")).toEqual(["alt-text", "tk"]);
  });

  test("filling it twice changes nothing", async () => {
    const before = services.stories.list(EVERYTHING);
    await createNewsroom(parts).fillSample();
    await createNewsroom(parts).finish();
    expect(services.stories.list(EVERYTHING)).toEqual(before);
  });
});

test("when the pages cannot be made, the next start makes them", async () => {
  const folder = aFolder();
  const first = await openNewsroom(folder);
  const full = new Failure("publishing", "The disk is full.");
  const broken = { ...first.parts.publishing, rebuild: () => Promise.reject(full) };
  await expect(createNewsroom({ ...first.parts, publishing: broken }).fillSample()).rejects.toBe(full);
  expect(existsSync(join(folder, "site"))).toBe(false);
  await first.close();
  keptForOne.pop();

  const second = await openNewsroom(folder);
  await createNewsroom(second.parts).finish();
  expect(existsSync(join(folder, "site", "index.html"))).toBe(true);
  expect(second.services.stories.list(EVERYTHING).counts).toMatchObject({ ready: 1, published: 5 });
});

test("what stops before the stories lie there leaves an empty desk and a clean choice", async () => {
  const { services, parts } = await openNewsroom(aFolder());
  const stories = {
    ...services.stories,
    move: () => {
      throw new Failure("disk", "The disk is full.");
    },
  };
  await expect(createNewsroom({ ...parts, stories }).fillSample()).rejects.toThrow("The disk is full.");
  expect(services.stories.list(EVERYTHING).total).toBe(0);
  expect(services.contributors.list()).toEqual([]);
  expect(services.paper.find()).toBeUndefined();
});
