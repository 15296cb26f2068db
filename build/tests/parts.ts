import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../bundle.mjs";
import { installedElectron } from "../electron.mjs";
import { findChromium, NO_CHROMIUM } from "./chromium.ts";
import { add, NONE, ofCheck, ofPlaywright, ofVitest } from "./counts.ts";
import type { Counts } from "./counts.ts";
import { failedInPlaywright, failedInVitest } from "./failed-names.ts";
import { startRealServers } from "./real-servers.ts";
import { seeToSshd } from "./sshd.ts";
import { runScript } from "./run-program.ts";

export interface Part {
  /** As it is asked for: "unit". */
  name: string;
  /** As it is announced. */
  title: string;
  run(): Promise<Counts>;
}

const check = (name: string, title: string, script: string, args: string[] = []): Part => ({
  name,
  title,
  run: async () => ofCheck((await runScript(script, args)).status),
});

/** Gives a runner a file for its JSON report, and reads it back; undefined when none was written. */
async function withReport(work: (file: string) => Promise<number>): Promise<{ status: number; report: unknown }> {
  const folder = mkdtempSync(join(tmpdir(), "standfirst-report-"));
  const file = join(folder, "report.json");
  try {
    const status = await work(file);
    return { status, report: readReport(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Once more in one place, for those who see only the end of a long run; `.ci/run` looks for the mark. */
function sayFailed(names: readonly string[]): void {
  for (const name of names) console.log(`✗ failed: ${name}`);
}

async function vitest(more: string[] = [], env: Record<string, string> = {}): Promise<Counts> {
  const { status, report } = await withReport(async (file) => {
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...more];
    return (await runScript("node_modules/vitest/vitest.mjs", args, { env })).status;
  });
  sayFailed(failedInVitest(report));
  return ofVitest(status, report);
}

async function targets(): Promise<Counts> {
  await seeToSshd();
  const { env, missing, failed } = await startRealServers();
  for (const line of [...missing, ...failed]) console.log(line);
  const counts = await vitest(["--config", "build/tests/targets.config.ts"], env);
  return failed.reduce((sum) => add(sum, ofCheck(1)), counts);
}

const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";

async function playwright(project: string, chromium?: string): Promise<Counts> {
  const { status, report } = await withReport(async (file) => {
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(chromium === undefined ? {} : { STANDFIRST_CHROMIUM: chromium }) };
    return (await runScript(PLAYWRIGHT, ["test", `--project=${project}`, "--reporter=list,json"], { env })).status;
  });
  sayFailed(failedInPlaywright(report));
  return ofPlaywright(status, report);
}

async function inBrowser(project: string): Promise<Counts> {
  const chromium = await findChromium();
  if (chromium === undefined) {
    console.error(NO_CHROMIUM);
    return ofCheck(1);
  }
  await bundle();
  return playwright(project, chromium);
}

async function specsFor(project: string): Promise<number> {
  const { output } = await runScript(PLAYWRIGHT, ["test", `--project=${project}`, "--list", "--reporter=json"], {
    capture: true,
  });
  const listed = JSON.parse(output) as { stats: { expected: number; skipped: number } };
  return listed.stats.expected + listed.stats.skipped;
}

async function desktop(): Promise<Counts> {
  if (installedElectron() === undefined) {
    const specs = await specsFor("desktop");
    console.log(`Electron binary not present: ${specs} specs not run`);
    return { ...NONE, skipped: specs };
  }
  await bundle();
  return playwright("desktop");
}

async function size(): Promise<Counts> {
  await bundle();
  return ofCheck((await runScript("build/checks/first-screen-size.ts")).status);
}

/** Everything `npm test` runs, in its order: what is quick to fail comes first. */
export const PARTS: readonly Part[] = [
  check("types", "Type check", "node_modules/typescript/bin/tsc", ["-p", "."]),
  check("lint", "Lint", "node_modules/oxlint/bin/oxlint"),
  check("format", "Format", "node_modules/oxfmt/bin/oxfmt", ["--check"]),
  check("unused", "Unused files, exports and packages", "node_modules/knip/bin/knip.js"),
  check("boundaries", "Who imports whom", "build/checks/boundaries-main.ts"),
  { name: "unit", title: "Unit tests", run: () => vitest() },
  { name: "size", title: "Bundle, and weight of the first screen", run: size },
  { name: "e2e", title: "End-to-end tests, browser host", run: () => inBrowser("browser") },
  { name: "desktop", title: "End-to-end tests, Electron", run: desktop },
];

/** Run by name alone, never as a part of everything. */
export const EXTRA: readonly Part[] = [
  { name: "targets", title: "Targets, over real servers", run: targets },
  { name: "screenshots", title: "Pictures for the documentation", run: () => inBrowser("screenshots") },
];
