import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { guideFiles } from "./read-guide.ts";

/** The guide that comes with Standfirst, by the name of its folder. */
const FIRST_GUIDE = "standfirst";
/** What was put into the folder, by file: the hash of its bytes. Tells which files somebody has edited since. */
const AS_SHIPPED = ".as-shipped.json";

/**
 * Lays the first guide into a desk's folder of guides, where people may edit it, and brings files that
 * nobody has edited up to date. A file that somebody took away stays away.
 */
export function layOutGuide(folder: string, shipped: string): void {
  const guide = join(folder, FIRST_GUIDE);
  mkdirSync(guide, { recursive: true });
  const before = asShipped(join(guide, AS_SHIPPED));
  const now: Record<string, string> = {};
  for (const file of guideFiles(shipped)) {
    const hash = hashOf(join(shipped, file));
    now[file] = hash;
    if (before[file] === hash) continue;
    const path = join(guide, file);
    const isTaken = existsSync(path) && hashOf(path) !== before[file];
    if (!isTaken && !(before[file] !== undefined && !existsSync(path))) copyFileSync(join(shipped, file), path);
  }
  if (JSON.stringify(now) !== JSON.stringify(before)) writeFileSync(join(guide, AS_SHIPPED), JSON.stringify(now));
}

/** The folders of all guides, by name. */
export function guideFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith("."))
    .map(({ name }) => join(folder, name))
    .sort();
}

/** Tells whether a file of a guide is another than before, by name, length and time. */
export function stateOfFiles(folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      guideFiles(folder).map((file) => {
        const { size, mtimeMs } = statSync(join(folder, file));
        return `${join(folder, file)} ${size} ${mtimeMs}`;
      }),
    )
    .join("\n");
}

/** The same by name and every byte: it is still true in a copy of the folders elsewhere. Fails where a file cannot be read. */
export function hashOfFiles(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const file of guideFiles(folder)) {
      const bytes = readFileSync(join(folder, file));
      hash.update(JSON.stringify([basename(folder), file, bytes.length])).update(bytes);
    }
  }
  return hash.digest("hex");
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** Damaged, it says nothing: then no file is touched that is there. */
function asShipped(path: string): Record<string, string | undefined> {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  } catch {
    return {};
  }
}
