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
  /** Start of the host's process to the caret in the same words in bare Lexical, without React or a desk, ms: the same. */
  lexical: number;
  /** JavaScript of the first screen, kB gzipped. */
  script: number;
}

/** A copy of the bundle with another interface, which `fill` puts into its folder; the host's program. */
function bundleWith(name: string, fill: (renderer: string) => void): string {
  const folder = path.join(ROOT, "node_modules/.cache/standfirst-bench", name);
  const renderer = path.join(folder, "dist/renderer");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(renderer, { recursive: true });
  cpSync(path.join(DIST, "hosts"), path.join(folder, "dist/hosts"), { recursive: true });
  fill(renderer);
  return path.join(folder, "dist/hosts/browser/main.js");
}

function emptyBundle(): string {
  return bundleWith("empty", (renderer) =>
    writeFileSync(path.join(renderer, "browser.html"), '<!doctype html><html lang="en"><title>Empty</title><p>Empty</p></html>'),
  );
}

/** The comparison page of bare Lexical as the whole interface: what an editor costs before there is a desk around it. */
function lexicalBundle(pages: string): string {
  return bundleWith("lexical", (renderer) => {
    cpSync(pages, renderer, { recursive: true });
    cpSync(path.join(pages, "lexical.html"), path.join(renderer, "browser.html"));
  });
}

/**
 * Starts the desk, the empty page and bare Lexical in turn over one data folder, in one warm browser
 * profile. `pages` is the folder of the comparison pages as they were built.
 */
export async function measureStart(context: BrowserContext, fresh: Browser, pages: string, rounds: number): Promise<StartRow> {
  const prepared = await deskForBench(WORDS);
  const folder = prepared.host.dataFolder;
  let script = 0;
  const desks: number[] = [];
  const empties: number[] = [];
  const editors: number[] = [];
  try {
    const desk = prepared.host;
    const empty = new BrowserHost(folder, undefined, [], emptyBundle());
    const lexical = new BrowserHost(folder, undefined, [], lexicalBundle(pages));
    await leaveOpen(context, desk, prepared.headline);
    script = await firstScreenScript(fresh, desk, prepared.headline);
    await desk.stop();
    // The first round warms the profile and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const start = await startOnce(context, desk, "caret");
      const editor = await startOnce(context, lexical, "editor");
      const nothing = await startOnce(context, empty, "page");
      if (round === 0) continue;
      desks.push(start);
      empties.push(nothing);
      editors.push(editor);
      console.error(
        `round ${round}: caret after ${start.toFixed(0)} ms, in bare Lexical ${editor.toFixed(0)} ms, empty page after ${nothing.toFixed(0)} ms`,
      );
    }
  } finally {
    await prepared.end();
  }
  const median = (values: readonly number[]): number => quantile(values, 0.5);
  return { desk: median(desks), desks, empty: median(empties), empties, lexical: median(editors), script };
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
async function startOnce(context: BrowserContext, host: BrowserHost, waitFor: "caret" | "editor" | "page"): Promise<number> {
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
      const copy = what === "editor" ? "#editor > div" : '[role="textbox"][aria-label="Body"]';
      const body = document.querySelector<HTMLElement>(`${copy}[contenteditable="true"]`);
      if (body === null || (body.textContent ?? "").length < 1_000) return void requestAnimationFrame(look);
      if (!body.contains(document.activeElement)) body.focus();
      if (!body.contains(getSelection()?.anchorNode ?? null)) return void requestAnimationFrame(look);
      painted();
    };
    requestAnimationFrame(look);
  }, waitFor);
  const begun = performance.timeOrigin + performance.now();
  await host.start();
  await page.goto(`${host.origin}${waitFor === "editor" ? `?words=${WORDS}` : ""}#token=${host.token}`, { waitUntil: "commit" });
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
