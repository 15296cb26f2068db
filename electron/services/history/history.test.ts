import { afterEach, describe, expect, test } from "vitest";
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
  });
});

test("canonical JSON does not depend on the order of keys", () => {
  expect(canonicalJson({ b: [1, { d: "x", c: null }], a: undefined, e: true })).toBe('{"b":[1,{"c":null,"d":"x"}],"e":true}');
  expect(canonicalJson({ e: true, b: [1, { c: null, d: "x" }] })).toBe(canonicalJson({ b: [1, { d: "x", c: null }], e: true }));
});
