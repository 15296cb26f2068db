import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Backup } from "../../../shared/contract/desk.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";
import { goodBackups, HOURS_BETWEEN_BACKUPS, makeBackup, newestBackupAt, vacuumInto } from "./backups.ts";
import { createConnection } from "./connection.ts";
import { deskPaths, prepareFile, replaceWithBackup } from "./desk-file.ts";
import { holdFile, waitToHoldFile } from "./file-lock.ts";
import { watchForeignWrites } from "./foreign-writes.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openExisting } from "./raw-file.ts";
import { diskFailure, troubleOf } from "./sqlite-failure.ts";

/** How long a process waits for another that is opening the same desk, in milliseconds. */
const OPENING_PATIENCE = 15_000;

export interface Store {
  readonly database: Database;
  /** `damaged`: every call of the database fails with `damaged-desk` until `recover`. */
  state(): "ready" | "damaged";
  /** The sound copies, newest first. Reads each of them whole. */
  backups(): Backup[];
  /** Makes a sound copy at this path, where nothing is yet. */
  copyTo(path: string): Promise<void>;
  /** Makes a copy when the newest is a day old. Resolves to its name, if one was made. */
  backUpIfDue(): Promise<string | undefined>;
  /**
   * Puts a sound copy in the place of the damaged file, which stays beside it under a new
   * name. Fails with `not-found` when the copy is missing or not sound, and with `bad-input`
   * when the desk is not damaged; then nothing changed.
   */
  recover(backup: string): Promise<void>;
  /** Calls back when another process has written, or the file was replaced. Returns what ends it. */
  onForeignWrite(listener: () => void): () => void;
  /** Looks now whether another process has written, without waiting for the next half second. */
  askForForeignWrites(): void;
  close(): void;
}

export interface StoreOptions {
  dataFolder: string;
  clock: Clock;
  log: Log;
  /** True for a host that stays: it takes the desk for itself, and notes how it ended. */
  host?: boolean;
  migrations?: readonly string[];
}

/** Opens the desk's file, making it on first start. Fails with `desk-in-use`, `newer-desk` or `disk`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataFolder, host = false } = options;
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw diskFailure(error);
  }
  const letGo = host ? holdFile(join(dataFolder, "desk.lock"), dataFolder, IN_USE) : (): void => {};
  try {
    return await openHeld(options, letGo);
  } catch (error) {
    letGo();
    throw diskFailure(error);
  }
}

const IN_USE = "This desk is already open in Standfirst. Use it there, or close it first, or start with another data folder.";
const OPENING = "Another Standfirst has been opening this desk for a while. Try again when it is done.";
const DAMAGED = "The desk's file is damaged. Bring back a good copy first; the damaged file is kept.";

async function openHeld(options: StoreOptions, letGo: () => void): Promise<Store> {
  const { dataFolder, clock, log, host = false, migrations = MIGRATIONS } = options;
  const paths = deskPaths(dataFolder);
  const openMark = join(dataFolder, "desk.open");
  let damaged = false;
  const becomeDamaged = (): void => {
    if (!damaged) log.error("The desk's file is damaged");
    damaged = true;
  };

  /** One process at a time makes, mends or replaces the file. */
  const prepare = async (first: () => void, unclean: boolean): Promise<void> => {
    const done = await waitToHoldFile(join(dataFolder, "desk-opening.lock"), dataFolder, OPENING, OPENING_PATIENCE);
    try {
      first();
      const damage = await prepareFile(paths, { clock, migrations, unclean });
      damaged = damage !== undefined;
      if (damage !== undefined) log.error(`The desk's file is damaged: ${damage}`);
    } finally {
      done();
    }
  };
  await prepare(() => {}, host && existsSync(openMark));
  if (host) writeFileSync(openMark, "", { mode: 0o600 });

  let opened: string | undefined;
  const connection = createConnection({
    folder: dataFolder,
    onDamage: becomeDamaged,
    open() {
      if (damaged) throw new Failure("damaged-desk", DAMAGED);
      const file = openExisting(paths.file);
      opened = identityOf(paths.file);
      return file;
    },
    // A file deleted or moved away under an open handle would take words and lose them.
    isStillThere() {
      try {
        return identityOf(paths.file) === opened;
      } catch {
        return false;
      }
    },
  });
  const listeners = new Set<() => void>();
  const tellListeners = (): void => {
    for (const listener of listeners) listener();
  };
  const watch = watchForeignWrites(connection, tellListeners);

  return {
    database: connection,
    state: () => (damaged ? "damaged" : "ready"),
    backups: () => goodBackups(paths.backups),
    async copyTo(path) {
      if (damaged) throw new Failure("damaged-desk", DAMAGED);
      try {
        await vacuumInto(paths.file, path);
      } catch (error) {
        throw troubleOf(error, dataFolder)?.failure ?? diskFailure(error);
      }
    },
    async backUpIfDue() {
      const now = clock.now();
      const newest = newestBackupAt(paths.backups, now);
      if (damaged || (newest !== undefined && now.since(newest).total("hours") < HOURS_BETWEEN_BACKUPS)) return undefined;
      try {
        return await makeBackup(paths.file, paths.backups, now);
      } catch (error) {
        throw troubleOf(error, dataFolder)?.failure ?? diskFailure(error);
      }
    },
    async recover(backup) {
      // Another window may have mended it already, and somebody may be writing in it by now.
      if (!damaged) throw new Failure("bad-input", "This desk is in order already. Nothing was changed; open it again.");
      connection.leave();
      await prepare(() => replaceWithBackup(paths, backup, clock), false);
      tellListeners();
    },
    onForeignWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    askForForeignWrites: watch.ask,
    close() {
      watch.stop();
      connection.close();
      if (host) rmSync(openMark, { force: true });
      letGo();
    },
  };
}

/** Which file it is, whatever its name: a disk put in place of another may repeat its numbers. */
function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}
