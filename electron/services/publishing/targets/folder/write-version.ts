import type { Stats } from "node:fs";
import { link, lstat, mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SiteFile } from "../../site/site-file.ts";

/** Files under way at once: enough to keep a disk busy, few enough to leave it to others too. */
const AT_ONCE = 6;

/**
 * Writes all files into a new folder. What is the same in `old` is linked, not written: it
 * costs no space and keeps its date. All of it is flushed to the disk when this returns.
 */
export async function writeVersion(
  folder: string,
  old: string | undefined,
  files: AsyncIterable<SiteFile> | Iterable<SiteFile>,
): Promise<void> {
  const folders = new Set([folder]);
  const written = new Set<string>();
  const underWay = new Set<Promise<void>>();
  await mkdir(folder, { recursive: true, mode: 0o755 });
  try {
    for await (const file of files) {
      const path = placeOf(folder, file.path);
      // Two pages at one address would be a defect; the second must not silently win.
      if (written.has(path)) throw new Error(`Two files of the site are called ${file.path}`);
      written.add(path);
      await makeFolders(folder, dirname(path), folders);
      const writing = writeOne(file, path, old === undefined ? undefined : placeOf(old, file.path)).finally(() =>
        underWay.delete(writing),
      );
      underWay.add(writing);
      // Handled where it is awaited; this keeps a failure from counting as unhandled till then.
      writing.catch(() => {});
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    // Nobody may still be writing when the folder is thrown away.
    await Promise.allSettled(underWay);
  }
  for (const each of folders) await flushFolder(each);
}

function placeOf(folder: string, path: string): string {
  const parts = path.split("/");
  if (parts.some((part) => !/^[a-z0-9][a-z0-9._-]*$/i.test(part))) throw new Error(`A file of the site cannot be called ${path}`);
  return join(folder, ...parts);
}

async function makeFolders(root: string, folder: string, known: Set<string>): Promise<void> {
  const missing: string[] = [];
  for (let each = folder; !known.has(each) && each !== root; each = dirname(each)) missing.push(each);
  if (missing.length === 0) return;
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const each of missing) known.add(each);
}

async function writeOne(file: SiteFile, path: string, old: string | undefined): Promise<void> {
  const before = old === undefined ? undefined : await fileAt(old);
  if (file.lasting && old !== undefined && before && before.size > 0 && (await linked(old, path))) return;
  const content = await file.content();
  if (old !== undefined && before?.size === content.length && (await readFile(old)).equals(content) && (await linked(old, path)))
    return;
  const handle = await open(path, "wx", 0o644);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only real files are linked: a symbolic link somebody put there could lead anywhere. */
async function fileAt(path: string): Promise<Stats | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? found : undefined;
}

/** False where the disk has no hard links, or no more of them. */
async function linked(old: string, path: string): Promise<boolean> {
  try {
    await link(old, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPERM" || code === "EXDEV" || code === "EMLINK" || code === "ENOTSUP" || code === "ENOSYS") return false;
    throw error;
  }
}

/** Names are only durable once their folder is. Windows has no way to flush a folder. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
