import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { DIST, ROOT } from "./programs.ts";

/** Copies the bundle into `folder` (an empty one), where one package cannot be found. Answers the copy's `hosts` folder. */
export function buildWithout(name: string, folder: string): string {
  cpSync(DIST, path.join(folder, "dist"), { recursive: true });
  cpSync(path.join(ROOT, "package.json"), path.join(folder, "package.json"));
  const packages = path.join(folder, "node_modules");
  mkdirSync(packages);
  for (const each of readdirSync(path.join(ROOT, "node_modules"))) {
    if (each !== name) symlinkSync(path.join(ROOT, "node_modules", each), path.join(packages, each));
  }
  return path.join(folder, "dist", "hosts");
}
