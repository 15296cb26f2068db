import { setTimeout as pause } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "@playwright/test";
import { type TraceEvent, keyLatencies } from "./key-latency.ts";

/** Time between keys: a quick typist, and no whole number of frames. */
const GAP_MS = 45;
/**
 * Keys typed before measuring. A page's first hundred keys run code that V8 still interprets, and the more
 * there is of it the longer that lasts; a writer is past them in half a minute and types for hours.
 */
export const WARM_UP = 100;
const LETTERS = "the quick brown fox jumps over the lazy dog and ";

declare global {
  interface Window {
    /** Milliseconds from each key to the second frame after it. */
    keyToPaint: number[];
  }
}

export interface Typing {
  /** Script the page ran for each key, ms: mean over the keys. */
  script: number;
  /** From each key's event to the frame after the one that was made for it, ms. */
  paints: number[];
  /** From each key's arrival in the browser to the presented frame, by Chromium's trace, ms. */
  presented: number[];
}

/**
 * Types `keys` real keys (CDP Input.dispatchKeyEvent) where the caret is. Script time is the
 * change of Chromium's own ScriptDuration counter, so it holds everything the page did because
 * of the keys: handlers, timers, saving, and the same few lines that measure paint on each page.
 * `begin` runs after the keys that warm up, right before those that count.
 */
export async function typeAndMeasure(browser: Browser, page: Page, keys: number, begin?: () => void): Promise<Typing> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(() => {
    window.keyToPaint = [];
    const noteKey = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => requestAnimationFrame(() => window.keyToPaint.push(performance.now() - event.timeStamp)));
    };
    addEventListener("keydown", noteKey, { capture: true });
  });
  await type(cdp, WARM_UP);
  await pause(600);
  begin?.();
  await page.evaluate(() => window.keyToPaint.splice(0));
  const before = await scriptSeconds(cdp);
  const events = await traced(browser, () => type(cdp, keys));
  // What the last keys left to be done later belongs to them: saving, counting.
  await pause(600);
  const script = ((await scriptSeconds(cdp)) - before) * 1000;
  const paints = await page.evaluate(() => window.keyToPaint);
  await cdp.detach();
  const presented = keyLatencies(events);
  if (paints.length !== keys) throw new Error(`${paints.length} of ${keys} keys were painted`);
  if (presented.length < keys * 0.9) throw new Error(`${presented.length} of ${keys} keys were presented`);
  return { script: script / keys, paints, presented };
}

async function type(cdp: CDPSession, keys: number): Promise<void> {
  for (let index = 0; index < keys; index += 1) {
    const letter = LETTERS.charAt(index % LETTERS.length);
    const code = letter === " " ? "Space" : `Key${letter.toUpperCase()}`;
    const key = { key: letter, code, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
    await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", text: letter, ...key });
    await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    await pause(GAP_MS);
  }
}

async function scriptSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const metric = metrics.find((candidate) => candidate.name === "ScriptDuration");
  if (metric === undefined) throw new Error("Chromium reports no ScriptDuration");
  return metric.value;
}

async function traced(browser: Browser, work: () => Promise<void>): Promise<TraceEvent[]> {
  const cdp = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["input"] },
  });
  await work();
  const complete = new Promise<void>((resolve) => cdp.once("Tracing.tracingComplete", () => resolve()));
  await cdp.send("Tracing.end");
  await complete;
  await cdp.detach();
  return events;
}

/** Puts the caret into the middle of the middle paragraph of `editor`, in view. */
export async function caretToMiddle(page: Page, editor: string): Promise<void> {
  await page.locator(editor).evaluate((root: HTMLElement) => {
    const blocks = [...root.querySelectorAll("p")];
    const middle = blocks[Math.floor(blocks.length / 2)];
    const text = document.createTreeWalker(middle ?? root, NodeFilter.SHOW_TEXT).nextNode();
    if (!(text instanceof Text)) throw new Error("the middle paragraph has no text");
    middle?.scrollIntoView({ block: "center" });
    root.focus({ preventScroll: true });
    getSelection()?.collapse(text, Math.floor(text.length / 2));
  });
  // Two frames: the editor has then taken the selection over.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The value below which this share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
