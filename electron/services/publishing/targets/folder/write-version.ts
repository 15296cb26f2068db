import type { Stats } from "node:fs";
import { link, lstat, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SiteFile } from "../../site/site-file.ts";
import { fewAtATime } from "./few-at-a-time.ts";

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
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await fewAtATime(files, async (file) => {
    const path = placeOf(folder, file.path);
    // Two pages at one address would be a defect; the second must not silently win.
    if (written.has(path)) throw new Error(`Two files of the site are called ${file.path}`);
    written.add(path);
    await makeFolders(folder, dirname(path), folders);
    await linkOrWrite(file, path, old === undefined ? undefined : placeOf(old, file.path));
  });
  await fewAtATime(folders, flushFolder);
}

export function placeOf(folder: string, path: string): string {
  const parts = path.split("/");
  if (parts.some((part) => !/^[a-z0-9][a-z0-9._-]*$/i.test(part))) throw new Error(`A file of the site cannot be called ${path}`);
  return join(folder, ...parts);
}

/** Answers with those it had to make, and adds them to what is known to be there. */
export async function makeFolders(root: string, folder: string, known: Set<string>): Promise<string[]> {
  const missing: string[] = [];
  for (let each = folder; !known.has(each) && each !== root; each = dirname(each)) missing.push(each);
  if (missing.length === 0) return [];
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const each of missing) known.add(each);
  return missing;
}

async function linkOrWrite(file: SiteFile, path: string, old: string | undefined): Promise<void> {
  const before = old === undefined ? undefined : await fileAt(old);
  if (file.lasting && old !== undefined && before && before.size > 0 && (await linked(old, path))) return;
  const content = await file.content();
  if (old !== undefined && before?.size === content.length && (await readFile(old)).equals(content) && (await linked(old, path)))
    return;
  await writeNew(path, content);
}

/** Writes a file anew where one may be already; false when that is the same. */
export async function writeOne(file: SiteFile, path: string, before: Stats | undefined): Promise<boolean> {
  const content = await file.content();
  if (before?.size === content.length && (await readFile(path)).equals(content)) return false;
  await rm(path, { force: true });
  await writeNew(path, content);
  return true;
}

async function writeNew(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, "wx", 0o644);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only real files are linked: a symbolic link somebody put there could lead anywhere. */
export async function fileAt(path: string): Promise<Stats | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? found : undefined;
}

/** False where the disk has no hard links, or no more of them. */
async function linked(old: string, path: string): Promise<boolean> {
  try {
    await link(old, path);
    return true;
  } catch (error) {
    if (isNoLink(error)) return false;
    throw error;
  }
}

/** The disk has no hard links, or no more of them. */
export function isNoLink(error: unknown): boolean {
  return ["EPERM", "EXDEV", "EMLINK", "ENOTSUP", "ENOSYS"].includes((error as NodeJS.ErrnoException).code ?? "");
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
