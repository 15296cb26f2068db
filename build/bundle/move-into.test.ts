import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { moveInto } from "./move-into.ts";

const DAY = 24 * 60 * 60_000;
let folder: string;
let place: string;
let made: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-bundle-"));
  [place, made] = [join(folder, "renderer"), join(folder, "made")];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(root: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

it("leaves what belongs to the new bundle and nothing of an earlier one", () => {
  write(place, { "browser.html": "old", "assets/page-1.js": "old", "gone/deep/a.js": "old", "assets/same-1.css": "same" });
  write(made, { "browser.html": "new", "assets/page-2.js": "new", "assets/same-1.css": "same" });
  moveInto(place, made, 0);
  expect(readdirSync(place).toSorted()).toEqual(["assets", "browser.html"]);
  expect(readdirSync(join(place, "assets")).toSorted()).toEqual(["page-2.js", "same-1.css"]);
  expect(readFileSync(join(place, "browser.html"), "utf8")).toBe("new");
});

it("keeps for a while what a running desk may still ask for", () => {
  write(place, { "parts/young-1.js": "old", "parts/aged-1.js": "old" });
  const aged = new Date(Date.now() - 2 * DAY);
  utimesSync(join(place, "parts/aged-1.js"), aged, aged);
  write(made, { "parts/young-2.js": "new" });
  moveInto(place, made, DAY);
  expect(["young-1", "young-2", "aged-1"].map((name) => existsSync(join(place, `parts/${name}.js`)))).toEqual([
    true,
    true,
    false,
  ]);
});
