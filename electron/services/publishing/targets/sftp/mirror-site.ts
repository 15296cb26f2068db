import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { fewAtATime } from "../folder/few-at-a-time.ts";
import { targetFailure, troubleOf } from "../target-failure.ts";
import { contentOf, filesOfSite, isLasting, sizeIn } from "./site-files.ts";
import type { SiteFiles } from "./site-files.ts";
import type { SftpSession } from "./sftp-session.ts";

/** Name of the tree that is being made. It stays after a cut: what it has of pictures is not sent again. */
const UNFINISHED = "unfinished";

const listShape = z
  .string()
  .transform((text, { addIssue }): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      addIssue("no JSON");
      return z.NEVER;
    }
  })
  .pipe(z.object({ files: z.record(z.string(), z.string()) }));

export interface Mirror {
  /** Whether folders can be made beside the site's. Fails where the folder is somebody else's. */
  mayWrite(): Promise<boolean>;
  /** What stands on the server; undefined where nothing of ours does. */
  standing(): Promise<SiteFiles | undefined>;
  /**
   * Sends what has changed into a tree beside the one that stands. May be done while the desk publishes:
   * what changes meanwhile is sent by `finish`.
   */
  prepare(): Promise<void>;
  /** Sends the rest and swaps. The site in the folder must stay as it is until this resolves. */
  finish(): Promise<void>;
}

/**
 * The site in a folder of the desk, kept the same on a server, as the desk keeps it itself: a link to one
 * of two trees, of which the other is changed and then swapped in, in one step. `folder` is a whole path
 * there. Beside the trees lies a list of what is in each, so that the server need not be looked through.
 */
