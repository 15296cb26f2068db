import type { Browser, Page } from "@playwright/test";
import { DeskScreen } from "../screens/desk-screen.ts";
import { deskForBench } from "./desk-for-bench.ts";
import { type ComparisonPages, serveComparisonPages } from "./serve.ts";
import { type Typing, caretToMiddle, quantile, typeAndMeasure } from "./typing.ts";

export const CONTESTANTS = ["Standfirst", "bare Lexical", "ProseMirror", "raw contenteditable"] as const;
export type Contestant = (typeof CONTESTANTS)[number];

const PAGES: Record<Exclude<Contestant, "Standfirst">, string> = {
  "bare Lexical": "lexical.html",
  ProseMirror: "prosemirror.html",
  "raw contenteditable": "raw.html",
};
const WORDS = 10_000;

export interface TypingRow {
  contestant: Contestant;
  /** Script per key, ms: median of the rounds. */
  script: number;
  scripts: number[];
  /** Key to paint, ms: median of the rounds' 95th percentiles, and of their medians. */
  paintP95: number;
  paintP50: number;
  paintP95s: number[];
  /** Key to presented frame by Chromium's trace, ms: the same. */
  presentedP95: number;
}

export interface TypingRows {
  rows: TypingRow[];
  /** JavaScript heap of the page with the long story after garbage collection, MB. */
  heap: number;
}

/** Types into each contestant in turn, round by round, so that what slows the machine slows all. */
export async function measureTyping(browser: Browser, folder: string, rounds: number, keys: number): Promise<TypingRows> {
  const pages = await serveComparisonPages(folder);
  const desk = await deskForBench(WORDS);
  const measured = new Map<Contestant, Typing[]>(CONTESTANTS.map((contestant) => [contestant, []]));
  const heaps: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      // Another one begins each round: nobody always runs on a machine warmed by the same neighbour.
      for (let turn = 0; turn < CONTESTANTS.length; turn += 1) {
        const contestant = CONTESTANTS[(round + turn) % CONTESTANTS.length] ?? "Standfirst";
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
        const page = await context.newPage();
        const editor = await open(page, contestant, pages, desk);
        if (contestant === "Standfirst") heaps.push(await heapMegabytes(page));
        await caretToMiddle(page, editor);
        const typing = await typeAndMeasure(browser, page, keys);
        measured.get(contestant)?.push(typing);
        console.error(
          `round ${round + 1} ${contestant}: script ${typing.script.toFixed(2)} ms, paint p95 ${quantile(typing.paints, 0.95).toFixed(1)} ms, presented p95 ${quantile(typing.presented, 0.95).toFixed(1)} ms`,
        );
        await context.close();
      }
    }
  } finally {
    pages.close();
    await desk.end();
  }
  return { rows: CONTESTANTS.map((contestant) => row(contestant, measured.get(contestant) ?? [])), heap: quantile(heaps, 0.5) };
}

function row(contestant: Contestant, typings: readonly Typing[]): TypingRow {
  const scripts = typings.map((typing) => typing.script);
  const paintP95s = typings.map((typing) => quantile(typing.paints, 0.95));
  const median = (values: readonly number[]): number => quantile(values, 0.5);
  return {
    contestant,
    script: median(scripts),
    scripts,
    paintP95: median(paintP95s),
    paintP50: median(typings.map((typing) => quantile(typing.paints, 0.5))),
    paintP95s,
    presentedP95: median(typings.map((typing) => quantile(typing.presented, 0.95))),
  };
}

/** Opens the contestant's page with the long copy in it; answers how to find its editor. */
async function open(
  page: Page,
  contestant: Contestant,
  pages: ComparisonPages,
  desk: Awaited<ReturnType<typeof deskForBench>>,
): Promise<string> {
  if (contestant !== "Standfirst") {
    await page.goto(`${pages.origin}${PAGES[contestant]}?words=${WORDS}`);
    await page
      .locator("[contenteditable=true] p")
      .nth(WORDS / 40 - 1)
      .waitFor();
    return "[contenteditable=true]";
  }
  await page.goto(`${desk.host.origin}#token=${desk.host.token}`);
  const story = await new DeskScreen(page).openStory(desk.headline);
  await story.body
    .locator("p")
    .nth(WORDS / 40 - 1)
    .waitFor();
  return '[role="textbox"][aria-label="Body"]';
}

async function heapMegabytes(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.enable");
  // Twice: what weak references held goes only with the second.
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  await cdp.detach();
  return usedSize / 1_000_000;
}
