import { chromium } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runProgram, runScript } from "./run-program.ts";

/** A download that brings nothing for this long is given up, in milliseconds. */
const LONGEST_SILENCE = 60_000;

const ON_MACHINES = [
  ...["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"].map(
    (name) => `/usr/bin/${name}`,
  ),
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  join(process.env.PROGRAMFILES ?? "C:\\Program Files", "Google", "Chrome", "Application", "chrome.exe"),
];

export const NO_CHROMIUM =
  "There is no Chromium for the end-to-end tests and none could be fetched: install one (Debian: apt-get install chromium) or run npx playwright install --with-deps chromium, then try again.";

/** A browser that lacks a library is there and cannot start; on Windows asking opens a window. */
function starts(path: string): boolean {
  return (
    existsSync(path) &&
    (process.platform === "win32" || spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0)
  );
}

function present(): string | undefined {
  return [process.env.STANDFIRST_CHROMIUM ?? "", chromium.executablePath(), ...ON_MACHINES].find(
    (path) => path !== "" && starts(path),
  );
}

async function fetchPlaywrights(): Promise<void> {
  process.stderr.write("There is no Chromium here; fetching Playwright's own …\n");
  await runScript("node_modules/@playwright/test/cli.js", ["install", "chromium"], { longestSilence: LONGEST_SILENCE });
}

async function installDebians(): Promise<void> {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stderr.write("Playwright's Chromium cannot be had; installing Debian's …\n");
  const quiet = { env: { DEBIAN_FRONTEND: "noninteractive" }, longestSilence: 5 * LONGEST_SILENCE };
  await runProgram("apt-get", ["update", "-q"], quiet);
  await runProgram("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], quiet);
}

/** Path of a Chromium that starts: one that is here, else one that is fetched, else undefined. */
export async function findChromium(): Promise<string | undefined> {
  const here = present();
  if (here !== undefined) return here;
  await fetchPlaywrights();
  const fetched = present();
  if (fetched !== undefined) return fetched;
  await installDebians();
  return present();
}
