import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DESK_SESSION, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

let folder: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-keeper-"));
  desk = openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const page = (path: string): Promise<string> => readFile(join(desk.site, path, "index.html"), "utf8");

describe("a correction", () => {
  it("comes to the page with the next publication, and leaves it when it was taken back", async () => {
    const story = desk.write({ slug: "a" });
    await desk.publishing.publish(story.id, DESK_SESSION);
    await desk.close();
    const made = {
      id: story.id,
      storyId: story.id,
      kind: "correction" as const,
      madeAt: "2026-04-01T09:00:00.000Z",
      madeBy: "Ada",
    };
    let corrections = [{ ...made, text: "Fourteen people were waiting." }];
    desk = openTestDesk(folder, { corrections: () => corrections });
    desk.setClock("2026-04-01T09:00:01Z");
    await desk.publishing.publish(story.id, DESK_SESSION);
    expect(await page("features/2026/03/a")).toContain("Fourteen people were waiting.");
    corrections = [];
    await desk.publishing.publish(story.id, DESK_SESSION);
    expect(await page("features/2026/03/a")).not.toContain("Fourteen people were waiting.");
    expect(await readFile(join(desk.site, "feed.xml"), "utf8")).not.toContain("Fourteen people were waiting.");
  });
});
