import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { measureArchive } from "./measure-archive.ts";
import { measureChecks } from "./measure-checks.ts";
import { measureCommits } from "./measure-commits.ts";
import { measurePublishing } from "./measure-publishing.ts";
import { measureQueue } from "./measure-queue.ts";
import { measureSites } from "./measure-sites.ts";
import { measureStart } from "./measure-start.ts";
import { measureTyping } from "./measure-typing.ts";
import { report } from "./report.ts";

const HELP = `Measures what the desk promises about speed, beside raw contenteditable, bare Lexical and ProseMirror.

  npm run bench               several rounds; writes docs/bench/README.md and docs/bench/bench.svg
  npm run bench -- --short    two short rounds, and nothing is written

The last line on standard output is one JSON object with every figure.
`;

const { values } = parseArgs({
  options: { short: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const rounds = values.short ? 1 : 5;
const keys = values.short ? 40 : 150;

const folder = mkdtempSync(path.join(tmpdir(), "standfirst-bench-pages-"));
const launch = {
  executablePath: process.env["STANDFIRST_CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
};
const browser = await chromium.launch(launch);
const profile = await chromium.launchPersistentContext(path.join(folder, "profile"), {
  ...launch,
  viewport: { width: 1440, height: 900 },
});
try {
  const pages = path.join(folder, "pages");
  const typing = await measureTyping(browser, pages, rounds, keys);
  const start = await measureStart(profile, browser, pages, rounds);
  const commits = await measureCommits(values.short ? 50 : 300);
  const archive = await measureArchive(values.short ? 5_000 : 100_000);
  const checks = await measureChecks(values.short ? 2_000 : 13_000, values.short ? 20 : 60);
  const publishing = await measurePublishing(values.short ? 200 : 2_600, values.short ? 3 : 7);
  const queue = await measureQueue(browser, values.short ? 1 : rounds, keys);
  const sites = await measureSites(values.short ? 1 : 5);
  const measured = { typing, start, commits, archive, checks, publishing, sites, queue, rounds, keys };
  report({ ...measured, chromium: browser.version() }, !values.short);
} finally {
  await profile.close();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
