import { lstat, readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";

/** What a file is known by: a file that did not change keeps size and time from one version to the next. */
export type SiteFiles = ReadonlyMap<string, string>;

/** Every file of the site that stands in this folder, by its path with forward slashes. */
export async function filesOfSite(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const look = async (below: string): Promise<void> => {
    for (const entry of await readdir(below, { withFileTypes: true })) {
      const path = join(below, entry.name);
      if (entry.isDirectory()) await look(path);
      else if (entry.isFile()) {
        const { size, mtimeMs } = await lstat(path);
        files.set(relative(folder, path).split(sep).join("/"), `${size}-${mtimeMs}`);
      }
      if (files.size % 500 === 499) await breathe();
    }
  };
  await look(`${folder}${sep}`);
  return files;
}

export function contentOf(folder: string, path: string): Promise<Buffer> {
  return readFile(join(folder, ...path.split("/")));
}

/** Named by their content: one of this name and size is the same, wherever it lies. */
export function isLasting(path: string): boolean {
  return path.startsWith("pictures/") || path.startsWith("assets/");
}

export function sizeIn(print: string): number {
  return Number(print.slice(0, print.indexOf("-")));
}
