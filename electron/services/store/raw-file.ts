import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";

/** How long a statement waits for another process's transaction, in milliseconds. */
export const BUSY_TIMEOUT = 5000;

/**
 * Opens an existing file. Never makes one: a disk that is mounted elsewhere for a moment must
 * not leave a new, empty desk in its place.
 */
export function openExisting(path: string): DatabaseSync {
  const address = pathToFileURL(path);
  address.searchParams.set("mode", "rw");
  return setUp(new DatabaseSync(address, { timeout: BUSY_TIMEOUT }));
}

/** Makes a new file, or opens the one that is there. */
export function openOrMake(path: string): DatabaseSync {
  return setUp(new DatabaseSync(path, { timeout: BUSY_TIMEOUT }));
}

function setUp(file: DatabaseSync): DatabaseSync {
  try {
    file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Opens a copy to look into it; changes nothing, leaves nothing beside it. */
export function openToRead(path: string): DatabaseSync {
  const address = pathToFileURL(path);
  address.searchParams.set("immutable", "1");
  return new DatabaseSync(address, { readOnly: true });
}

export function numberOf(file: DatabaseSync, sql: string): number {
  const row = file.prepare(sql).get();
  const value = row === undefined ? undefined : Object.values(row)[0];
  if (typeof value !== "number") throw new Error(`${sql} gave no number`);
  return value;
}

/** What SQLite finds wrong with the file's structure; undefined when it is sound. */
export function findDamage(file: DatabaseSync): string | undefined {
  const row = file.prepare("PRAGMA quick_check(1)").get();
  const found = row === undefined ? "no answer" : String(Object.values(row)[0]);
  return found === "ok" ? undefined : found;
}
