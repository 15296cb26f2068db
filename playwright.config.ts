import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import type { HostOptions } from "./e2e/hosts/desk-test.ts";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const chosen = process.env["STANDFIRST_CHROMIUM"];
/** Undefined lets Playwright use the Chromium it installed itself. */
const executablePath = chosen ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);

/** Where specs choose by chance, they choose anew each run, say from which seed, and can repeat it. */
process.env["STANDFIRST_SEED"] ??= String(Date.now() % 1_000_000);

export default defineConfig<HostOptions>({
  testDir: "e2e/specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
    // A trace takes a picture of the whole page at each step and makes a spec three times as long:
    // `--trace on` asks for one. What a failed spec saw last is kept.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-gpu",
      ],
    },
  },
  projects: [
    { name: "browser", use: { hostKind: "browser" }, grepInvert: /@screenshots/ },
    /** The same specs in Electron; `@browser` marks those about the browser host itself. */
    { name: "desktop", use: { hostKind: "desktop" }, grepInvert: /@browser|@screenshots/ },
    /** `npm run screenshots`: the pictures of README and documentation. */
    { name: "screenshots", use: { hostKind: "browser" }, grep: /@screenshots/ },
  ],
});
