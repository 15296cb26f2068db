/** Makes dist/ from the sources, and only when they have changed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { node24, root, Stop } from "./set-up.mjs";

/** What a bundle is made from; a change anywhere here makes a new one. */
const SOURCES = ["electron", "renderer", "shared", "build/bundle", "package.json", "package-lock.json", "tsconfig.json"];

function filesUnder(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(below);
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [below] : [];
  });
}

/** A fingerprint of the sources by their content: a clone or a checkout gives every file a new time. */
export function sourcesStamp() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const files = /\.\w+$/.test(source) ? [source] : filesUnder(source).sort();
    for (const file of files) {
      const content = readFileSync(join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

function isMade(stamp) {
  const file = join(root, "dist", "made-from");
  return existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/** Brings dist/ up to date; everything the bundler says goes to standard error. */
export async function bundle() {
  if (isMade(sourcesStamp())) return;
  await withLock(join(root, ".building"), () => {
    const stamp = sourcesStamp();
    if (isMade(stamp)) return;
    const made = spawnSync(node24, [join(root, "build", "bundle", "make.ts"), stamp], { cwd: root, stdio: ["ignore", 2, 2] });
    if (made.status !== 0) throw new Stop("Standfirst could not be built; what is wrong stands above.");
  });
}
