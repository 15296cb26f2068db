import { execFileSync, spawnSync } from "node:child_process";
import { chmod, chown, mkdir, readdir, readFile, readlink, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFailure } from "../../../../../shared/contract/failure.ts";
import { outgoingStory } from "../../testing/outgoing-story-of-test.ts";
import { paragraph } from "../../testing/sample-copy.ts";
import { describeTarget } from "../../testing/target-contract.ts";
import { DESK_SESSION } from "../../testing/test-desk.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { troubleOf } from "../target-failure.ts";
import type { RemotePost, Target } from "../target.ts";
import { filesIn, openDeskWithServer } from "./testing/desk-with-server.ts";
import type { DeskWithServer } from "./testing/desk-with-server.ts";
import { addPasswordUser, noPasswordUser } from "./testing/password-user.ts";
import { noSshd } from "./testing/sshd-of-test.ts";

const { signal } = new AbortController();
const abilities = {
  holds: false,
  needsVisit: false,
  editable: false,
  readable: true,
  withdrawn: "notice",
  keepsBack: true,
} as const;
const TYPES: Record<string, string> = { html: "text/html", jpg: "image/jpeg", webp: "image/webp" };

describe.skipIf(noSshd !== undefined)(`over a real OpenSSH server${noSshd === undefined ? "" : `: ${noSshd}`}`, () => {
  describeTarget("SFTP", abilities, async () => {
    const site = await openDeskWithServer();
    return {
      abilities: site.kind.abilities,
      connect: (memory) => site.target({ memory }),
      async look(address) {
        const path = decodeURIComponent(new URL(address).pathname.replace("/paper/", ""));
        const file = join(site.site, path.endsWith("/") ? `${path}index.html` : path);
        const bytes = await readFile(file).catch(() => undefined);
        return bytes && { type: TYPES[file.split(".").at(-1) ?? ""] ?? "", body: bytes.toString("utf8") };
      },
      intruder: { target: site.target({ secret: "not-the-password" }), secret: "not-the-password" },
      async countPosts(slug) {
        const entries = await readdir(`${site.site}/`, { recursive: true, withFileTypes: true }).catch(() => []);
        const own = new RegExp(`^${slug}(-\\d+)?$`);
        return entries.filter((entry) => entry.name === "index.html" && own.test(basename(entry.parentPath))).length;
      },
      close: () => site.close(),
    };
  });

  describe("the site on a server", () => {
    let at: DeskWithServer;
    let target: Target;
    beforeEach(async () => {
      at = await openDeskWithServer();
      target = at.target();
    });
    afterEach(() => at.close());

    const put = (story: OutgoingStory, by = target): Promise<RemotePost> =>
      by.put(story, { before: undefined, mayBeDouble: false, when: "now", signal });
    const trees = async (): Promise<string[]> =>
      (await readdir(join(at.web, ".www-versions"))).filter((name) => !name.endsWith(".json")).toSorted();

    it("is the very site of the folder, in both its trees", async () => {
      await put(await outgoingStory());
      await put(await outgoingStory());
      const own = await filesIn(`${at.desk.site}/`);
      expect(await filesIn(`${at.site}/`)).toEqual(own);
      const version = basename(await readlink(at.site));
      expect(await trees()).toEqual([version, `spare-${version}`].toSorted());
      expect(await filesIn(join(at.web, ".www-versions", `spare-${version}`))).toEqual(own);
      expect((await stat(join(at.web, ".www-versions"))).mode & 0o777).toBe(0o711);
    });

    it("sends what has changed, and leaves the rest as it is there", async () => {
      await put(await outgoingStory());
      const font = (await filesIn(`${at.site}/`)).find(([path]) => path.endsWith(".woff2"))?.[0] ?? "";
      const before = await stat(join(at.site, font));
      await put(await outgoingStory());
      expect((await stat(join(at.site, font))).ino).toBe(before.ino);
    });

    it("has no word of what was taken down in any file beside it", async () => {
      const post = await put(await outgoingStory({ headline: "Libellous headline", body: [paragraph("Libellous words.")] }));
      await target.remove(post, "take-down", signal);
      for (const [path, content] of await filesIn(join(at.web, ".www-versions"))) expect(content, path).not.toMatch(/libellous/i);
      expect(
        await readFile(join(at.site, new URL(post.address ?? "").pathname.replace("/paper/", ""), "index.html"), "utf8"),
      ).toContain("has been withdrawn");
    });

    it("takes down what the folder has withdrawn before", async () => {
      const post = await put(await outgoingStory());
      await at.desk.publishing.withdraw(post.id, DESK_SESSION);
      expect(await target.find({ storyId: post.id, slug: "" }, signal)).toMatchObject({
        stamp: expect.stringContaining("before"),
      });
      await target.remove(post, "withdraw", signal);
      expect(await filesIn(`${at.site}/`)).toEqual(await filesIn(`${at.desk.site}/`));
      expect(await target.find({ storyId: post.id, slug: "" }, signal)).toMatchObject({ state: "withdrawn" });
    });

    it("shows its host key to whoever adds it, and refuses a server that shows another", async () => {
      expect(await at.kind.hostKey?.("127.0.0.1", at.server.port, signal)).toBe(at.server.hostKey);
      const other = at.target({ hostKey: "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });
      const failure: unknown = await other.test(signal).catch((error: unknown) => error);
      expect(troubleOf(failure)).toBe("refused");
      expect(isFailure(failure) && failure.message).toContain("another host key");
    });

    it("says what is wrong with a key", async () => {
      await expect(at.target({ secret: at.server.strangersKey }).test(signal)).rejects.toMatchObject({
        data: { trouble: "credentials" },
      });
      const broken = at.server.privateKey.replace(/\n[A-Za-z0-9]{20}/, "\n");
      const failure: unknown = await at
        .target({ secret: broken })
        .test(signal)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ data: { trouble: "credentials" }, message: expect.stringContaining("cannot be read") });
    });

    it("is offline when nothing answers", async () => {
      await at.server.close();
      await expect(target.test(signal)).rejects.toMatchObject({ data: { trouble: "offline" } });
      await expect(at.kind.hostKey?.("127.0.0.1", at.server.port, signal)).rejects.toMatchObject({
        data: { trouble: "offline" },
      });
    });

    it("refuses a folder with somebody's files, and leaves them", async () => {
      await mkdir(at.site);
      await writeFile(join(at.site, "thesis.txt"), "precious");
      await expect(target.test(signal)).rejects.toMatchObject({ data: { trouble: "refused" } });
      await expect(put(await outgoingStory())).rejects.toMatchObject({ data: { trouble: "refused" } });
      expect(await readdir(at.site)).toEqual(["thesis.txt"]);
    });

    it("stands as it was when the connection is cut at any moment, and goes on the next time", { timeout: 120_000 }, async () => {
      const first = await outgoingStory();
      await put(first);
      for (const after of [1, 5, 10, 20, 40, 80, 160]) {
        const before = await filesIn(`${at.site}/`);
        const next = await outgoingStory();
        const cutting = cutAfter(after);
        const failure: unknown = await put(next).catch((error: unknown) => error);
        clearInterval(cutting);
        // A cut that comes too late cuts nothing.
        if (troubleOf(failure) === undefined) {
          expect(failure).toMatchObject({ state: "live" });
          continue;
        }
        expect(troubleOf(failure)).toBe("offline");
        const between = await filesIn(`${at.site}/`);
        const own = await filesIn(`${at.desk.site}/`);
        expect([before, own]).toContainEqual(between);
        await put(next);
        expect(await filesIn(`${at.site}/`)).toEqual(own);
        expect(await trees()).toHaveLength(2);
      }
    });

    /** Cuts once, so many milliseconds after somebody has come in. */
    function cutAfter(milliseconds: number): NodeJS.Timeout {
      let since: number | undefined;
      const cutting = setInterval(() => {
        if (!at.server.isBusy()) return;
        since ??= performance.now();
        if (performance.now() - since < milliseconds) return;
        at.server.cutAll();
        clearInterval(cutting);
      }, 1);
      return cutting;
    }
  });

  it("says plainly that the disk there is full, and goes on when there is room", async ({ skip }) => {
    const at = await openDeskWithServer();
    const small = join(at.web, "small");
    try {
      await mkdir(small);
      const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=400k", "standfirst", small]);
      if (mounted.status !== 0) return skip("a small disk cannot be made here");
      const target = at.target({ folder: join(small, "www") });
      const story = await outgoingStory();
      const sending = (): Promise<RemotePost> =>
        target.put(story, { before: undefined, mayBeDouble: false, when: "now", signal });
      await expect(sending()).rejects.toMatchObject({
        data: { trouble: "refused" },
        message: expect.stringContaining("disk is full"),
      });
      await expect(stat(join(small, "www"))).rejects.toThrow();
      spawnSync("mount", ["-o", "remount,size=20m", small]);
      await sending();
      expect(await filesIn(`${join(small, "www")}/`)).toEqual(await filesIn(`${at.desk.site}/`));
    } finally {
      spawnSync("umount", [small]);
      await at.close();
    }
  });

  it("says plainly that the user may not write there", async () => {
    const at = await openDeskWithServer({ readOnly: true });
    try {
      expect(await at.target().test(signal)).toMatchObject({ may: [{ what: "can publish", yes: false }, { yes: false }] });
      const sending = at.target().put(await outgoingStory(), { before: undefined, mayBeDouble: false, when: "now", signal });
      await expect(sending).rejects.toMatchObject({ data: { trouble: "rights" } });
    } finally {
      await at.close();
    }
  });

  it("lets somebody in with a password, and says plainly when it is a wrong one", async ({ skip }) => {
    if (noPasswordUser !== undefined) return skip(noPasswordUser);
    const user = addPasswordUser();
    const at = await openDeskWithServer();
    try {
      // The site's folder is the user's own, in one that only root reads.
      const { uid, gid } = idsOf(user.userName);
      for (const folder of [dirname(at.web), at.web]) await chmod(folder, 0o711);
      const home = join(at.web, "home");
      await mkdir(home);
      await chown(home, uid, gid);
      const wishes = { userName: user.userName, folder: join(home, "www") };
      const target = at.target({ ...wishes, secret: user.password });
      expect(await target.test(signal)).toMatchObject({ may: [{ what: "can publish", yes: true }, {}] });
      const story = await outgoingStory();
      const post = await target.put(story, { before: undefined, mayBeDouble: false, when: "now", signal });
      expect(post.state).toBe("live");
      expect(await filesIn(`${join(home, "www")}/`)).toEqual(await filesIn(`${at.desk.site}/`));
      const wrong = at.target({ ...wishes, secret: `${user.password}!` });
      const failure: unknown = await wrong.test(signal).catch((error: unknown) => error);
      expect(failure).toMatchObject({ data: { trouble: "credentials" }, message: expect.stringContaining("user name") });
      expect(JSON.stringify(failure)).not.toContain(user.password);
    } finally {
      await at.close();
      user.remove();
    }
  });
});

function idsOf(userName: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync("id", [flag, userName], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
