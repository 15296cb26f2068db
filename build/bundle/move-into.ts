import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

function entriesUnder(folder: string, kind: "isFile" | "isDirectory"): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry[kind]())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/**
 * Moves the new files over the old ones, entries last, so that a desk that starts or runs
 * meanwhile never misses a file. Then what the new bundle does not have goes, once it is
 * older than `kept` milliseconds.
 */
export function moveInto(place: string, made: string, kept: number): void {
  const isEntry = (file: string): boolean => /(\.html|main\.js|preload\.cjs)$/.test(file);
  const files = entriesUnder(made, "isFile").sort((one, other) => Number(isEntry(one)) - Number(isEntry(other)));
  for (const file of files) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    renameSync(join(made, file), join(place, file));
  }
  const fresh = new Set(files);
  for (const file of entriesUnder(place, "isFile")) {
    const isOld = Date.now() - statSync(join(place, file)).mtimeMs >= kept;
    if (!fresh.has(file) && isOld) rmSync(join(place, file));
  }
  // Deepest first: a folder of which nothing is left.
  for (const folder of entriesUnder(place, "isDirectory").toSorted().toReversed()) {
    if (readdirSync(join(place, folder)).length === 0) rmdirSync(join(place, folder));
  }
}
