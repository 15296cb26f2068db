import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../../shared/contract/failure.ts";
import type { PublishingKind } from "./publishing-jobs.ts";
import type { PublishingStep } from "./publishing-parts.ts";
import { run } from "./testing/sample-copy.ts";
import { DESK_SESSION, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

let folder: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-crash-"));
  desk = openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const page = (slug: string): Promise<string | undefined> =>
  readFile(join(desk.site, "features/2026/03", slug, "index.html"), "utf8").catch(() => undefined);

/** Lets another process do it and die at this step. */
async function die(storyId: string, kind: PublishingKind, step: PublishingStep): Promise<void> {
  await desk.close();
  const child = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "testing/publish-and-die.ts"), folder, storyId, kind, step],
    { encoding: "utf8" },
  );
  expect(child.signal, child.stderr).toBe("SIGKILL");
  desk = openTestDesk(folder);
  desk.setClock("2026-04-01T10:00:00Z");
}

async function expectTidy(): Promise<void> {
  const versions = await readdir(join(folder, ".site-versions"));
  expect(versions.filter((name) => name.startsWith("unfinished"))).toEqual([]);
  expect(versions.length).toBeLessThanOrEqual(2);
}

const STEPS: PublishingStep[] = ["noted", "begun", "written", "swapped", "settled"];

describe("a process that dies while it publishes", () => {
  it.each(STEPS)("at %s leaves a whole site, and the next start finishes the work", async (step) => {
    const story = desk.write({ slug: "a", headline: "The headline before" });
    await desk.publishing.publish(story.id, DESK_SESSION);
    desk.stories.save(story.id, { headline: "The headline after" }, DESK_SESSION);
    await die(story.id, "publish", step);

    const between = await page("a");
    const swapped = step === "swapped" || step === "settled";
    expect(between).toContain(swapped ? "The headline after" : "The headline before");
    expect(between).toMatch(/<\/html>\s*$/);

    await desk.publishing.resume();
    expect(desk.errors).toEqual([]);
    expect(await page("a")).toContain("The headline after");
    const publication = await desk.publishing.publication(story.id);
    const after = desk.stories.get(story.id);
    expect([after.status, publication?.state, publication?.revision]).toEqual(["published", "published", after.revision]);
    // A step that was decided before the crash is not decided anew after it.
    expect(publication?.updatedAt).toBe(step === "noted" ? "2026-04-01T10:00:00.000Z" : "2026-04-01T09:00:00.000Z");
    expect(desk.database.all("SELECT state FROM jobs ORDER BY created_at")).toEqual([{ state: "done" }, { state: "done" }]);
    expect(desk.database.all("SELECT number FROM versions WHERE story_id = ?", story.id)).toHaveLength(2);

    await desk.publishing.rebuild();
    await expectTidy();
  });

  it.each(STEPS)("at %s of a first publication too", async (step) => {
    const story = desk.write({ slug: "a" });
    await die(story.id, "publish", step);
    await desk.publishing.resume();
    expect((await page("a")) ?? (await readFile(join(desk.site, "features/2026/04/a/index.html"), "utf8"))).toContain(
      "WHEN the night shift",
    );
    expect(desk.stories.get(story.id).status).toBe("published");
  });

  it.each(STEPS.flatMap((step) => [["withdraw", step] as const, ["take-down", step] as const]))(
    "of a %s, at %s, too",
    async (deed, step) => {
      const story = desk.write({ slug: "a" });
      await desk.publishing.publish(story.id, DESK_SESSION);
      await die(story.id, deed, step);
      await desk.publishing.resume();
      expect(await page("a")).toContain("has been withdrawn");
      expect(desk.stories.get(story.id).status).toBe("withdrawn");
      // The text must not lie in another tree until somebody publishes again.
      for (const entry of await readdir(join(folder, ".site-versions"), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = await readFile(join(entry.parentPath, entry.name), "latin1");
        expect(file, entry.parentPath).not.toContain("WHEN the night shift");
      }
      await expectTidy();
    },
  );

  it("does not publish what was stopped before the next start", async () => {
    const story = desk.write({ slug: "a", standfirst: [run("x")] });
    await desk.publishing.publish(desk.write({ slug: "other" }).id, DESK_SESSION);
    await die(story.id, "publish", "swapped");
    desk.stories.move(story.id, "spiked", DESK_SESSION);
    await desk.publishing.resume();
    expect(desk.errors).toHaveLength(1);
    expect(desk.stories.get(story.id).status).toBe("spiked");
    // The crash had swapped it in: it must be gone again.
    await expect(readFile(join(desk.site, "features/2026/04/a/index.html"))).rejects.toThrow();
    expect(await page("other")).toBeDefined();
  });
});

describe("a job that was left open", () => {
  it("never takes the place of what was published since", async () => {
    const story = desk.write({ slug: "a", headline: "The older headline" });
    await die(story.id, "publish", "noted");
    desk.stories.save(story.id, { headline: "The newer headline" }, DESK_SESSION);
    await desk.publishing.publish(story.id, DESK_SESSION);
    await desk.publishing.resume();
    const published = desk.database.get<{ path: string }>("SELECT path FROM publications");
    assert(published);
    expect(await readFile(join(desk.site, published.path, "index.html"), "utf8")).toContain("The newer headline");
    expect(desk.database.all("SELECT state FROM jobs WHERE state IN ('waiting', 'running')")).toEqual([]);
  });

  it("is not left by a publication that could not get its turn", async () => {
    const story = desk.write({ slug: "a" });
    const busy = openTestDesk(folder, { holdSite: () => Promise.reject(new Failure("desk-in-use", "Nothing was published.")) });
    await expect(busy.publishing.publish(story.id, DESK_SESSION)).rejects.toThrow("Nothing was published.");
    await busy.close();
    await desk.publishing.resume();
    expect(desk.stories.get(story.id).status).toBe("draft");
    expect(await page("a")).toBeUndefined();
  });
});

describe("two processes on one data folder", () => {
  it("publish one after the other", async () => {
    const [one, other] = [desk.write({ slug: "one" }), desk.write({ slug: "other" })];
    const second = openTestDesk(folder);
    try {
      await Promise.all([desk.publishing.publish(one.id, DESK_SESSION), second.publishing.publish(other.id, DESK_SESSION)]);
      expect([await page("one"), await page("other")].every((html) => html !== undefined)).toBe(true);
      await expectTidy();
    } finally {
      await second.close();
    }
  });
});
