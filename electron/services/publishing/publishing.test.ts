import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRelated } from "../related/related.ts";
import { pageTree, text } from "./testing/page-tree.ts";
import { cut, JOY, paragraph, run, somePaper, TOM } from "./testing/sample-copy.ts";
import { DESK_SESSION, leadOf, openTestDesk } from "./testing/test-desk.ts";
import type { TestDesk } from "./testing/test-desk.ts";

let folder: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "standfirst-publishing-"));
  desk = openTestDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const page = (path: string): Promise<string> => readFile(join(desk.site, path, "index.html"), "utf8");
const publish = (id: string): ReturnType<TestDesk["publishing"]["publish"]> => desk.publishing.publish(id, DESK_SESSION);

async function everyFile(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(desk.site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(path.indexOf("/site/") + 6), await readFile(path));
  }
  return files;
}

describe("publishing", () => {
  it("puts the page on the site, the story into its status, and tells", async () => {
    const story = desk.write();
    const publication = await publish(story.id);
    expect(publication).toMatchObject({
      storyId: story.id,
      state: "published",
      firstPublishedAt: "2026-03-31T09:00:00.000Z",
      updatedAt: "2026-03-31T09:00:00.000Z",
      address: "https://examiner.example/paper/features/2026/03/ward-closures-leave-patients-waiting-longer-than-ever/",
    });
    const after = desk.stories.get(story.id);
    expect([after.status, after.revision]).toEqual(["published", publication.revision]);
    expect(desk.events).toContainEqual({ kind: "publicationDidChange", storyId: story.id });
    expect(desk.database.all("SELECT milestone FROM versions WHERE story_id = ?", story.id)).toEqual([
      { milestone: "published" },
    ]);
    const html = await page("features/2026/03/ward-closures-leave-patients-waiting-longer-than-ever");
    expect(html).toContain("WHEN the night shift ends");
    for (const list of ["", "features", "by/joy-okafor"]) expect(await page(list)).toContain("Ward closures leave patients");
    expect(await page("world")).not.toContain("Ward closures");
    expect((await stat(join(desk.site, "404.html"))).isFile()).toBe(true);
    expect(await desk.publishing.publication(story.id)).toEqual(publication);
  });

  it("refuses what the checklist blocks, and changes nothing", async () => {
    const story = desk.write({ headline: "Beds: TK closed" });
    await expect(publish(story.id)).rejects.toMatchObject({
      code: "checklist",
      data: { checks: expect.arrayContaining([expect.objectContaining({ id: "tk", state: "must" })]) },
    });
    expect(desk.stories.get(story.id).status).toBe("draft");
    await expect(stat(desk.site)).rejects.toThrow();
    desk.stories.move(story.id, "spiked", DESK_SESSION);
    await expect(publish(story.id)).rejects.toMatchObject({ code: "not-from-this-status" });
  });

  it("publishes again: the first date stays, the page says when it was updated", async () => {
    const story = desk.write({ slug: "wards" });
    await publish(story.id);
    desk.setClock("2026-04-02T13:05:00Z");
    desk.stories.save(story.id, { headline: "Ward closures reversed" }, DESK_SESSION);
    expect((await desk.publishing.publication(story.id))?.revision).toBeLessThan(desk.stories.get(story.id).revision);
    const again = await publish(story.id);
    expect(again).toMatchObject({ firstPublishedAt: "2026-03-31T09:00:00.000Z", updatedAt: "2026-04-02T13:05:00.000Z" });
    expect(again.revision).toBe(desk.stories.get(story.id).revision);
    const html = await page("features/2026/03/wards");
    expect(html).toContain("Ward closures reversed");
    expect(html).toMatch(/Updated <time datetime="2026-04-02T14:05:00\+01:00">Thursday 2 April 2026, 2\.05pm<\/time>/);
    expect(html).toContain('"datePublished":"2026-03-31T10:00:00+01:00","dateModified":"2026-04-02T14:05:00+01:00"');
  });

  it("gives the same bytes when nothing has changed, whatever the time", async () => {
    const story = desk.write();
    const first = await publish(story.id);
    const before = await everyFile();
    desk.setClock("2026-05-01T00:00:00Z");
    expect(await publish(story.id)).toEqual(first);
    await desk.publishing.rebuild();
    const after = await everyFile();
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [path, bytes] of before) expect(after.get(path)?.equals(bytes), path).toBe(true);
  });

  it("does it once when it is asked twice at the same moment", async () => {
    const story = desk.write();
    const [one, other] = await Promise.all([publish(story.id), publish(story.id)]);
    expect(other).toEqual(one);
    expect(desk.database.all("SELECT state FROM jobs")).toEqual([{ state: "done" }]);
    expect(desk.database.all("SELECT number FROM versions")).toHaveLength(1);
  });

  it("shows what is typed meanwhile as not yet published", async () => {
    const story = desk.write();
    await desk.close();
    desk = openTestDesk(folder, {
      reached: (step) => {
        if (step === "written") desk.stories.save(story.id, { kicker: "Late" }, DESK_SESSION);
      },
    });
    const publication = await publish(story.id);
    const after = desk.stories.get(story.id);
    expect([after.kicker, after.status]).toEqual(["Late", "published"]);
    expect(publication.revision).toBeLessThan(after.revision);
  });

  it("publishes the pictures of the pages, smaller and without metadata, and no other", async () => {
    const [ward, unused] = [await desk.addPicture("#336699"), await desk.addPicture("#996633")];
    await publish(desk.write({ leadPicture: leadOf(ward, "a ward") }).id);
    const pictures = [...(await everyFile()).keys()].filter((path) => path.startsWith("pictures/"));
    expect(pictures.sort()).toEqual(
      [480, 800, 900]
        .map((width) => `pictures/${ward.slice(0, 20)}-${width}.webp`)
        .concat(`pictures/${ward.slice(0, 20)}-900.jpg`)
        .sort(),
    );
    expect(pictures.join()).not.toContain(unused.slice(0, 20));
  });

  it("refreshes the pages that show a story as a card", async () => {
    const first = desk.write({ slug: "first", headline: "The first story" });
    await publish(first.id);
    desk.setClock("2026-04-01T09:00:00Z");
    const second = desk.write({
      slug: "second",
      headline: "The second",
      standfirst: [run("What the second is about")],
      byline: [JOY.id, TOM.id],
    });
    expect(await page("features/2026/03/first")).not.toContain("More from this author");
    await publish(second.id);
    expect(await page("features/2026/03/first")).toContain("What the second is about");
    desk.stories.save(second.id, { standfirst: [run("Another line")] }, DESK_SESSION);
    await publish(second.id);
    expect(await page("features/2026/03/first")).toContain("Another line");
    await desk.publishing.withdraw(second.id, DESK_SESSION);
    expect(await page("features/2026/03/first")).not.toContain("Another line");
  });

  it("shows on the page the very cards the desk shows beside the story", async () => {
    for (const [number, byline] of [[JOY.id], [TOM.id], [JOY.id, TOM.id], [TOM.id], [JOY.id], [TOM.id]].entries()) {
      desk.setClock(`2026-03-0${number + 1}T09:00:00Z`);
      await publish(desk.write({ slug: `s-${number}`, byline, standfirst: [run(`About number ${number}`)] }).id);
    }
    const own = desk.write({ slug: "own", byline: [JOY.id, TOM.id] });
    const related = createRelated({ database: desk.database, paper: () => desk.paper, story: (id) => desk.stories.get(id) });
    const expected = related.moreFromAuthor(own.id).map((card) => card.line);
    expect(expected).toEqual([5, 4, 3, 2].map((number) => `About number ${number}`));
    await publish(own.id);
    const tree = pageTree(await page("features/2026/03/own"));
    expect(tree.all(".card-line").map(text)).toEqual(expected);
  });

  it("moves a page with its slug, and leads on from the old address", async () => {
    const story = desk.write({ slug: "old" });
    await publish(story.id);
    desk.stories.save(story.id, { slug: "new" }, DESK_SESSION);
    expect(desk.publishing.checklist(story.id).find((check) => check.id === "slug")?.text).toContain(
      "from /features/2026/03/old/ to /features/2026/03/new/",
    );
    await publish(story.id);
    expect(await page("features/2026/03/new")).toContain("WHEN the night shift");
    const moved = await page("features/2026/03/old");
    expect(moved).toContain('content="0; url=../../../../features/2026/03/new/"');
    expect(moved).not.toContain("WHEN the night shift");
    const other = desk.write({ slug: "old" });
    expect((await publish(other.id)).address).toMatch(/\/old-2\/$/);
  });
});

