import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cut, paragraph } from "./testing/sample-copy.ts";
import { DESK_SESSION, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

let folder: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-text-that-goes-"));
  desk = openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a text that has to go", () => {
  /** Every byte of every version of the site, also of those no longer shown. */
  async function everyVersion(): Promise<string> {
    const versions = join(folder, ".site-versions");
    const entries = await readdir(versions, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
    return (await Promise.all(files)).join("\n");
  }
  const body = [paragraph("Free."), cut, paragraph("Secretword.")];

  it("stands in no old version of the site after a withdrawal", async () => {
    const story = desk.write({ slug: "a" }, body);
    await desk.publishing.publish(story.id, DESK_SESSION);
    expect(await everyVersion()).toContain("Secretword");
    await desk.publishing.withdraw(story.id, DESK_SESSION);
    expect(await everyVersion()).not.toContain("Secretword");
  });

  it.each([
    ["the story is for subscribers now", { access: "subscribers" as const }, undefined],
    ["the words were taken out", {}, [paragraph("Free.")]],
  ])("stands in none when %s", async (_why, furniture, changed) => {
    const story = desk.write({ slug: "a" }, body);
    await desk.publishing.publish(story.id, DESK_SESSION);
    desk.stories.save(
      story.id,
      { ...furniture, ...(changed && { body: { kind: "whole" as const, blocks: changed } }) },
      DESK_SESSION,
    );
    await desk.publishing.publish(story.id, DESK_SESSION);
    expect(await everyVersion()).not.toContain("Secretword");
  });
});
