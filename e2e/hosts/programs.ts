import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import path from "node:path";

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, "../..");
/** The Node the project brings along. */
export const NODE = path.join(ROOT, "node_modules/node/bin/node");
/** The bundle under test: the project's own, or another one that was built elsewhere. */
export const DIST = process.env["STANDFIRST_DIST"] ?? path.join(ROOT, "dist");
export const BROWSER_HOST = path.join(DIST, "hosts/browser/main.js");
export const TERMINAL_HOST = path.join(DIST, "hosts/terminal/main.js");
export const DESKTOP_HOST = path.join(DIST, "hosts/desktop/main.js");

/** Electron's binary; undefined where it was never downloaded. Importing `electron` would fetch it. */
export function electronBinary(): string | undefined {
  const folder = path.dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const binary = path.join(folder, "dist", process.platform === "win32" ? "electron.exe" : "electron");
  return existsSync(binary) ? binary : undefined;
}
