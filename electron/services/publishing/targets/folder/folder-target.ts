import { chmod, lstat, mkdir, readdir, readlink, rename, rm, rmdir, symlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { Failure, isFailure } from "../../../../../shared/contract/failure.ts";
import type { SiteFile } from "../../site/site-file.ts";
import { flushFolder, writeVersion } from "./write-version.ts";

/** A whole new site, written and flushed but not yet seen by anybody. */
export interface FreshSite {
  /** Puts it in the place of the old one, in one step. */
  swap(): Promise<void>;
  /** After `swap`: puts the old one back, in one step. */
  swapBack(): Promise<void>;
  /**
   * After `swap`: throws away what nobody needs, all versions but the one that stands. The one
   * before stays too where `keepBefore` says that nothing in it had to go from public view.
   */
  tidy(keepBefore: boolean): Promise<void>;
}

/**
 * The site as a folder that any web server can serve. The folder is a symbolic link to one of
 * the versions that lie beside it in `.<name>-versions`, and replacing a link is one atomic
 * step: a reader gets the old site or the new one, never half of each. The version before
 * may stay until the next publication, for readers in the middle of a page. The folder above
 * may be served as well, so nobody else can list the versions.
 *
 * On Windows the link is a junction, which cannot be replaced in one step: there it is removed
 * and made again, and a reader in that moment finds no site.
 *
 * One writer at a time: the caller sees to that. All failures of the disk are `publishing`.
 */
export async function writeFreshSite(folder: string, files: AsyncIterable<SiteFile> | Iterable<SiteFile>): Promise<FreshSite> {
  const site = resolve(folder);
  const versions = join(dirname(site), `.${basename(site)}-versions`);
  const fresh = join(versions, `unfinished-${uuidv7()}`);
  const finished = join(versions, uuidv7());
  return await onDisk(async () => {
    const before = await currentVersion(site, versions);
    await makeUnlisted(versions);
    await removeLeftovers(versions);
    try {
      await writeVersion(fresh, before === undefined ? undefined : join(versions, before), files);
      await rename(fresh, finished);
      await flushFolder(versions);
    } catch (error) {
      await rm(fresh, { recursive: true, force: true });
      await rm(finished, { recursive: true, force: true });
      throw error;
    }
    return {
      swap: () => onDisk(() => pointTo(site, versions, basename(finished))),
      swapBack: () =>
        onDisk(async () => {
          if (before === undefined) await rm(site, { force: true });
          else await pointTo(site, versions, before);
          await rm(finished, { recursive: true, force: true });
        }),
      tidy: (keepBefore) => onDisk(() => removeAllBut(versions, [basename(finished), keepBefore ? before : undefined])),
    };
  });
}

/** Throws away all versions but the one that stands, if one does: what a crash kept from going. */
export async function removeOldVersions(folder: string): Promise<void> {
  const site = resolve(folder);
  const versions = join(dirname(site), `.${basename(site)}-versions`);
  await onDisk(async () => {
    // A folder that is somebody else's has no versions of ours.
    const standing = await currentVersion(site, versions).catch(() => undefined);
    if (standing !== undefined) await removeAllBut(versions, [standing]);
  });
}

/** Whether a site of ours stands in this folder. */
export async function hasSite(folder: string): Promise<boolean> {
  const site = resolve(folder);
  return (await currentVersion(site, join(dirname(site), `.${basename(site)}-versions`)).catch(() => undefined)) !== undefined;
}

/**
 * Name of the version that stands, undefined where there is none yet. Refuses a folder that
 * holds anything else: what is in it is not ours to replace.
 */
async function currentVersion(site: string, versions: string): Promise<string | undefined> {
  const found = await lstat(site).catch(nothingThere);
  if (!found) return undefined;
  if (found.isSymbolicLink()) {
    const target = resolve(dirname(site), await readlink(site));
    if (dirname(target) !== versions) refuse("is a link to somewhere else");
    return (await lstat(target).catch(nothingThere)) ? basename(target) : undefined;
  }
  if (!found.isDirectory()) refuse("is a file");
  if ((await readdir(site)).length > 0) refuse("has files in it that Standfirst did not put there");
  return undefined;
}

function refuse(what: string): never {
  throw new Failure(
    "publishing",
    `The folder for the site ${what}. Nothing was published. Choose a new or an empty folder in Settings.`,
  );
}

function nothingThere(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  throw error;
}

async function pointTo(site: string, versions: string, version: string): Promise<void> {
  const next = join(versions, `unfinished-link-${uuidv7()}`);
  const windows = process.platform === "win32";
  // Relative, so that the whole folder can be moved or mounted elsewhere.
  await symlink(windows ? join(versions, version) : join(basename(versions), version), next, "junction");
  try {
    const found = await lstat(site).catch(nothingThere);
    if (found?.isDirectory()) await rmdir(site);
    else if (found && windows) await rm(site);
    await rename(next, site);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
  await flushFolder(dirname(site));
}

/** A web server must pass through the folder of the versions, and nobody need know their names. */
async function makeUnlisted(versions: string): Promise<void> {
  await mkdir(versions, { recursive: true, mode: 0o711 });
  // A folder from before this rule. Only its owner may change it; another writer leaves it as it is.
  await chmod(versions, 0o711).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  });
}

/** What a crash left: versions that were never finished, and links that were never used. */
async function removeLeftovers(versions: string): Promise<void> {
  for (const name of await readdir(versions)) {
    if (name.startsWith("unfinished-")) await rm(join(versions, name), { recursive: true, force: true });
  }
}

async function removeAllBut(versions: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of await readdir(versions)) {
    if (!kept.includes(name)) await rm(join(versions, name), { recursive: true, force: true });
  }
}

async function onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (isFailure(cause) || code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw cause;
    const why: Record<string, string> = {
      ENOSPC: "The disk is full",
      EDQUOT: "The disk is full",
      EROFS: "The folder for the site cannot be written to",
      EACCES: "The folder for the site cannot be written to",
      EPERM: "The folder for the site cannot be written to",
    };
    throw new Failure("publishing", `${why[code] ?? "The disk did not take the site"}. The site stands as it was.`, {
      cause,
      data: { disk: code },
    });
  }
}