export function createMirror(session: SftpSession, folder: string, site: string): Mirror {
  const place = folder.replace(/\/+$/, "");
  const parent = place.slice(0, place.lastIndexOf("/")) || "/";
  const name = place.slice(place.lastIndexOf("/") + 1);
  const versions = `${parent === "/" ? "" : parent}/.${name}-versions`;
  const unfinished = `${versions}/${UNFINISHED}`;
  const listOf = (version: string): string => `${versions}/${version}.json`;
  const lists = new Map<string, SiteFiles>();
  /** What the unfinished tree holds; undefined until it is begun. */
  let holds: Map<string, string> | undefined;

  async function currentVersion(): Promise<string | undefined> {
    const found = await session.stat(place);
    if (!found) return undefined;
    if (found.isSymbolicLink()) {
      const target = await session.linkAt(place);
      const [, version] =
        new RegExp(`^(?:${escaped(versions)}|\\.${escaped(name)}-versions)/([0-9a-f-]{36})$`).exec(target) ?? [];
      return version ?? refuse("is a link to somewhere else");
    }
    if (!found.isDirectory()) refuse("is a file");
    if ((await session.list(place)).length > 0) refuse("has files in it that Standfirst did not put there");
    return undefined;
  }

  /** Read once: it never changes. Undefined where it is lost or not ours; then all is sent again. */
  async function readList(version: string): Promise<SiteFiles | undefined> {
    const known = lists.get(version);
    if (known || !(await session.stat(listOf(version)))) return known;
    const read = listShape.safeParse((await session.read(listOf(version))).toString("utf8"));
    if (!read.success) return undefined;
    const list = new Map(Object.entries(read.data.files));
    lists.set(version, list);
    return list;
  }

  async function makeFolders(tree: string, path: string, known: Set<string>): Promise<void> {
    const parts = path.split("/").slice(0, -1);
    let below = tree;
    for (const part of parts) {
      below += `/${part}`;
      if (known.has(below)) continue;
      await session.makeFolder(below, 0o755);
      known.add(below);
    }
  }

  async function removeFrom(tree: string, path: string): Promise<void> {
    await session.removeFile(`${tree}/${path}`);
    let below = path;
    while (below.includes("/")) {
      below = below.slice(0, below.lastIndexOf("/"));
      if (!(await session.removeFolder(`${tree}/${below}`))) return;
    }
  }

  async function removeTree(tree: string): Promise<void> {
    for (const entry of await session.list(tree)) {
      if (entry.attrs.isDirectory()) await removeTree(`${tree}/${entry.filename}`);
      else await session.removeFile(`${tree}/${entry.filename}`);
    }
    await session.removeFolder(tree);
  }

  /** The unfinished tree, with what is in it: the spare, what a cut has left, or an empty one. */
  async function begin(): Promise<Map<string, string>> {
    await session.makeFolder(versions, 0o711);
    const current = await currentVersion();
    const left = await session.stat(unfinished);
    const stands = current === undefined ? undefined : await readList(current);
    const spare = `${versions}/spare-${current}`;
    if (!left && stands && (await session.stat(spare))) {
      await session.rename(spare, unfinished);
      return new Map(stands);
    }
    if (left) return whatIsLasting("");
    await session.makeFolder(unfinished, 0o755);
    return new Map();
  }

  /** Of a tree nobody has a list of, only files are kept whose name says what is in them. */
  async function whatIsLasting(below: string): Promise<Map<string, string>> {
    const kept = new Map<string, string>();
    for (const entry of await session.list(below === "" ? unfinished : `${unfinished}/${below}`)) {
      const path = below === "" ? entry.filename : `${below}/${entry.filename}`;
      if (entry.attrs.isDirectory()) for (const [each, print] of await whatIsLasting(path)) kept.set(each, print);
      else if (isLasting(path)) kept.set(path, `${entry.attrs.size}-?`);
      else await session.removeFile(`${unfinished}/${path}`);
    }
    return kept;
  }

  async function bring(tree: Map<string, string>, now: SiteFiles): Promise<void> {
    const known = new Set<string>();
    const current = await currentVersion();
    const stands = (current === undefined ? undefined : await readList(current)) ?? new Map<string, string>();
    await fewAtATime(now, async ([path, print]) => {
      const has = tree.get(path);
      if (has === print || (has !== undefined && isLasting(path) && sizeIn(has) === sizeIn(print))) return;
      await makeFolders(unfinished, path, known);
      // Another name of this file stands on the site: it is never written to.
      if (has !== undefined) await session.removeFile(`${unfinished}/${path}`);
      tree.delete(path);
      const isThere = stands.get(path) === print;
      if (!isThere || !(await session.hardLink(`${versions}/${current}/${path}`, `${unfinished}/${path}`))) {
        const content = await contentOf(site, path).catch(gone);
        // It has gone since it was listed; so it has in the list that is made at the end.
        if (content === undefined) return;
        await session.write(`${unfinished}/${path}`, content);
      }
      tree.set(path, print);
    });
    for (const path of tree.keys()) {
      if (now.has(path)) continue;
      await removeFrom(unfinished, path);
      tree.delete(path);
    }
  }

  async function swap(version: string): Promise<void> {
    const link = `${versions}/link-${uuidv7()}`;
    await session.symbolicLink(`.${name}-versions/${version}`, link);
    const found = await session.stat(place);
    if (found?.isDirectory()) await session.removeFolder(place);
    await session.replace(link, place);
  }

  /** Brings the old tree to what stands now, and makes it the spare. Nothing of what went is left in it. */
  async function follow(old: string, was: SiteFiles, version: string, now: SiteFiles): Promise<void> {
    const known = new Set<string>();
    const tree = `${versions}/${old}`;
    await fewAtATime(now, async ([path, print]) => {
      if (was.get(path) === print) return;
      await makeFolders(tree, path, known);
      const beside = `${versions}/new-${uuidv7()}`;
      if (!(await session.hardLink(`${versions}/${version}/${path}`, beside)))
        await session.write(beside, await contentOf(site, path));
      await session.replace(beside, `${tree}/${path}`);
      await session.removeFile(beside);
    });
    for (const path of was.keys()) if (!now.has(path)) await removeFrom(tree, path);
    await session.rename(tree, `${versions}/spare-${version}`);
    await session.removeFile(listOf(old));
  }

  async function removeAllBut(kept: readonly string[]): Promise<void> {
    for (const { filename, attrs } of await session.list(versions)) {
      if (kept.includes(filename)) continue;
      if (attrs.isDirectory()) await removeTree(`${versions}/${filename}`);
      else await session.removeFile(`${versions}/${filename}`);
    }
  }

  async function standing(): Promise<SiteFiles | undefined> {
    const current = await currentVersion();
    return current === undefined ? undefined : readList(current);
  }

  return {
    async mayWrite() {
      await currentVersion();
      const probe = `${parent === "/" ? "" : parent}/.${name}-probe-${uuidv7()}`;
      try {
        await session.makeFolder(probe, 0o700);
      } catch (error) {
        if (troubleOf(error) === "rights") return false;
        throw error;
      }
      return session.removeFolder(probe);
    },
    standing,
    async prepare() {
      // It may be swapped while it is looked through; then all is left to `finish`.
      const now = await filesOfSite(site).catch(gone);
      if (!now || isSame(await standing(), now)) return;
      holds = await begin();
      await bring(holds, now);
    },
    async finish() {
      const now = await filesOfSite(site);
      const current = await currentVersion();
      const was = current === undefined ? undefined : await readList(current);
      let version = current;
      if (current === undefined || !isSame(was, now)) {
        holds ??= await begin();
        await bring(holds, now);
        version = uuidv7();
        await session.write(listOf(version), Buffer.from(JSON.stringify({ files: Object.fromEntries(now) })), 0o600);
        await session.rename(unfinished, `${versions}/${version}`);
        holds = undefined;
        await swap(version);
        if (current !== undefined && was) await follow(current, was, version, now);
      }
      await removeAllBut([version ?? "", `spare-${version}`, `${version}.json`]);
    },
  };
}

function isSame(one: SiteFiles | undefined, other: SiteFiles): boolean {
  return one?.size === other.size && [...other].every(([path, print]) => one.get(path) === print);
}

function gone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  throw error;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function refuse(what: string): never {
  throw targetFailure(
    "refused",
    `The folder on the server ${what}. Nothing was sent. Name a new or an empty folder in Settings.`,
  );
}
