import { chmod, lstat, mkdir, readdir, readlink, rename, rm, rmdir, symlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { Failure, isFailure } from "../../../../../shared/contract/failure.ts";
import { flushFolder } from "./write-version.ts";

/** Where a site and its versions lie. */
export interface SitePlace {
  /** What readers are served: a link to one of the versions. */
  site: string;
  /** The folder of the versions, beside it. */
  versions: string;
}

export function placeOfSite(folder: string): SitePlace {
  const site = resolve(folder);
  return { site, versions: join(dirname(site), `.${basename(site)}-versions`) };
}

/** Name of the second tree, which holds the same files as this version. */
export function spareOf(version: string): string {
  return `spare-${version}`;
}

/** Name of what is not whole: whoever publishes next throws it away. */
export function unfinishedName(): string {
  return `unfinished-${uuidv7()}`;
}

/**
 * Name of the version that stands, undefined where there is none yet. Refuses a folder that
 * holds anything else: what is in it is not ours to replace.
 */
export async function currentVersion({ site, versions }: SitePlace): Promise<string | undefined> {
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

export function nothingThere(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  throw error;
}

/** Lets readers have this version, in one step. */
export async function pointTo({ site, versions }: SitePlace, version: string): Promise<void> {
  const next = join(versions, unfinishedName());
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
export async function makeUnlisted(versions: string): Promise<void> {
  await mkdir(versions, { recursive: true, mode: 0o711 });
  // A folder from before this rule. Only its owner may change it; another writer leaves it as it is.
  await chmod(versions, 0o711).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  });
}

/** What a crash left: versions that were never finished, and links that were never used. */
export async function removeLeftovers(versions: string): Promise<void> {
  for (const name of await readdir(versions)) {
    if (name.startsWith("unfinished-")) await rm(join(versions, name), { recursive: true, force: true });
  }
}

export async function removeAllBut(versions: string, kept: readonly string[]): Promise<void> {
  await removeNamed(versions, await othersThan(versions, kept));
}

export async function othersThan(versions: string, kept: readonly string[]): Promise<string[]> {
  return (await readdir(versions)).filter((name) => !kept.includes(name));
}

export async function removeNamed(versions: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(join(versions, name), { recursive: true, force: true })));
}

/** Failures of the disk in words. */
export async function onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
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