describe("withdrawing", () => {
  it("leaves a short notice at the address and nothing anywhere else", async () => {
    const story = desk.write({ slug: "gone", headline: "A most particular headline" }, [paragraph("Unmistakable words")]);
    await publish(story.id);
    const withdrawn = await desk.publishing.withdraw(story.id, DESK_SESSION);
    expect([withdrawn.state, desk.stories.get(story.id).status]).toEqual(["withdrawn", "withdrawn"]);
    expect(withdrawn.revision).toBe(desk.stories.get(story.id).revision);
    expect(await page("features/2026/03/gone")).toMatch(/noindex[\s\S]*This story has been withdrawn/);
    for (const [path, bytes] of await everyFile()) {
      expect(bytes.includes("particular headline"), path).toBe(false);
      expect(bytes.includes("Unmistakable words"), path).toBe(false);
    }
    await expect(desk.publishing.withdraw(story.id, DESK_SESSION)).rejects.toMatchObject({ code: "not-from-this-status" });
  });

  it("can be published again at the same address", async () => {
    const story = desk.write({ slug: "back" });
    await publish(story.id);
    await desk.publishing.withdraw(story.id, DESK_SESSION);
    desk.setClock("2026-06-01T09:00:00Z");
    expect((await publish(story.id)).address).toMatch(/features\/2026\/03\/back\/$/);
    expect(await page("features/2026/03/back")).toContain("WHEN the night shift");
  });

  it("is refused for what was never published", async () => {
    await expect(desk.publishing.withdraw(desk.write().id, DESK_SESSION)).rejects.toMatchObject({ code: "not-from-this-status" });
  });
});

