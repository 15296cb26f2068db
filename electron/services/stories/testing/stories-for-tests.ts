import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import type { DeskEvent } from "../../../../shared/contract/desk.ts";
import type { Block } from "../../../../shared/model/copy.ts";
import type { Role } from "../../../../shared/model/status.ts";
import type { Database } from "../../../ports/database.ts";
import { createHistory, type History } from "../../history/history.ts";
import { openStore } from "../../store/open-store.ts";
import { createStories, type Stories } from "../stories.ts";

export interface StoriesForTests {
  stories: Stories;
  history: History;
  database: Database;
  events: DeskEvent[];
  profile: { name: string; role: Role };
  /** Lets time pass. */
  pass(duration: { minutes?: number; hours?: number }): void;
  /** Another process on the same data folder. */
  another(): Promise<StoriesForTests>;
  askForForeignWrites(): void;
}

const closers: (() => void)[] = [];

/** Ends everything the test has opened. */
export function closeStories(): void {
  for (const close of closers.splice(0).toReversed()) close();
}

/** The service over a real file in a folder of its own. */
export async function openStories(given?: string): Promise<StoriesForTests> {
  const dataFolder = given ?? mkdtempSync(join(tmpdir(), "standfirst-stories-"));
  if (given === undefined) closers.push(() => rmSync(dataFolder, { recursive: true, force: true }));
  let now = Temporal.Instant.from("2026-03-02T09:00:00Z");
  const clock = { now: (): Temporal.Instant => now };
  const log = { info: (): void => {}, error: (): void => {} };
  const events: DeskEvent[] = [];
  const profile: { name: string; role: Role } = { name: "Ines Calder", role: "editor" };
  const store = await openStore({ dataFolder, clock, log });
  const { database } = store;
  const history = createHistory(database, clock);
  const stories = createStories({
    database,
    clock,
    log,
    history,
    announce: (event) => events.push(event),
    profile: () => profile,
    patience: 20,
  });
  store.onForeignWrite(stories.fileDidChange);
  closers.push(() => {
    stories.close();
    store.close();
  });
  return {
    stories,
    history,
    database,
    events,
    profile,
    pass: (duration) => (now = now.add(duration)),
    another: () => openStories(dataFolder),
    askForForeignWrites: store.askForForeignWrites,
  };
}

export function paragraph(text: string): Block {
  return {
    type: "paragraph",
    version: 1,
    direction: null,
    format: "",
    indent: 0,
    textFormat: 0,
    textStyle: "",
    children: [{ type: "text", text, format: 0, detail: 0, mode: "normal", style: "", version: 1 }],
  };
}

export function addContributor(database: Database, id: string, name: string): string {
  database.run("INSERT INTO contributors (id, name, page_name, email) VALUES (?, ?, ?, '')", id, name, id);
  return id;
}
