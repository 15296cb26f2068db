import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";
import { hostsConfig } from "./hosts.ts";
import { moveInto } from "./move-into.ts";
import { preloadConfig } from "./preload.ts";
import { rendererConfig } from "./renderer.ts";

const root = dirname(dirname(import.meta.dirname));
const dist = join(root, "dist");

/**
 * How long files of earlier bundles stay, in milliseconds. A running desk has read the whole
 * interface at its start; of its own code it loads the seldom used parts when they are asked for.
 */
const KEPT = { renderer: 0, "sample-pictures": 0, "style-guide": 0, hosts: 7 * 24 * 60 * 60_000 };

async function make(stamp: string): Promise<void> {
  mkdirSync(dist, { recursive: true });
  const made = mkdtempSync(join(dist, ".making-"));
  try {
    await build(rendererConfig(root, join(made, "renderer")));
    await build(hostsConfig(root, join(made, "hosts"), stamp));
    await build(preloadConfig(root, join(made, "hosts", "desktop")));
    cpSync(join(root, "electron", "services", "newsroom", "pictures"), join(made, "sample-pictures"), { recursive: true });
    cpSync(join(root, "electron", "services", "style", "guide"), join(made, "style-guide"), { recursive: true });
    rmSync(join(dist, "made-from"), { force: true });
    for (const [part, kept] of Object.entries(KEPT)) moveInto(join(dist, part), join(made, part), kept);
    writeFileSync(join(dist, "made-from"), stamp);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

await make(process.argv[2] ?? "by hand");
