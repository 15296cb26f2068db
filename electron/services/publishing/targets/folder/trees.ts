import { constants, copyFile, link, lstat, mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import type { SiteFile } from "../../site/site-file.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import { fileAt, flushFolder, isNoLink, makeFolders, placeOf, writeOne } from "./write-version.ts";

/**
 * Trees of files that share what is the same: a name in each of them, one file on the disk. So no file
 * is ever changed in its place; a new one takes its name.
 */

/**
 * Writes these files into a tree nobody reads and removes those that are gone. Paths are added to
 * `touched` before they are. All of it is flushed to the disk when this returns.
 */
export async function changeTree(
  tree: string,
  files: AsyncIterable<SiteFile> | Iterable<SiteFile>,
  gone: readonly string[],
  touched: string[],
): Promise<void> {
  const known = new Set([tree]);
  const changed = new Set<string>();
  await fewAtATime(files, async (file) => {
    const path = placeOf(tree, file.path);
    const before = await fileAt(path);
    if (file.lasting && before && before.size > 0) return;
    touched.push(file.path);
    for (const folder of await makeFolders(tree, dirname(path), known)) changed.add(dirname(folder)).add(folder);
    if (await writeOne(file, path, before)) changed.add(dirname(path));
  });
  for (const path of gone) {
    touched.push(path);
    for (const folder of await removeFile(tree, path)) changed.add(folder);
  }
  await flushAll(changed);
}

/** Brings these paths in one tree to what they are in another. A reader of it finds the old file or the new. */
export async function followTree(from: string, to: string, paths: readonly string[]): Promise<void> {
  const known = new Set([to]);
  const changed = new Set<string>();
  await fewAtATime(paths, async (path) => {
    const [source, target] = [placeOf(from, path), placeOf(to, path)];
    if (!(await fileAt(source))) {
      for (const folder of await removeFile(to, path)) changed.add(folder);
      return;
    }
    for (const folder of await makeFolders(to, dirname(target), known)) changed.add(dirname(folder)).add(folder);
    const beside = join(dirname(target), `new-${uuidv7()}`);
    await linkOrCopy(source, beside);
    await rename(beside, target);
    // Two names of one file: renaming one to the other leaves both.
    await rm(beside, { force: true });
    changed.add(dirname(target));
  });
  await flushAll(changed);
}

/** A second tree with the same files. */
export async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  await fewAtATime(filesToCopy(from, to), ({ source, target }) => linkOrCopy(source, target));
}

async function* filesToCopy(from: string, to: string): AsyncGenerator<{ source: string; target: string }> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isFile()) yield { source, target };
    if (!entry.isDirectory()) continue;
    await mkdir(target, { mode: 0o755 });
    yield* filesToCopy(source, target);
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!isNoLink(error)) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}

/** Removes a file and the folders that are empty without it; answers with the folder that has changed. */
async function removeFile(tree: string, path: string): Promise<string[]> {
  const target = placeOf(tree, path);
  await rm(target, { force: true });
  let folder = dirname(target);
  while (folder !== tree && (await removedEmpty(folder))) folder = dirname(folder);
  return [folder];
}

async function removedEmpty(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return true;
    if (code === "ENOTEMPTY" || code === "EEXIST") return false;
    throw error;
  }
}

async function flushAll(folders: Iterable<string>): Promise<void> {
  await fewAtATime(folders, async (folder) => {
    // One that was emptied and removed since has nothing to flush.
    if (await lstat(folder).catch(() => undefined)) await flushFolder(folder);
  });
}
