import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cut, paragraph } from "./testing/sample-copy.ts";
import { attribute, pageTree, text } from "./testing/page-tree.ts";
import { DESK_SESSION, leadOf, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

let folder: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-preview-"));
  desk = openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a preview", () => {
  it("is the real page with everything it needs below its own key", async () => {
    const picture = await desk.addPicture("#336699");
    const story = desk.write({ leadPicture: leadOf(picture, "a ward") });
    const { path } = desk.publishing.preview(story.id, "subscriber");
    const served = await desk.publishing.servePreview(path);
    const page = pageTree(String(served?.body));
    expect([served?.status, text(page.one("h1"))]).toEqual([200, story.headline]);
    const below = (address: string): string => new URL(address, `http://x/${path}`).pathname.slice(1);
    const addresses = [
      ...page
        .all("link")
        // Where the page stands, and its feeds: for machines, and nothing that the page itself asks for.
        .filter((each) => !["canonical", "alternate"].includes(attribute(each, "rel") ?? ""))
        .map((each) => attribute(each, "href")),
      ...page.all("img").map((each) => attribute(each, "src")),
      ...page.all("source").flatMap((each) =>
        attribute(each, "srcset")
          ?.split(", ")
          .map((one) => one.split(" ")[0]),
      ),
    ];
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      const file = await desk.publishing.servePreview(below(address ?? ""));
      expect(file?.status, address).toBe(200);
    }
  });

  it("leaves what it may do to the host", async () => {
    const { path } = desk.publishing.preview(desk.write({ access: "metered" }).id, "at-the-limit");
    expect((await desk.publishing.servePreview(path))?.headers).toEqual({ "Content-Type": "text/html; charset=utf-8" });
  });

  it("shows what a reader at the limit is left with, and a draft that is far from done", async () => {
    const story = desk.write({ access: "metered" }, [paragraph("Open."), cut, paragraph("Kept back.")]);
    const html = async (reader: "subscriber" | "at-the-limit"): Promise<string> =>
      String((await desk.publishing.servePreview(desk.publishing.preview(story.id, reader).path))?.body);
    expect(await html("subscriber")).toContain("Kept back.");
    expect(await html("at-the-limit")).not.toContain("Kept back.");
    const empty = desk.stories.create();
    const served = await desk.publishing.servePreview(desk.publishing.preview(empty.id, "subscriber").path);
    expect(pageTree(String(served?.body)).faults).toEqual([]);
  });

  it("is what publishing then makes, to the byte", async () => {
    const story = desk.write({ slug: "a" });
    const { path } = desk.publishing.preview(story.id, "subscriber");
    const before = String((await desk.publishing.servePreview(path))?.body);
    await desk.publishing.publish(story.id, DESK_SESSION);
    const { viewAt } = (await desk.publishing.publication(story.id)) ?? { viewAt: "" };
    expect(await (await fetch(viewAt)).text()).toBe(before);
  });

  it("answers nobody without its key, and keeps only the last few", async () => {
    const story = desk.write();
    const paths = Array.from({ length: 9 }, () => desk.publishing.preview(story.id, "subscriber").path);
    expect(await desk.publishing.servePreview(paths[0] ?? "")).toBeUndefined();
    expect((await desk.publishing.servePreview(paths[8] ?? ""))?.status).toBe(200);
    const key = (paths[8] ?? "").split("/")[0];
    expect((await desk.publishing.servePreview(`${key}/features/`))?.status).toBe(404);
    for (const path of [`${key}/pictures/../../desk.sqlite`, `${key}/assets/none.css`, "nokey/features/", "", "/"]) {
      expect(await desk.publishing.servePreview(path), path).toBeUndefined();
    }
  });
});
