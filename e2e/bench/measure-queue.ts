import { setTimeout as pause } from "node:timers/promises";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { Temporal } from "temporal-polyfill";
import { type DeskClient, connectToDesk } from "../hosts/desk-client.ts";
import { DeskScreen } from "../screens/desk-screen.ts";
import { type DeskForBench, deskForBench } from "./desk-for-bench.ts";
import { type GatedOutlet, openGatedOutlet } from "./gated-outlet.ts";
import { addManyStories } from "./many-stories.ts";
import { type Typing, caretToMiddle, quantile, typeAndMeasure } from "./typing.ts";

const WORDS = 10_000;
const WORDS_A_STORY = 300;
const JOBS = 500;
/** Most rows the desk lists in one answer. */
const MOST_ROWS = 200;

export interface QueueRow {
  jobs: number;
  /** Of them, how many were sent while keys were typed: median of the rounds. */
  sentMeanwhile: number;
  /** Script per key, ms, and key to paint p95, ms, with an empty queue: medians of the rounds. */
  quiet: { script: number; paintP95: number };
  /** The same while the queue is sent. */
  busy: { script: number; paintP95: number };
  /** Medians of the rounds' own ratios. */
  script: number;
  paint: number;
}

/** Types with an empty queue and while the host sends a long one, in turn. */
export async function measureQueue(browser: Browser, rounds: number, keys: number): Promise<QueueRow> {
  const desk = await deskForBench(WORDS);
  const outlet = await openGatedOutlet();
  const quiet: Typing[] = [];
  const busy: Typing[] = [];
  const sent: number[] = [];
  try {
    await desk.host.stop();
    addManyStories(path.join(desk.host.dataFolder, "desk.sqlite"), {
      count: JOBS * 2,
      words: WORDS_A_STORY,
      seed: 11,
      // Older than the long story, which stays at the head of the list.
      newest: Temporal.Now.instant().subtract({ hours: 1 }),
    });
    await desk.host.start();
    const client = await connectToDesk(desk.host);
    const targetId = await addOutlet(client, outlet);
    const storyIds = await storiesToSend(client);
    const typeQuietly = async (): Promise<void> => {
      await bringToHead(client, desk.storyId);
      quiet.push(await typeOn(browser, desk, keys));
    };
    const typeBesideTheQueue = async (): Promise<void> => {
      for (const storyId of storyIds) await client.calls.queue.send({ storyId, targetId, deed: "publish" });
      const before = outlet.answered();
      await bringToHead(client, desk.storyId);
      busy.push(await typeOn(browser, desk, keys, () => outlet.open()));
      sent.push(outlet.answered() - before);
      await emptied(client);
      if (outlet.answered() - before !== JOBS) throw new Error(`${outlet.answered() - before} of ${JOBS} deliveries arrived`);
      outlet.shut();
    };
    for (let round = 0; round < rounds; round += 1) {
      const turns = [typeQuietly, typeBesideTheQueue];
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
      const [still, under] = [quiet.at(-1), busy.at(-1)];
      if (still === undefined || under === undefined) throw new Error("nothing was typed");
      console.error(
        `round ${round + 1} queue: script ${still.script.toFixed(2)} → ${under.script.toFixed(2)} ms, paint p95 ${p95(still).toFixed(1)} → ${p95(under).toFixed(1)} ms, ${sent.at(-1)} of ${JOBS} sent meanwhile`,
      );
    }
    client.close();
  } finally {
    await outlet.close();
    await desk.end();
  }
  return {
    jobs: JOBS,
    sentMeanwhile: quantile(sent, 0.5),
    quiet: medians(quiet),
    busy: medians(busy),
    script: medianRatio(busy, quiet, ({ script }) => script),
    paint: medianRatio(busy, quiet, p95),
  };
}

const p95 = ({ paints }: Typing): number => quantile(paints, 0.95);

function medians(typings: readonly Typing[]): QueueRow["quiet"] {
  const script = typings.map((typing) => typing.script);
  return { script: quantile(script, 0.5), paintP95: quantile(typings.map(p95), 0.5) };
}

function medianRatio(busy: readonly Typing[], quiet: readonly Typing[], value: (typing: Typing) => number): number {
  const ratios = busy.flatMap((typing, round) => {
    const beside = quiet[round];
    return beside === undefined ? [] : [value(typing) / value(beside)];
  });
  return quantile(ratios, 0.5);
}

async function addOutlet(client: DeskClient, outlet: GatedOutlet): Promise<string> {
  await client.calls.vault.keepInMemory();
  const settings = { kind: "outlet", address: outlet.address } as const;
  return (await client.calls.targets.add({ name: "Outlet", settings, secret: "a secret of the bench alone" })).id;
}

/** Stories of the archive that may be published: some of it is spiked. */
async function storiesToSend(client: DeskClient): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ids.length < JOBS; offset += MOST_ROWS) {
    const { rows } = await client.calls.stories.list({ offset, limit: MOST_ROWS });
    const archive = rows.filter(({ catchline, status }) => catchline.startsWith("ARCHIVE") && status !== "spiked");
    ids.push(...archive.map(({ id }) => id));
    if (rows.length === 0) throw new Error(`only ${ids.length} of ${JOBS} stories can be sent`);
  }
  return ids.slice(0, JOBS);
}

/** What was sent last heads the list; the story to write in must be in its first rows. */
async function bringToHead(client: DeskClient, id: string): Promise<void> {
  // The window that was just closed may not have let go of it yet.
  await client.calls.stories.takeOver({ id });
  await client.calls.stories.save({ id, patch: { catchline: "bench" } });
  await client.calls.stories.checkIn({ id });
}

/** Waits until nothing is left in the queue; what failed is an error. */
async function emptied(client: DeskClient): Promise<void> {
  for (;;) {
    const { underWay, asking } = await client.calls.queue.counts();
    if (asking > 0) throw new Error(`${asking} deliveries failed`);
    if (underWay === 0) return;
    await pause(200);
  }
}

async function typeOn(browser: Browser, desk: DeskForBench, keys: number, begin?: () => void): Promise<Typing> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  try {
    await openStory(page, desk);
    return await typeAndMeasure(browser, page, keys, begin);
  } finally {
    await context.close();
  }
}

async function openStory(page: Page, desk: DeskForBench): Promise<void> {
  await page.goto(`${desk.host.origin}#token=${desk.host.token}`);
  const story = await new DeskScreen(page).openStory(desk.headline);
  await story.body
    .locator("p")
    .nth(WORDS / 40 - 1)
    .waitFor();
  await caretToMiddle(page, '[role="textbox"][aria-label="Body"]');
}
