import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, test } from "vitest";
import { HISTORY_TABLES } from "../store/history-tables.ts";
import { MIGRATIONS } from "../store/migrations.ts";
import { closeStories, openStories, paragraph } from "../stories/testing/stories-for-tests.ts";
import { canonicalJson } from "./canonical-json.ts";

afterEach(closeStories);

describe("versions", () => {
  test("each holds the story as it was, and the hash of the one before", async () => {
    const { stories, history } = await openStories();
    const { id } = stories.create({ headline: "One" }, [paragraph("first")]);
    stories.move(id, "filed", "me");
    stories.save(id, { headline: "Two" }, "desk");
    stories.move(id, "spiked", "me");
    const [first, second] = history.versions(id);
    expect(first).toMatchObject({
      number: 1,
      milestone: "filed",
      author: "Ines Calder",
      previousHash: "",
      copy: { body: [paragraph("first")] },
    });
    expect(first?.copy?.furniture.headline).toBe("One");
    expect(second).toMatchObject({ number: 2, milestone: "spiked", previousHash: first?.hash });
    expect(second?.copy?.furniture.headline).toBe("Two");
    expect(first?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(history.firstBroken(id)).toBeUndefined();
  });

  test("cannot be changed or taken away through the file", async () => {
    const { stories, database } = await openStories();
    const { id } = stories.create();
    stories.move(id, "filed", "me");
    expect(() => database.run("UPDATE versions SET author = 'Nobody'")).toThrow("never change");
    expect(() => database.run("DELETE FROM versions")).toThrow("are kept");
  });

  test.each([
    ["an altered word", "UPDATE versions SET body = replace(body, 'second', 'other') WHERE number = 2", 2],
    ["another author", "UPDATE versions SET author = 'Somebody' WHERE number = 1", 1],
    ["a missing version", "DELETE FROM versions WHERE number = 2", 2],
    ["a swapped milestone", "UPDATE versions SET milestone = 'spiked' WHERE number = 3", 3],
    ["a missing last version", "DELETE FROM versions WHERE number = 3", 3],
    ["the last two missing", "DELETE FROM versions WHERE number > 1", 2],
    ["a whole history missing", "DELETE FROM versions", 1],
    ["another end written down", "UPDATE version_heads SET hash = replace(hash, substr(hash, 1, 1), 'x')", 3],
    ["an end that is written too early", "UPDATE version_heads SET number = 2", 3],
    ["no end written down", "DELETE FROM version_heads", 3],
    ["a number of a version that is far off", "UPDATE versions SET number = 9007199254740991 WHERE number = 3", 3],
  ])("%s shows", async (_, tampering, broken) => {
    const { stories, history, database } = await openStories();
    const { id } = stories.create({}, [paragraph("first")]);
    stories.move(id, "filed", "me");
    stories.save(id, { body: { kind: "whole", blocks: [paragraph("second")] } }, "desk");
    stories.move(id, "revise", "me");
    stories.move(id, "filed", "me");
    // As somebody with the file and a database tool would.
    database.run("DROP TRIGGER versions_stay");
    database.run("DROP TRIGGER versions_are_kept");
    database.run(tampering);
    expect(history.firstBroken(id)).toBe(broken);
    expect(history.stories()).toEqual([id]);
  });

  test("a missing last version stays in sight when another one follows", async () => {
    const { stories, history, database } = await openStories();
    const { id } = stories.create();
    stories.move(id, "filed", "me");
    stories.move(id, "revise", "me");
    database.run("DROP TRIGGER versions_are_kept");
    database.run("DELETE FROM versions WHERE number = 2");
    expect(history.breaks(id)).toEqual([{ number: 2, why: "Version 2 is missing. It is where the history ended." }]);
    stories.move(id, "filed", "me");
    expect(history.versions(id).map(({ number }) => number)).toEqual([1, 3]);
    expect(history.breaks(id)).toEqual([{ number: 2, why: "Version 2 is missing." }]);
  });

  test("the ends of chains that were there before are written down by the migration", async () => {
    const { stories, history, database } = await openStories();
    for (const steps of [["filed"], ["filed", "revise", "filed"]] as const) {
      const { id } = stories.create();
      for (const step of steps) stories.move(id, step, "me");
    }
    const kept = database.all("SELECT * FROM version_heads ORDER BY story_id");
    const old = new DatabaseSync(":memory:");
    const at = MIGRATIONS.indexOf(HISTORY_TABLES);
    for (const migration of MIGRATIONS.slice(0, at)) old.exec(migration);
    for (const version of database.all<Record<string, string | number>>("SELECT * FROM versions")) {
      const columns = Object.keys(version);
      old
        .prepare(`INSERT INTO versions (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`)
        .run(...Object.values(version));
    }
    old.exec(HISTORY_TABLES);
    expect(kept).toHaveLength(2);
    expect(old.prepare("SELECT * FROM version_heads ORDER BY story_id").all()).toEqual(kept);
    old.close();
    expect(history.stories()).toHaveLength(2);
  });
});

test("canonical JSON does not depend on the order of keys", () => {
  expect(canonicalJson({ b: [1, { d: "x", c: null }], a: undefined, e: true })).toBe('{"b":[1,{"c":null,"d":"x"}],"e":true}');
  expect(canonicalJson({ e: true, b: [1, { c: null, d: "x" }] })).toBe(canonicalJson({ b: [1, { d: "x", c: null }], e: true }));
});
