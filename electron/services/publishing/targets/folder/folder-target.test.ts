import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SiteFile } from "../../site/site-file.ts";
import { hasSite, removeOldVersions, writeFreshSite } from "./folder-target.ts";

let parent: string;
let site: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "standfirst-site-"));
  site = join(parent, "site");
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

function files(content: Record<string, string>, lasting = false): SiteFile[] {
  return Object.entries(content).map(([path, text]) => ({ path, lasting, content: () => Buffer.from(text) }));
}

async function publish(content: Record<string, string>): Promise<void> {
  const fresh = await writeFreshSite(site, files(content));
  await fresh.swap();
  await fresh.tidy(true);
}

const read = (path: string): Promise<string> => readFile(join(site, path), "utf8");
const versions = async (): Promise<string[]> => readdir(join(parent, ".site-versions"));

describe("the site in a folder", () => {
  it("is seen whole or not at all", async () => {
    const fresh = await writeFreshSite(site, files({ "index.html": "one", "a/b/index.html": "page" }));
    expect(await hasSite(site)).toBe(false);
    await expect(stat(site)).rejects.toThrow();
    await fresh.swap();
    expect(await hasSite(site)).toBe(true);
    expect([await read("index.html"), await read("a/b/index.html")]).toEqual(["one", "page"]);
    expect((await stat(join(site, "index.html"))).mode & 0o777).toBe(0o644);
  });

  it("links what is the same, writes what is not, drops what is gone", async () => {
    await publish({ "index.html": "one", "same.html": "same", "gone.html": "gone" });
    const before = await stat(join(site, "same.html"));
    await publish({ "index.html": "two", "same.html": "same" });
    expect((await stat(join(site, "same.html"))).ino).toBe(before.ino);
    expect(await read("index.html")).toBe("two");
    await expect(stat(join(site, "gone.html"))).rejects.toThrow();
  });

  it("leaves the old version as it was, and keeps only that one beside the new", async () => {
    await publish({ "index.html": "one" });
    const first = await readlink(site);
    await publish({ "index.html": "two" });
    expect(await readFile(join(parent, first, "index.html"), "utf8")).toBe("one");
    await publish({ "index.html": "three" });
    expect(await versions()).toHaveLength(2);
    await expect(stat(join(parent, first))).rejects.toThrow();
  });

  it("keeps nothing but the new version where the old one had to go", async () => {
    await publish({ "index.html": "one" });
    await publish({ "index.html": "two" });
    const fresh = await writeFreshSite(site, files({ "index.html": "three" }));
    await fresh.swap();
    await fresh.tidy(false);
    expect(await versions()).toEqual([basename(await readlink(site))]);
    expect(await read("index.html")).toBe("three");
  });

  it("removes what a crash left of old versions, and nothing where no site stands", async () => {
    await removeOldVersions(site);
    await publish({ "index.html": "one" });
    await publish({ "index.html": "two" });
    await removeOldVersions(site);
    expect(await versions()).toEqual([basename(await readlink(site))]);
    expect(await read("index.html")).toBe("two");
  });

  it("lets a web server through to the versions, and lets nobody list them", async () => {
    const folder = join(parent, ".site-versions");
    await mkdir(folder, { mode: 0o755 });
    await publish({ "index.html": "one" });
    expect((await stat(folder)).mode & 0o777).toBe(0o711);
  });

  it("does not ask again for files whose name says their content", async () => {
    const fresh = await writeFreshSite(site, files({ "assets/a-1.css": "x" }, true));
    await fresh.swap();
    let asked = 0;
    const again = await writeFreshSite(site, [
      { path: "assets/a-1.css", lasting: true, content: () => Buffer.from(String((asked += 1))) },
    ]);
    await again.swap();
    expect([asked, await read("assets/a-1.css")]).toEqual([0, "x"]);
  });

  it("takes an empty folder, and refuses one that is somebody else's", async () => {
    await mkdir(site);
    await publish({ "index.html": "one" });
    expect(await read("index.html")).toBe("one");

    site = join(parent, "holiday");
    await mkdir(site);
    await writeFile(join(site, "photo.jpg"), "precious");
    await expect(publish({ "index.html": "one" })).rejects.toMatchObject({ code: "publishing" });
    expect(await readdir(site)).toEqual(["photo.jpg"]);

    const elsewhere = join(parent, "elsewhere");
    await symlink(site, elsewhere);
    site = elsewhere;
    await expect(publish({ "index.html": "one" })).rejects.toMatchObject({ code: "publishing" });
    expect((await lstat(elsewhere)).isSymbolicLink()).toBe(true);
  });

  it("leaves the old site and no rubbish when a file cannot be made", async () => {
    await publish({ "index.html": "one" });
    const broken: SiteFile = { path: "z.html", lasting: false, content: () => Promise.reject(new Error("no picture")) };
    await expect(writeFreshSite(site, [...files({ "index.html": "two" }), broken])).rejects.toThrow("no picture");
    expect(await read("index.html")).toBe("one");
    expect(await versions()).toHaveLength(1);
  });

  it("says a full disk in words, and keeps the old site", async () => {
    await publish({ "index.html": "one" });
    const full: SiteFile = {
      path: "z.html",
      lasting: false,
      content: () => Promise.reject(Object.assign(new Error("ENOSPC"), { code: "ENOSPC" })),
    };
    await expect(writeFreshSite(site, [full])).rejects.toMatchObject({
      code: "publishing",
      message: expect.stringMatching(/disk is full.*stands as it was/),
    });
    expect(await read("index.html")).toBe("one");
  });

  it("cleans up after a crash", async () => {
    await publish({ "index.html": "one" });
    await mkdir(join(parent, ".site-versions", "unfinished-1", "deep"), { recursive: true });
    await publish({ "index.html": "two" });
    expect((await versions()).filter((name) => name.startsWith("unfinished"))).toEqual([]);
  });

  it("goes back to the version before", async () => {
    await publish({ "index.html": "one" });
    const fresh = await writeFreshSite(site, files({ "index.html": "two" }));
    await fresh.swap();
    expect(await read("index.html")).toBe("two");
    await fresh.swapBack();
    expect(await read("index.html")).toBe("one");
    const first = await writeFreshSite(join(parent, "other"), files({ "index.html": "x" }));
    await first.swap();
    await first.swapBack();
    expect(await hasSite(join(parent, "other"))).toBe(false);
  });

  it("writes nothing outside its folder and no file twice", async () => {
    for (const path of ["../out.html", "a/../../out.html", "/etc/x", "a//b", ".hidden", "a\\b"]) {
      await expect(writeFreshSite(site, files({ [path]: "x" }))).rejects.toThrow();
    }
    await expect(writeFreshSite(site, [...files({ "a.html": "1" }), ...files({ "a.html": "2" })])).rejects.toThrow("Two files");
  });
});
