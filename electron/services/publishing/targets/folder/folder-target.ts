import { lstat, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import type { SiteFile } from "../../site/site-file.ts";
import { changeTree, copyTree, followTree } from "./trees.ts";
import {
  currentVersion,
  makeUnlisted,
  nothingThere,
  onDisk,
  othersThan,
  placeOfSite,
  pointTo,
  removeAllBut,
  removeLeftovers,
  removeNamed,
  spareOf,
  unfinishedName,
} from "./versions.ts";
import type { SitePlace } from "./versions.ts";
import { flushFolder, writeVersion } from "./write-version.ts";

/** A whole new site, written and flushed but not yet seen by anybody. */
export interface FreshSite {
  /** Names it; no other version ever has this name. */
  version: string;
  /** Puts it in the place of the old one, in one step. */
  swap(): Promise<void>;
  /** After `swap`: puts the old one back, in one step. */
  swapBack(): Promise<void>;
  /** After `swap`: nothing of the old one is left then, in no folder. */
  tidy(): Promise<void>;
}

/**
 * The site as a folder that any web server can serve. The folder is a symbolic link to one of
 * the versions that lie beside it in `.<name>-versions`, and replacing a link is one atomic
 * step: a reader gets the old site or the new one, never half of each. Beside the version that
 * stands lies a spare with the same files, so that the next one is made by changing few of them. The
 * folder above may be served as well, so nobody else can list the versions.
 *
 * On Windows the link is a junction, which cannot be replaced in one step: there it is removed
 * and made again, and a reader in that moment finds no site.
 *
 * One writer at a time: the caller sees to that. All failures of the disk are `publishing`.
 */
export async function writeFreshSite(folder: string, files: AsyncIterable<SiteFile> | Iterable<SiteFile>): Promise<FreshSite> {
  const place = placeOfSite(folder);
  const { site, versions } = place;
  const unfinished = join(versions, unfinishedName());
  const version = uuidv7();
  return await onDisk(async () => {
    const before = await currentVersion(place);
    await makeUnlisted(versions);
    await removeLeftovers(versions);
    try {
      await writeVersion(unfinished, before === undefined ? undefined : join(versions, before), files);
      await finish(place, unfinished, version);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      await rm(join(versions, version), { recursive: true, force: true });
      throw error;
    }
    return {
      version,
      swap: () => onDisk(() => pointTo(place, version)),
      swapBack: () =>
        onDisk(async () => {
          if (before === undefined) await rm(site, { force: true });
          else await pointTo(place, before);
          await rm(join(versions, version), { recursive: true, force: true });
        }),
      tidy: () =>
        onDisk(async () => {
          const old = await othersThan(versions, [version]);
          // Both take a while on a large site, and neither touches what the other does.
          await Promise.all([removeNamed(versions, old), makeSpare(place, version)]);
        }),
    };
  });
}

/**
 * The same for a site that changes in few files: it takes as long as these do, however large the site.
 * `gone` are paths of files to remove. Undefined when `version` does not stand in the folder: then the
 * site has to be written whole.
 */
export async function changeSite(
  folder: string,
  version: string,
  files: AsyncIterable<SiteFile> | Iterable<SiteFile>,
  gone: readonly string[],
): Promise<FreshSite | undefined> {
  const place = placeOfSite(folder);
  const { versions } = place;
  return await onDisk(async () => {
    const standing = await currentVersion(place).catch(() => undefined);
    if (standing !== version) return undefined;
    await removeAllBut(versions, [version, spareOf(version)]);
    const fresh = uuidv7();
    const at = { old: join(versions, version), fresh: join(versions, fresh), unfinished: join(versions, unfinishedName()) };
    await takeSpare(place, version, at.unfinished);
    const touched: string[] = [];

    /** Makes what was the new site the spare of the old one again. */
    async function takeBack(from: string): Promise<void> {
      const unfinished = join(versions, unfinishedName());
      await rename(from, unfinished);
      await followTree(at.old, unfinished, touched);
      await rename(unfinished, join(versions, spareOf(version)));
    }

    try {
      await changeTree(at.unfinished, files, gone, touched);
      await finish(place, at.unfinished, fresh);
    } catch (error) {
      // Whatever cannot be taken back is no spare; the next publication makes another.
      await takeBack(at.unfinished).catch(() => {});
      throw error;
    }
    return {
      version: fresh,
      swap: () => onDisk(() => pointTo(place, fresh)),
      swapBack: () =>
        onDisk(async () => {
          await pointTo(place, version);
          await takeBack(at.fresh);
        }),
      tidy: () =>
        onDisk(async () => {
          // It keeps its name until it is done: a reader may be in the middle of it.
          await followTree(at.fresh, at.old, touched);
          await rename(at.old, join(versions, spareOf(fresh)));
          await flushFolder(versions);
        }),
    };
  });
}

/** Throws away all but the version that stands and its spare, if one stands: what a crash kept from going. */
export async function removeOldVersions(folder: string): Promise<void> {
  const place = placeOfSite(folder);
  await onDisk(async () => {
    // A folder that is somebody else's has no versions of ours.
    const standing = await currentVersion(place).catch(() => undefined);
    if (standing !== undefined) await removeAllBut(place.versions, [standing, spareOf(standing)]);
  });
}

/** Whether this version stands in this folder. */
export async function hasVersion(folder: string, version: string): Promise<boolean> {
  return (await currentVersion(placeOfSite(folder)).catch(() => undefined)) === version;
}

async function finish({ versions }: SitePlace, unfinished: string, version: string): Promise<void> {
  await rename(unfinished, join(versions, version));
  await flushFolder(versions);
}

async function makeSpare({ versions }: SitePlace, version: string): Promise<void> {
  const unfinished = join(versions, unfinishedName());
  try {
    await copyTree(join(versions, version), unfinished);
    await rename(unfinished, join(versions, spareOf(version)));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Takes the spare to change it, so that after a crash nobody takes it for one; makes it where it is lost. */
async function takeSpare(place: SitePlace, version: string, unfinished: string): Promise<void> {
  const spare = join(place.versions, spareOf(version));
  if (!(await lstat(spare).catch(nothingThere))) await makeSpare(place, version);
  await rename(spare, unfinished);
}
