import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Temporal } from "temporal-polyfill";
import type { Backup } from "../../../shared/contract/desk.ts";
import { putInPlace } from "./durable-file.ts";
import { findDamage, numberOf, openToRead } from "./raw-file.ts";

/** Backups kept; the oldest go when a new one is good. */
export const BACKUPS_KEPT = 7;
/** Hours between backups of a desk in use. */
export const HOURS_BETWEEN_BACKUPS = 24;

const NAME = /^desk-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.sqlite$/;

/** A colon cannot stand in a file name on every system. */
export function nameOfInstant(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: "millisecond" }).replaceAll(/[:.]/g, "-");
}

function instantOfName(name: string): Temporal.Instant | undefined {
  const parts = NAME.exec(name);
  if (parts === null) return undefined;
  const [, day, hour, minute, second, thousandth] = parts;
  return Temporal.Instant.from(`${day}T${hour}:${minute}:${second}.${thousandth}Z`);
}

/** Files that are backups by their name, newest first. Says nothing about what is in them. */
export function backupNames(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
  return names
    .filter((name) => NAME.test(name))
    .toSorted()
    .toReversed();
}

function isPast(name: string, now: Temporal.Instant): boolean {
  const madeAt = instantOfName(name);
  return madeAt !== undefined && Temporal.Instant.compare(madeAt, now) <= 0;
}

/** One with a date to come was made while the clock was wrong, and says nothing about how old it is. */
export function newestBackupAt(folder: string, now: Temporal.Instant): Temporal.Instant | undefined {
  const newest = backupNames(folder).find((name) => isPast(name, now));
  return newest === undefined ? undefined : instantOfName(newest);
}

/** Looks into a backup; undefined when it is not a sound desk. */
export function readBackup(folder: string, name: string): Backup | undefined {
  const madeAt = instantOfName(name);
  if (madeAt === undefined) return undefined;
  try {
    const file = openToRead(join(folder, name));
    try {
      if (findDamage(file) !== undefined || numberOf(file, "PRAGMA user_version") === 0) return undefined;
      return {
        name,
        madeAt: madeAt.toString({ smallestUnit: "millisecond" }),
        stories: numberOf(file, "SELECT count(*) FROM stories"),
      };
    } finally {
      file.close();
    }
  } catch {
    return undefined;
  }
}

/** The sound backups, newest first. */
export function goodBackups(folder: string): Backup[] {
  return backupNames(folder).flatMap((name) => readBackup(folder, name) ?? []);
}

// Run as text: the same code works from source, from a bundle and inside Electron, and a
// large desk is copied and checked without holding up whoever is writing.
const WORKER = `
  const { workerData, parentPort } = require("node:worker_threads");
  const { DatabaseSync } = require("node:sqlite");
  const source = new DatabaseSync(workerData.path, { timeout: 5000 });
  try { source.prepare("VACUUM INTO ?").run(workerData.copy); } finally { source.close(); }
  const copy = new DatabaseSync(workerData.copy);
  let found;
  try { found = Object.values(copy.prepare("PRAGMA integrity_check(1)").get())[0]; } finally { copy.close(); }
  parentPort.postMessage(found);
`;

/** Copies a desk's file while others write in it, and checks the copy to the last page. */
export function vacuumInto(path: string, copy: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { eval: true, workerData: { path, copy } });
    worker.once("message", (found: unknown) => {
      if (found === "ok") resolve();
      else reject(new Error(`The copy of the desk is not sound: ${String(found)}`));
    });
    worker.once("error", reject);
    worker.once("exit", (status) => reject(new Error(`The copying of the desk ended early (${status})`)));
  });
}

/** Copies the desk as it stands, checks the copy to the last page, and lets the oldest go. */
export async function makeBackup(path: string, folder: string, now: Temporal.Instant): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `desk-${nameOfInstant(now)}.sqlite`;
  const copy = join(folder, `${name}.incoming`);
  // What a crash left of an earlier copy is as large as the desk, and of no use to anybody.
  for (const left of readdirSync(folder)) if (left.endsWith(".incoming")) rmSync(join(folder, left), { force: true });
  try {
    await vacuumInto(path, copy);
    putInPlace(copy, join(folder, name));
  } finally {
    rmSync(copy, { force: true });
  }
  const names = backupNames(folder);
  const kept = [...new Set([...names.filter((each) => isPast(each, now)), ...names])].slice(0, BACKUPS_KEPT);
  for (const old of names.filter((each) => !kept.includes(each))) rmSync(join(folder, old), { force: true });
  return name;
}
