import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeStories, openStories, paragraph, type StoriesForTests } from "../stories/testing/stories-for-tests.ts";
import { createVersionDesk, type VersionDesk } from "./version-desk.ts";

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "standfirst-versions-"));
});
afterEach(() => {
  closeStories();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function openDesk(): Promise<StoriesForTests & { versions: VersionDesk }> {
  const opened = await openStories(dataFolder);
  const { database, history, stories, profile } = opened;
  const versions = createVersionDesk({
    database,
    history,
    story: stories.get,
    mustWrite: stories.mustWrite,
    names: { contributor: () => undefined, section: () => undefined, headline: () => undefined },
    name: () => profile.name,
  });
  return { ...opened, versions };
}

describe("the time line", () => {
  test("holds the reason of a sending back, and the name of what was kept by hand", async () => {
    const { stories, versions, history } = await openDesk();
    const { id } = stories.create({ headline: "One" });
    stories.move(id, "filed", "me");
    stories.move(id, "revise", "me", "The second source is missing.");
    expect(versions.keep(id, "Before the lawyers")).toMatchObject({ number: 3, milestone: "kept", name: "Before the lawyers" });
    expect(versions.list(id)).toMatchObject([
      { number: 3, milestone: "kept", author: "Ines Calder" },
      { number: 2, milestone: "revise", reason: "The second source is missing." },
      { number: 1, milestone: "filed" },
    ]);
    expect(history.firstBroken(id)).toBeUndefined();
  });

  test("names and reasons are part of the proof", async () => {
    const { stories, versions, database } = await openDesk();
    const { id } = stories.create();
    stories.move(id, "filed", "me");
    stories.move(id, "revise", "me", "Too long.");
    database.run("DROP TRIGGER versions_stay");
    database.run("UPDATE versions SET reason = 'Too dull.' WHERE number = 2");
    expect(versions.list(id)[0]).toMatchObject({ reason: "Too dull.", broken: expect.stringContaining("was changed") as string });
  });

  test("a name can be given later, again and again; version and hash stay as they were", async () => {
    const { stories, versions, history, database, profile } = await openDesk();
    const { id } = stories.create();
    stories.move(id, "filed", "me");
    versions.keep(id, "Before the lawyers");
    const before = history.versions(id);
    expect(versions.rename(id, 1, "As it came in")).toMatchObject({ number: 1, milestone: "filed", name: "As it came in" });
    profile.name = "Tom Brandt";
    versions.rename(id, 1, "First filing");
    versions.rename(id, 2, "For the lawyers");
    expect(versions.list(id)).toMatchObject([
      { number: 2, name: "For the lawyers" },
      { number: 1, name: "First filing", author: "Ines Calder" },
    ]);
    expect(history.versions(id)).toEqual(before);
    expect((await versions.prove(id)).breaks).toEqual([]);
    expect(database.all("SELECT name, named_by FROM version_names ORDER BY named_at, id")).toEqual([
      { name: "As it came in", named_by: "Ines Calder" },
      { name: "First filing", named_by: "Tom Brandt" },
      { name: "For the lawyers", named_by: "Tom Brandt" },
    ]);
    expect(() => database.run("UPDATE version_names SET name = 'x'")).toThrow("never change");
    expect(() => database.run("DELETE FROM version_names")).toThrow("are kept");
    expect(() => versions.rename(id, 9, "x")).toThrow(expect.objectContaining({ code: "not-found" }));
  });

  test("says who wrote, subbed and passed it, the last time each was done", async () => {
    const { stories, versions, profile } = await openDesk();
    const { id } = stories.create();
    const as = (name: string, to: "filed" | "subbing" | "revise" | "ready"): void => {
      profile.name = name;
      stories.move(id, to, "me");
    };
    as("Nell Okafor", "filed");
    as("Tom Brandt", "subbing");
    as("Tom Brandt", "revise");
    as("Nell Okafor", "filed");
    as("Mina Rao", "subbing");
    expect(versions.hands(id)).toMatchObject({ wrote: { name: "Nell Okafor" }, subbed: { name: "Mina Rao" } });
    expect(versions.hands(id).passed).toBeUndefined();
    as("Ines Calder", "ready");
    expect(versions.hands(id).passed?.name).toBe("Ines Calder");
  });
});

describe("comparing", () => {
  test("any two, or one with the story as it stands", async () => {
    const { stories, versions } = await openDesk();
    const { id } = stories.create({ headline: "Ferry late" }, [paragraph("It is late again today.")]);
    stories.move(id, "filed", "me");
    stories.save(id, { headline: "Ferry very late" }, "desk");
    stories.move(id, "subbing", "me");
    stories.save(id, { body: { kind: "whole", blocks: [paragraph("It is late again tonight.")] } }, "desk");
    const between = versions.compare(id, 1, 2);
    expect(between.fields.map(({ name }) => name)).toEqual(["Headline"]);
    expect(between.blocks.map(({ kind }) => kind)).toEqual(["same"]);
    const toNow = versions.compare(id, 1);
    expect(toNow.blocks.map(({ kind }) => kind)).toEqual(["changed"]);
    expect(toNow.words).toEqual({ added: 2, removed: 1 });
    expect(() => versions.compare(id, 9)).toThrow("no version 9");
  });
});

describe("restoring", () => {
  test("keeps the story as it was before, and what came of it; nothing goes", async () => {
    const { stories, versions } = await openDesk();
    const { id } = stories.create({ headline: "First" });
    stories.move(id, "filed", "me");
    stories.checkOut(id, "window");
    stories.save(id, { headline: "Second" }, "window");
    versions.willRestore(id, "window");
    stories.save(id, { headline: versions.version(id, 1).furniture.headline }, "window");
    versions.didRestore({ storyId: id, number: 1, part: "Headline" }, "window");
    expect(versions.list(id).map(({ milestone, reason }) => [milestone, reason])).toEqual([
      ["restored", "Headline from version 1"],
      ["work", undefined],
      ["filed", undefined],
    ]);
    expect(versions.version(id, 2).furniture.headline).toBe("Second");
  });

  test("is for whoever has the story", async () => {
    const { stories, versions } = await openDesk();
    const { id } = stories.create();
    stories.move(id, "filed", "me");
    stories.checkOut(id, "another window");
    expect(() => versions.willRestore(id, "window")).toThrow(expect.objectContaining({ code: "checked-out-elsewhere" }));
  });
});

describe("a byte of the file that was flipped", () => {
  /** Alters one letter in the file itself, as a bad disk would. */
  function flip(marker: string): void {
    const path = join(dataFolder, "desk.sqlite");
    const bytes = readFileSync(path);
    const at = bytes.indexOf(marker);
    expect(at).toBeGreaterThan(0);
    bytes[at] = (bytes[at] ?? 0) ^ 0x02;
    writeFileSync(path, bytes);
  }

  async function withThreeVersions(): Promise<string> {
    const { stories } = await openDesk();
    const { id } = stories.create({ headline: "Ferry" }, [paragraph("QUAYSIDE is the first.")]);
    stories.move(id, "filed", "me");
    stories.save(id, { body: { kind: "whole", blocks: [paragraph("HARBOURSIDE is the second.")] } }, "desk");
    stories.move(id, "revise", "me", "Again.");
    stories.save(id, { body: { kind: "whole", blocks: [paragraph("Nothing of it is left.")] } }, "desk");
    stories.move(id, "filed", "me");
    closeStories();
    return id;
  }

  test("is named by version, and every version is still shown", async () => {
    const id = await withThreeVersions();
    flip("HARBOURSIDE");
    const { versions } = await openDesk();
    expect(versions.list(id).map(({ number, broken }) => [number, broken])).toEqual([
      [3, undefined],
      [2, "Version 2 is not as it was kept: something in it was changed."],
      [1, undefined],
    ]);
    expect(await versions.prove()).toEqual({
      stories: 1,
      versions: 3,
      breaks: [
        { storyId: id, headline: "Ferry", number: 2, why: "Version 2 is not as it was kept: something in it was changed." },
      ],
    });
    // It can be looked at, and compared, marked as it is.
    expect(versions.compare(id, 2).blocks.length).toBeGreaterThan(0);
  });

  test("also where it is in what is written beside the chain", async () => {
    await withThreeVersions();
    const opened = await openDesk();
    const { hash } = opened.database.get<{ hash: string }>("SELECT hash FROM version_heads") ?? { hash: "" };
    closeStories();
    const path = join(dataFolder, "desk.sqlite");
    const bytes = readFileSync(path);
    // Stands in the version itself, and once beside it.
    let flipped = 0;
    for (let at = bytes.indexOf(hash); at >= 0; at = bytes.indexOf(hash, at + 1)) {
      const alone = Buffer.from(bytes);
      alone[at] = (alone[at] ?? 0) ^ 0x01;
      writeFileSync(path, alone);
      const { versions } = await openDesk();
      const { breaks } = await versions.prove();
      closeStories();
      expect(breaks.map(({ number }) => number)).toEqual([3]);
      flipped += 1;
    }
    expect(flipped).toBeGreaterThanOrEqual(2);
  });

  test("even where nothing of a version can be read any more", async () => {
    const id = await withThreeVersions();
    flip('"text":"QUAYSIDE');
    const { versions } = await openDesk();
    const damaged = versions.list(id).filter(({ readable }) => !readable);
    const broken = versions.list(id).filter((version) => version.broken !== undefined);
    expect(damaged.length).toBe(1);
    expect(broken.length).toBe(1);
    expect(() => versions.compare(id, damaged[0]?.number ?? 0)).toThrow(expect.objectContaining({ code: "bad-file" }));
    expect((await versions.prove(id)).breaks).toHaveLength(1);
  });
});
