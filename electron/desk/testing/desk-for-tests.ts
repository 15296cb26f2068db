import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { noSystemSeal } from "../../hosts/no-system-seal.ts";
import { nodeHttp } from "../../hosts/node-http.ts";
import type { Log } from "../../ports/log.ts";
import { openDesk, type Desk, type DeskOptions } from "../open-desk.ts";

export interface DeskForTests {
  desk: Desk;
  dataFolder: string;
  /** What the log was told, in order. */
  logged: { message: string; error?: unknown }[];
}

const cleanUps: (() => void | Promise<void>)[] = [];

/** Ends every desk the test has opened. */
export async function closeDesks(): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
}

/** Does this when the test ends, before what was opened earlier is closed. */
export function afterwards(cleanUp: () => void | Promise<void>): void {
  cleanUps.push(cleanUp);
}

/** A whole desk on a folder of its own; requests leave it; only clock and settings file are made up. */
export async function openDeskForTests(options: Partial<DeskOptions> = {}): Promise<DeskForTests> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), "standfirst-desk-"));
  if (options.dataFolder === undefined) afterwards(() => rmSync(dataFolder, { recursive: true, force: true }));
  const kept = new Map<string, unknown>();
  const logged: DeskForTests["logged"] = [];
  const note = (message: string, error?: unknown): number => logged.push({ message, error });
  const log: Log = { info: note, error: note };
  const now = Temporal.Instant.from("2026-03-02T09:00:00Z");
  const desk = await openDesk({
    dataFolder,
    clock: { now: () => now },
    log,
    settingsFile: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) },
    capabilities: { openOutside: false, applicationMenu: false },
    samplePictures: join(import.meta.dirname, "..", "..", "services", "newsroom", "pictures"),
    styleGuide: join(import.meta.dirname, "..", "..", "services", "style", "guide"),
    http: nodeHttp,
    systemSeal: noSystemSeal,
    ...options,
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await desk.close();
  };
  afterwards(close);
  return { desk: { ...desk, close }, dataFolder, logged };
}
