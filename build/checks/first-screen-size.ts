import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** JavaScript of the first screen, gzipped, in bytes. The design's reach: 350 kB. */
const MOST = 350_000;

interface Chunk {
  file: string;
  imports?: string[];
}

const renderer = join(import.meta.dirname, "..", "..", "dist", "renderer");
const manifest = JSON.parse(readFileSync(join(renderer, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>;

/** A page's own script and all that it imports before anything is on the screen; not what it loads later. */
function scriptsOf(name: string, seen = new Map<string, string>()): Map<string, string> {
  const chunk = manifest[name];
  if (chunk === undefined || seen.has(name)) return seen;
  seen.set(name, chunk.file);
  for (const imported of chunk.imports ?? []) scriptsOf(imported, seen);
  return seen;
}

const pages = Object.fromEntries(
  ["browser.html", "desktop.html"].map((page) => {
    const files = [...scriptsOf(page).values()].map((file) => ({
      file,
      gzipped: gzipSync(readFileSync(join(renderer, file)), { level: 9 }).length,
    }));
    return [
      page,
      {
        gzipped: files.reduce((sum, { gzipped }) => sum + gzipped, 0),
        files: files.sort((one, other) => other.gzipped - one.gzipped),
      },
    ];
  }),
);
console.log(JSON.stringify({ most: MOST, pages }));

for (const [page, { gzipped }] of Object.entries(pages)) {
  // A page without scripts means that the manifest has changed its form, not that it is light.
  if (gzipped > MOST || gzipped === 0) {
    console.error(
      `The first screen of ${page} weighs ${Math.round(gzipped / 1000)} kB of JavaScript, gzipped; ${MOST / 1000} kB are allowed.`,
    );
    process.exitCode = 1;
  }
}
