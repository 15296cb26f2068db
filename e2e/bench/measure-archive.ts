import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Temporal } from "temporal-polyfill";
import { BrowserHost } from "../hosts/browser-host.ts";
import { type DeskClient, connectToDesk } from "../hosts/desk-client.ts";
import { addManyStories } from "./many-stories.ts";
import { quantile } from "./typing.ts";

const WORDS_A_STORY = 300;
/** What a sub-editor looks for, letter by letter. */
const SOUGHT = ["harbour trustees", "signalman", "archive 4217", "figures were out by", "wages vote"];

export interface ArchiveRow {
  stories: number;
  /** 95th percentile of asking for the first rows of the desk, ms, with the way over the socket. */
  firstRows: number;
  /** The same of a search after each letter typed. */
  search: number;
}

/** The desk's list and its search among many stories. */
export async function measureArchive(stories: number): Promise<ArchiveRow> {
  const folder = mkdtempSync(path.join(tmpdir(), "standfirst-archive-"));
  const host = new BrowserHost(folder);
  try {
    await host.start();
    const first = await connectToDesk(host);
    await first.calls.desk.begin({ profile: { name: "Bench", role: "journalist" }, newsroom: "empty" });
    first.close();
    await host.stop();
    addManyStories(path.join(folder, "desk.sqlite"), {
      count: stories,
      words: WORDS_A_STORY,
      seed: 7,
      newest: Temporal.Now.instant(),
    });
    await host.start();
    const desk = await connectToDesk(host);
    const rows = await firstRows(desk);
    const search = await searchAsYouType(desk);
    desk.close();
    return { stories, firstRows: quantile(rows, 0.95), search: quantile(search, 0.95) };
  } finally {
    await host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstRows(desk: DeskClient): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    times.push(await timed(async () => expectRows(await desk.calls.stories.list({ limit: 60 }))));
    times.push(await timed(async () => expectRows(await desk.calls.stories.list({ limit: 60, status: "draft" }))));
  }
  return times;
}

async function searchAsYouType(desk: DeskClient): Promise<number[]> {
  const times: number[] = [];
  for (const words of SOUGHT) {
    for (let letters = 1; letters <= words.length; letters += 1) {
      const query = words.slice(0, letters);
      times.push(await timed(async () => expectRows(await desk.calls.stories.list({ query, limit: 60 }))));
    }
  }
  return times;
}

function expectRows({ rows }: { rows: readonly unknown[] }): void {
  if (rows.length === 0) throw new Error("nothing was found, so nothing was measured");
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
