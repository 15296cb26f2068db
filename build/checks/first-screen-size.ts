import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** JavaScript until the caret stands in the story, gzipped, in bytes. */
const MOST_TO_CARET = 250_000;
/** JavaScript of the whole first screen, gzipped, in bytes. The design's reach: 350 kB. */
const MOST = 350_000;

/** What a page loads besides its own script: the interface, and what is drawn after its first picture. */
const TO_CARET = ["start-app.tsx"];
const AFTERWARDS = [
  "shell/right-panel.tsx",
  "../features/desk-list/desk-list.tsx",
  "../features/story/bar/status-moves.tsx",
  "../features/story/furniture/byline-chooser.tsx",
];

interface Chunk {
  file: string;
  imports?: string[];
}

const renderer = join(import.meta.dirname, "..", "..", "dist", "renderer");
const manifest = JSON.parse(readFileSync(join(renderer, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>;

/** A script and all that it imports; not what it loads later. */
function scriptsOf(name: string, seen: Map<string, string>): void {
  if (seen.has(name)) return;
  const chunk = manifest[name];
  // A script that is not there means that the manifest or the parts have changed, not that it is light.
  if (chunk === undefined) throw new Error(`The bundle has no ${name}.`);
  seen.set(name, chunk.file);
  for (const imported of chunk.imports ?? []) scriptsOf(imported, seen);
}

function weigh(names: readonly string[]): { gzipped: number; files: { file: string; gzipped: number }[] } {
  const seen = new Map<string, string>();
  for (const name of names) scriptsOf(name, seen);
  const files = [...seen.values()].map((file) => ({
    file,
    gzipped: gzipSync(readFileSync(join(renderer, file)), { level: 9 }).length,
  }));
  return {
    gzipped: files.reduce((sum, { gzipped }) => sum + gzipped, 0),
    files: files.sort((one, other) => other.gzipped - one.gzipped),
  };
}

const pages = Object.fromEntries(
  ["browser.html", "desktop.html"].map((page) => [
    page,
    { toCaret: weigh([page, ...TO_CARET]), firstScreen: weigh([page, ...TO_CARET, ...AFTERWARDS]) },
  ]),
);
console.log(JSON.stringify({ mostToCaret: MOST_TO_CARET, most: MOST, pages }));

const kB = (bytes: number): number => Math.round(bytes / 1000);
for (const [page, { toCaret, firstScreen }] of Object.entries(pages)) {
  for (const [what, { gzipped }, most] of [
    ["What is loaded until the caret stands", toCaret, MOST_TO_CARET],
    ["The first screen", firstScreen, MOST],
  ] as const) {
    if (gzipped <= most) continue;
    console.error(`${what} of ${page} weighs ${kB(gzipped)} kB of JavaScript, gzipped; ${kB(most)} kB are allowed.`);
    process.exitCode = 1;
  }
}
