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

  it("stands on no page that has yet to follow a newer story", async () => {
    await desk.close();
    desk = openTestDesk(folder, { pagesAtOnce: 1 });
    const stories = [1, 2, 3, 4, 5, 6].map((number) =>
      desk.write({ slug: `s-${number}`, headline: `Headline ${number}`, standfirst: [] }),
    );
    for (const [number, { id }] of stories.entries())
      desk.publishing.adopt(id, DESK_SESSION, `2026-03-0${number + 1}T09:00:00.000Z`);
    await desk.publishing.rebuild();
    const last = join(desk.site, "features/2026/03/s-6/index.html");
    expect(await readFile(last, "utf8")).toContain("Headline 2");
    const newer = desk.write({ slug: "s-7", headline: "Headline 7", standfirst: [] });
    // The page of the sixth story loses the card of the second to the seventh, but only follows later.
    await Promise.all([
      desk.publishing.publish(newer.id, DESK_SESSION),
      desk.publishing.withdraw(stories[1]?.id ?? "", DESK_SESSION),
    ]);
    expect(await everyVersion()).not.toContain("Headline 2");
    await desk.publishing.caughtUp();
    expect(await readFile(last, "utf8")).toContain("Headline 7");
  });
});
