import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Story } from "../../../../../shared/model/story.ts";
import { JOY, paragraph, TOM } from "../../testing/sample-copy.ts";
import { DESK_SESSION, openTestDesk } from "../../testing/test-desk.ts";
import type { TestDesk } from "../../testing/test-desk.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import type { Target } from "../target.ts";
import { createFolderKind } from "./folder-kind.ts";

let folder: string;
let desk: TestDesk;
let target: Target;
const { signal } = new AbortController();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-folder-kind-"));
  desk = openTestDesk(folder);
  const parts = { site: desk.publishing, session: DESK_SESSION, paper: () => desk.paper, contributors: () => [JOY, TOM] };
  target = createFolderKind(parts).connect({
    settings: { kind: "folder" },
    secret: () => Promise.reject(new Error("there is none")),
    http: { ask: () => Promise.reject(new Error("nobody is asked")) },
    memory: { get: () => undefined, set: () => {}, forget: () => {} },
    now: () => "2026-03-31T09:00:00.000Z",
  });
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const outgoing = (story: Story, showsUpdated = true): OutgoingStory => ({
  story,
  slug: "wards",
  paper: desk.paper,
  section: desk.paper.sections[2],
  contributors: [JOY],
  pictures: [],
  moreFromAuthor: [],
  similar: [],
  corrections: [],
  firstPublishedAt: "2026-03-31T09:00:00.000Z",
  updatedAt: "2026-03-31T09:00:00.000Z",
  showsUpdated,
});
const put = (story: Story, showsUpdated = true): ReturnType<Target["put"]> =>
  target.put(outgoing(story, showsUpdated), { before: undefined, mayBeDouble: false, when: "now", signal });
const page = (): Promise<string> => readFile(join(desk.site, "features/2026/03/wards/index.html"), "utf8");

describe("the folder as a target", () => {
  it("publishes what was passed, not what is typed since, and says which it is", async () => {
    const passed = desk.write({ slug: "wards", headline: "The headline that was passed" });
    expect(await target.find({ storyId: passed.id, slug: "wards" }, signal)).toBeUndefined();
    desk.stories.save(passed.id, { headline: "A headline nobody has passed" }, DESK_SESSION);
    const post = await put(passed);
    expect(target.expects(outgoing(passed))).toEqual(post.copy);
    expect(post).toMatchObject({
      id: passed.id,
      state: "live",
      slug: "wards",
      copy: { headline: "The headline that was passed" },
    });
    expect(await page()).toContain("The headline that was passed");
    expect(await page()).not.toContain("nobody has passed");
    const { status, revision } = desk.stories.get(passed.id);
    expect(status).toBe("published");
    // It shows as not yet published.
    expect((await desk.publishing.publication(passed.id))?.revision).toBeLessThan(revision);
    expect(await target.find({ storyId: passed.id, slug: "wards" }, signal)).toEqual(post);
    const read = await fetch(post.address ?? "");
    expect(await read.text()).toContain("The headline that was passed");
  });

  it("does it once, however often it is asked, and never goes back", async () => {
    const passed = desk.write({ slug: "wards", headline: "The first headline" });
    const [one, other] = await Promise.all([put(passed), put(passed)]);
    expect(other).toEqual(one);
    expect(await put(passed)).toEqual(one);
    expect(desk.database.all("SELECT number FROM versions")).toHaveLength(1);
    desk.stories.save(passed.id, { headline: "The second headline" }, DESK_SESSION);
    await put(desk.stories.get(passed.id));
    await expect(put(passed)).rejects.toMatchObject({ code: "publishing" });
    expect(await page()).toContain("The second headline");
  });

  it("says on the page that it was updated, or leaves the date alone", async () => {
    const story = desk.write({ slug: "wards" });
    await put(story);
    desk.setClock("2026-04-01T09:00:00Z");
    desk.stories.save(story.id, { headline: "A comma was put right" }, DESK_SESSION);
    await put(desk.stories.get(story.id), false);
    expect(await page()).toContain("A comma was put right");
    expect(await page()).not.toContain("Updated");
    desk.stories.save(story.id, { headline: "The trust has answered" }, DESK_SESSION);
    await put(desk.stories.get(story.id));
    expect(await page()).toContain("Updated");
  });

  it("withdraws, and is content when that is done already", async () => {
    const post = await put(desk.write({ slug: "wards" }));
    const gone = await target.remove(post, "withdraw", signal);
    expect(gone).toMatchObject({ id: post.id, state: "withdrawn" });
    expect(await page()).toContain("has been withdrawn");
    expect(await target.remove(gone ?? post, "withdraw", signal)).toEqual(gone);
  });

  it.each([
    ["live", false],
    ["withdrawn", true],
  ])("takes down what is %s, and keeps not a word of it for the site", async (_state, first) => {
    const story = desk.write({ slug: "wards", headline: "A libellous headline" }, [paragraph("Libellous words.")]);
    const post = await put(story);
    if (first) await target.remove(post, "withdraw", signal);
    const gone = await target.remove(post, "take-down", signal);
    expect(gone?.state).toBe("withdrawn");
    expect(await target.remove(post, "take-down", signal)).toMatchObject({ state: "withdrawn" });
    const kept = desk.database.all("SELECT snapshot FROM publications UNION ALL SELECT payload FROM jobs");
    expect(JSON.stringify(kept)).not.toMatch(/libellous/i);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith("desk.sqlite")) continue;
      expect(await readFile(join(entry.parentPath, entry.name), "latin1"), entry.name).not.toMatch(/libellous/i);
    }
    expect(await page()).toContain("has been withdrawn");
    // The desk keeps what stood there.
    expect(JSON.stringify(desk.database.all("SELECT furniture, body FROM versions"))).toMatch(/libellous/i);
    expect(desk.stories.get(story.id)).toMatchObject({ status: "withdrawn", headline: "A libellous headline" });
  });
});
