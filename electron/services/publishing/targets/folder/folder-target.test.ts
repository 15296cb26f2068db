import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SiteFile } from "../../site/site-file.ts";
import { changeSite, hasVersion, removeOldVersions, writeFreshSite } from "./folder-target.ts";
import type { FreshSite } from "./folder-target.ts";

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
  await fresh.tidy();
}

const read = (path: string): Promise<string> => readFile(join(site, path), "utf8");
const versions = async (): Promise<string[]> => readdir(join(parent, ".site-versions"));

describe("the site in a folder", () => {
  it("is seen whole or not at all", async () => {
    const fresh = await writeFreshSite(site, files({ "index.html": "one", "a/b/index.html": "page" }));
    expect(await hasVersion(site, fresh.version)).toBe(false);
    await expect(stat(site)).rejects.toThrow();
    await fresh.swap();
    expect(await hasVersion(site, fresh.version)).toBe(true);
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

  it("leaves the old version as it was until it is tidied away", async () => {
    await publish({ "index.html": "one" });
    const first = await readlink(site);
    const fresh = await writeFreshSite(site, files({ "index.html": "two" }));
    await fresh.swap();
    expect(await readFile(join(parent, first, "index.html"), "utf8")).toBe("one");
    await fresh.tidy();
    await expect(stat(join(parent, first))).rejects.toThrow();
    expect((await versions()).toSorted()).toEqual([fresh.version, `spare-${fresh.version}`]);
  });

  it("removes what a crash left of old versions, and nothing where no site stands", async () => {
    await removeOldVersions(site);
    await publish({ "index.html": "one" });
    const fresh = await writeFreshSite(site, files({ "index.html": "two" }));
    await fresh.swap();
    await removeOldVersions(site);
    expect(await versions()).toEqual([fresh.version]);
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
    expect(await versions()).toHaveLength(2);
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
    await expect(lstat(join(parent, "other"))).rejects.toThrow();
  });

  it("writes nothing outside its folder and no file twice", async () => {
    for (const path of ["../out.html", "a/../../out.html", "/etc/x", "a//b", ".hidden", "a\\b"]) {
      await expect(writeFreshSite(site, files({ [path]: "x" }))).rejects.toThrow();
    }
    await expect(writeFreshSite(site, [...files({ "a.html": "1" }), ...files({ "a.html": "2" })])).rejects.toThrow("Two files");
  });
});

describe("a site that changes in a few files", () => {
  const OLD = { "index.html": "one", "a/b/index.html": "stays", "a/gone/deep.html": "goes", "c.html": "c" };
  const change = async (standing: FreshSite, content: Record<string, string>, gone: string[] = []): Promise<FreshSite> => {
    const changed = await changeSite(site, standing.version, files(content), gone);
    if (!changed) throw new Error("the site was not changed");
    return changed;
  };
  async function begun(): Promise<FreshSite> {
    const fresh = await writeFreshSite(site, files(OLD));
    await fresh.swap();
    await fresh.tidy();
    return fresh;
  }
  /** Every file of every version, as "path: content"; both trees must hold the same. */
  async function trees(): Promise<string[][]> {
    const names = await versions();
    return Promise.all(
      names.map(async (name) => {
        const entries = await readdir(join(parent, ".site-versions", name), { recursive: true, withFileTypes: true });
        const found = entries.map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          const below = path.slice(path.indexOf(name) + name.length + 1);
          return entry.isFile() ? `${below}: ${await readFile(path, "utf8")}` : below;
        });
        return (await Promise.all(found)).toSorted();
      }),
    );
  }

  it("is swapped in whole, and nothing of what went is left in either tree", async () => {
    const first = await begun();
    const second = await change(first, { "index.html": "two", "new/index.html": "new" }, ["a/gone/deep.html"]);
    expect([await read("index.html"), await read("a/gone/deep.html")]).toEqual(["one", "goes"]);
    await second.swap();
    expect([await read("index.html"), await read("a/b/index.html"), await read("new/index.html")]).toEqual([
      "two",
      "stays",
      "new",
    ]);
    await second.tidy();
    const expected = ["a", "a/b", "a/b/index.html: stays", "c.html: c", "index.html: two", "new", "new/index.html: new"];
    expect(await trees()).toEqual([expected, expected]);
    const third = await change(second, { "index.html": "three" });
    await third.swap();
    await third.tidy();
    expect((await trees()).map((tree) => tree.includes("index.html: three"))).toEqual([true, true]);
  });

  it("goes back, also when a file cannot be made, and can be changed again then", async () => {
    const first = await begun();
    const before = await trees();
    const second = await change(first, { "index.html": "two", "new/index.html": "new" }, ["a/gone/deep.html"]);
    await second.swap();
    await second.swapBack();
    expect(await trees()).toEqual(before);
    const broken: SiteFile = { path: "z/z.html", lasting: false, content: () => Promise.reject(new Error("no picture")) };
    await expect(changeSite(site, first.version, [...files({ "index.html": "two" }), broken], ["c.html"])).rejects.toThrow(
      "no picture",
    );
    expect((await trees()).map((tree) => tree.filter((line) => line.includes(": ")))).toEqual(
      before.map((tree) => tree.filter((line) => line.includes(": "))),
    );
    await (await change(first, { "index.html": "two" })).swap();
    expect(await read("index.html")).toBe("two");
  });

  it("is not touched when another version stands there than was thought", async () => {
    await begun();
    expect(await changeSite(site, "another", files({ "index.html": "two" }), [])).toBeUndefined();
    expect(await changeSite(join(parent, "nowhere"), "another", files({ "index.html": "two" }), [])).toBeUndefined();
    expect(await read("index.html")).toBe("one");
  });

  it("makes its spare again where a crash has lost it, and throws away what it left", async () => {
    const first = await begun();
    await rm(join(parent, ".site-versions", `spare-${first.version}`), { recursive: true });
    await mkdir(join(parent, ".site-versions", "unfinished-1"));
    const second = await change(first, { "index.html": "two" });
    await second.swap();
    await second.tidy();
    expect((await versions()).toSorted()).toEqual([second.version, `spare-${second.version}`]);
    const [one, other] = await trees();
    expect(one).toEqual(other);
  });

  it("keeps every page readable while the old tree follows", async () => {
    const first = await begun();
    const second = await change(first, { "index.html": "two" });
    await second.swap();
    const old = join(parent, ".site-versions", first.version, "index.html");
    const seen = new Set<string>();
    let done = false;
    const reading = (async () => {
      while (!done) {
        const found = await readFile(old, "utf8").catch((error: NodeJS.ErrnoException) => error.code ?? "");
        seen.add(found);
      }
    })();
    await second.tidy();
    done = true;
    await reading;
    seen.delete("one");
    seen.delete("two");
    // Its name is the spare's at the very end.
    expect([...seen].filter((found) => found !== "ENOENT")).toEqual([]);
  });
});
