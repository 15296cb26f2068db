import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Response } from "@playwright/test";
import { BrowserHost } from "../hosts/browser-host.ts";
import { DIST, ROOT } from "../hosts/programs.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { deskForBench } from "./desk-for-bench.ts";
import { quantile } from "./typing.ts";

const WORDS = 1_000;

export interface StartRow {
  /** Start of the host's process to the caret in the story, ms: median of the rounds. */
  desk: number;
  desks: number[];
  /** Start of the host's process to the first frame of an empty page, ms: the same. */
  empty: number;
  empties: number[];
  /** JavaScript of the first screen, kB gzipped. */
  script: number;
}

/** A copy of the bundle whose interface is one empty page. */
function emptyBundle(): string {
  const folder = path.join(ROOT, "node_modules/.cache/standfirst-bench");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, "dist/renderer"), { recursive: true });
  cpSync(path.join(DIST, "hosts"), path.join(folder, "dist/hosts"), { recursive: true });
  writeFileSync(
    path.join(folder, "dist/renderer/browser.html"),
    '<!doctype html><html lang="en"><title>Empty</title><p>Empty</p></html>',
  );
  return path.join(folder, "dist/hosts/browser/main.js");
}

/** Starts the desk and the empty page in turn over one data folder, in one warm browser profile. */
export async function measureStart(context: BrowserContext, fresh: Browser, rounds: number): Promise<StartRow> {
  const prepared = await deskForBench(WORDS);
  const folder = prepared.host.dataFolder;
  let script = 0;
  const desks: number[] = [];
  const empties: number[] = [];
  try {
    const desk = prepared.host;
    const empty = new BrowserHost(folder, undefined, [], emptyBundle());
    await leaveOpen(context, desk, prepared.headline);
    script = await firstScreenScript(fresh, desk, prepared.headline);
    await desk.stop();
    // The first round warms the profile and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const start = await startOnce(context, desk, "caret");
      const nothing = await startOnce(context, empty, "page");
      if (round === 0) continue;
      desks.push(start);
      empties.push(nothing);
      console.error(`round ${round}: caret after ${start.toFixed(0)} ms, empty page after ${nothing.toFixed(0)} ms`);
    }
  } finally {
    await prepared.end();
  }
  return { desk: quantile(desks, 0.5), desks, empty: quantile(empties, 0.5), empties, script };
}

/** Leaves the story open in the profile, as the evening before did. */
async function leaveOpen(context: BrowserContext, host: BrowserHost, headline: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${host.origin}#token=${host.token}`);
  const story = await new DeskScreen(page).openStory(headline);
  await story.body
    .locator("p")
    .nth(WORDS / 40 - 1)
    .waitFor();
  await page.close();
}

declare global {
  interface Window {
    /** Milliseconds of the wall clock when what was waited for had been painted. */
    readyAt?: number;
  }
}

/**
 * Milliseconds from starting the process to the caret (or the page) on the screen. Where the
 * desk does not put the caret into the copy itself, it is put there the moment the copy takes
 * one, as a writer's click would.
 */
async function startOnce(context: BrowserContext, host: BrowserHost, waitFor: "caret" | "page"): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript((what) => {
    const painted = (): void => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => (window.readyAt = performance.timeOrigin + performance.now()));
      port1.start();
      requestAnimationFrame(() => port2.postMessage(undefined));
    };
    const look = (): void => {
      if (what === "page") return document.readyState === "complete" ? painted() : void requestAnimationFrame(look);
      const body = document.querySelector<HTMLElement>('[role="textbox"][aria-label="Body"][contenteditable="true"]');
      if (body === null || (body.textContent ?? "").length < 1_000) return void requestAnimationFrame(look);
      if (!body.contains(document.activeElement)) body.focus();
      if (!body.contains(getSelection()?.anchorNode ?? null)) return void requestAnimationFrame(look);
      painted();
    };
    requestAnimationFrame(look);
  }, waitFor);
  const begun = performance.timeOrigin + performance.now();
  await host.start();
  await page.goto(`${host.origin}#token=${host.token}`, { waitUntil: "commit" });
  const ready = await page.waitForFunction(() => window.readyAt, undefined, { polling: 20, timeout: 30_000 });
  const at = await ready.jsonValue();
  await page.close();
  await host.stop();
  if (at === undefined) throw new Error("nothing was painted");
  return at - begun;
}

/** JavaScript that a new browser loads until the story can be written in, kB gzipped. */
async function firstScreenScript(browser: Browser, host: BrowserHost, headline: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${host.origin}#token=${host.token}`);
  await (await new DeskScreen(page).openStory(headline)).body.waitFor();
  const scripts: Response[] = [];
  const gather = (response: Response): void => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response);
  };
  page.on("response", gather);
  // Again, past the cache: now the story is there from the first moment, as on any morning.
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.reload();
  await page.getByRole("textbox", { name: "Body", exact: true }).locator("p").first().waitFor();
  await page.waitForLoadState("networkidle");
  // A script that came later would be read while its page is closed under it.
  page.off("response", gather);
  const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await script.body()).length));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  await context.close();
  if (bytes === 0) throw new Error("the page loaded no script");
  return bytes / 1_000;
}