describe("a story for subscribers only", () => {
  it("has not one byte of what comes after the cut in the whole site", async () => {
    const [ward, hidden] = [await desk.addPicture("#336699"), await desk.addPicture("#996633")];
    const body = [
      paragraph("Everybody may read this."),
      cut,
      paragraph("Secretword1 is for those who pay."),
      {
        type: "picture" as const,
        version: 1,
        pictureId: hidden,
        caption: [run("Secretword2")],
        credit: "Secretword3",
        alt: "Secretword4",
      },
    ];
    for (const words of [{ standfirst: [] }, { standfirst: [run("A standfirst")] }]) {
      const story = desk.write({ access: "subscribers", leadPicture: leadOf(ward, "a ward"), ...words }, body);
      await publish(story.id);
    }
    const other = desk.write({ slug: "other", similar: [] });
    await publish(other.id);
    for (const [path, bytes] of await everyFile()) {
      expect(/secretword/i.test(bytes.toString("latin1")), path).toBe(false);
      expect(path).not.toContain(hidden.slice(0, 12));
    }
    expect(await page("features/2026/03/ward-closures-leave-patients-waiting-longer-than-ever")).toContain(
      "Everybody may read this.",
    );
  });

  it("keeps the rest back also where nobody has set a cut", async () => {
    const body = [1, 2, 3, 4, 5].map((number) => paragraph(`Paragraph number ${number}.`));
    await publish(desk.write({ access: "subscribers", slug: "a" }, body).id);
    const html = await page("features/2026/03/a");
    expect(html).toContain("Paragraph number 3.");
    expect(html).not.toContain("Paragraph number 4.");
  });

  it("takes the text out of the site when a story becomes one", async () => {
    const body = [paragraph("Free."), cut, paragraph("Secretword.")];
    const story = desk.write({ slug: "a" }, body);
    await publish(story.id);
    desk.stories.save(story.id, { access: "subscribers" }, DESK_SESSION);
    await publish(story.id);
    for (const [path, bytes] of await everyFile()) expect(bytes.includes("Secretword"), path).toBe(false);
  });
});

describe("when something goes wrong", () => {
  it("leaves site, story and publication as they were when the site cannot be written", async () => {
    const story = desk.write({ slug: "a" });
    await publish(story.id);
    const before = await everyFile();
    await desk.close();
    desk = openTestDesk(folder, {
      pictures: {
        find: (id) => desk.pictures.find(id),
        sized: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })),
      },
    });
    const other = desk.write({ slug: "b", leadPicture: leadOf(await desk.addPicture("#123456"), "a depot") });
    await expect(publish(other.id)).rejects.toMatchObject({
      code: "publishing",
      message: expect.stringContaining("disk is full"),
    });
    expect(desk.stories.get(other.id).status).toBe("draft");
    expect(await desk.publishing.publication(other.id)).toBeUndefined();
    expect([...(await everyFile()).keys()]).toEqual([...before.keys()]);
    expect(desk.database.get("SELECT state, problem FROM jobs WHERE story_id = ?", other.id)).toMatchObject({ state: "failed" });
    // What was said to have failed must not be published behind anybody's back later.
    await desk.publishing.resume();
    expect(desk.stories.get(other.id).status).toBe("draft");
  });

  it("puts the old site back when the story cannot be moved at the end", async () => {
    const story = desk.write({ slug: "a" });
    await desk.close();
    desk = openTestDesk(folder, {
      reached: (step) => {
        if (step === "written") desk.stories.move(story.id, "spiked", DESK_SESSION);
      },
    });
    await expect(publish(story.id)).rejects.toMatchObject({ code: "not-from-this-status" });
    await expect(stat(desk.site)).rejects.toThrow();
    expect(await desk.publishing.publication(story.id)).toBeUndefined();
  });

  it("refuses a folder with somebody's files, and leaves them", async () => {
    await mkdir(desk.site);
    await writeFile(join(desk.site, "thesis.txt"), "precious");
    await expect(publish(desk.write().id)).rejects.toMatchObject({ code: "publishing" });
    expect(await readdir(desk.site)).toEqual(["thesis.txt"]);
  });

  it("makes the site again where somebody has removed it", async () => {
    const story = desk.write({ slug: "a" });
    await publish(story.id);
    await rm(desk.site);
    await publish(story.id);
    expect(await page("features/2026/03/a")).toContain("WHEN the night shift");
  });
});

describe("the paper's settings", () => {
  it("reach every page with a rebuild, and nothing is made before the first story", async () => {
    await desk.publishing.rebuild();
    await expect(stat(desk.site)).rejects.toThrow();
    await publish(desk.write({ slug: "a" }).id);
    desk.paper = somePaper({ name: "The Lantern", timeZone: "Pacific/Auckland" });
    await desk.publishing.rebuild();
    expect(await page("features/2026/03/a")).toContain("The Lantern");
    expect(await page("")).toContain("The Lantern");
  });
});
