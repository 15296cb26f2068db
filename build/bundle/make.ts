import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";
import { hostsConfig } from "./hosts.ts";
import { preloadConfig } from "./preload.ts";
import { rendererConfig } from "./renderer.ts";

const root = dirname(dirname(import.meta.dirname));
const dist = join(root, "dist");

/** Files of earlier bundles stay this long: a desk that is running may still ask for them. */
const KEPT = 7 * 24 * 60 * 60_000;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/**
 * Moves the new files over the old ones, entries last, so that a desk that starts or runs
 * meanwhile never misses a file.
 */
function moveInto(place: string, made: string): void {
  const isEntry = (file: string): boolean => /(\.html|main\.js|preload\.cjs)$/.test(file);
  const files = filesUnder(made).sort((one, other) => Number(isEntry(one)) - Number(isEntry(other)));
  for (const file of files) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    renameSync(join(made, file), join(place, file));
  }
  const fresh = new Set(files);
  for (const file of filesUnder(place)) {
    const isOld = Date.now() - statSync(join(place, file)).mtimeMs > KEPT;
    if (!fresh.has(file) && isOld) rmSync(join(place, file));
  }
}

async function make(stamp: string): Promise<void> {
  mkdirSync(dist, { recursive: true });
  const made = mkdtempSync(join(dist, ".making-"));
  try {
    await build(rendererConfig(root, join(made, "renderer")));
    await build(hostsConfig(root, join(made, "hosts")));
    await build(preloadConfig(root, join(made, "hosts", "desktop")));
    cpSync(join(root, "electron", "services", "newsroom", "pictures"), join(made, "sample-pictures"), { recursive: true });
    rmSync(join(dist, "made-from"), { force: true });
    for (const part of ["renderer", "sample-pictures", "hosts"]) moveInto(join(dist, part), join(made, part));
    writeFileSync(join(dist, "made-from"), stamp);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

await make(process.argv[2] ?? "by hand");
