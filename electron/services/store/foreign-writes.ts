import type { Database } from "../../ports/database.ts";

/** How often the file is asked whether another process wrote, in milliseconds. A microsecond's work. */
const ASKED_EVERY = 500;

/**
 * Calls back after another connection committed to the file. Own writes are never reported:
 * SQLite's data_version counts those of others only.
 */
export function watchForeignWrites(database: Database, onWrite: () => void): { ask: () => void; stop: () => void } {
  const version = (): number | undefined => {
    try {
      return database.get<{ data_version: number }>("PRAGMA data_version")?.data_version;
    } catch {
      // The next call that needs the disk says what is wrong with it.
      return undefined;
    }
  };
  let known = version();
  const ask = (): void => {
    const current = version();
    if (current === undefined || current === known) return;
    known = current;
    onWrite();
  };
  const timer = setInterval(ask, ASKED_EVERY);
  timer.unref();
  return { ask, stop: () => clearInterval(timer) };
}
