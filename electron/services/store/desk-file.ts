import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Clock } from "../../ports/clock.ts";
import { backupNames, makeBackup, nameOfInstant, readBackup } from "./backups.ts";
import { copyInPlace, flushFolder, putInPlace } from "./durable-file.ts";
import { migrate, refuseNewer, schemaVersion } from "./migrate.ts";
import { findDamage, openExisting, openOrMake } from "./raw-file.ts";
import { troubleOf } from "./sqlite-failure.ts";

/**
 * Largest file, in bytes, whose structure is checked at every start; about 20 ms. A larger one
 * is checked after an end that was not clean, and each day in its backup: reading a gigabyte
 * at every start would keep the journalist waiting. SQLite itself survives a power cut; what
 * is looked for here is a failing disk or another program's pen.
 */
const CHECKED_AT_EVERY_START = 16 * 1024 * 1024;

const JOURNALS = ["-wal", "-shm"] as const;

/** Where the parts of a desk lie in its data folder. */
export interface DeskPaths {
  folder: string;
  file: string;
  backups: string;
}

export function deskPaths(folder: string): DeskPaths {
  return { folder, file: join(folder, "desk.sqlite"), backups: join(folder, "backups") };
}

interface Preparation {
  clock: Clock;
  migrations: readonly string[];
  /** The last host did not end cleanly. */
  unclean: boolean;
}

/** Makes the file or brings it up to date. Returns what is wrong with it, if it is damaged. */
export async function prepareFile(paths: DeskPaths, { clock, migrations, unclean }: Preparation): Promise<string | undefined> {
  if (!existsSync(paths.file)) {
    if (backupNames(paths.backups).length > 0 || existsSync(`${paths.file}-wal`)) return "it is gone";
    makeFile(paths.file, migrations);
    return undefined;
  }
  try {
    const thorough = unclean || statSync(paths.file).size <= CHECKED_AT_EVERY_START;
    const found = lookInto(paths.file, thorough, migrations);
    if (found.damage !== undefined) return found.damage;
    if (found.version < migrations.length) await bringUpToDate(paths, clock, migrations);
    return undefined;
  } catch (error) {
    const trouble = troubleOf(error, paths.folder);
    if (trouble === undefined) throw error;
    if (trouble.damaged) return error instanceof Error ? error.message : String(error);
    throw trouble.failure;
  }
}

function makeFile(path: string, migrations: readonly string[]): void {
  // Made aside and renamed: a file that is there but holds no desk is always a damaged one.
  const fresh = `${path}.fresh`;
  for (const end of ["", ...JOURNALS]) rmSync(fresh + end, { force: true });
  const file = openOrMake(fresh);
  try {
    migrate(file, migrations);
  } finally {
    file.close();
  }
  putInPlace(fresh, path);
}

function lookInto(path: string, thorough: boolean, migrations: readonly string[]): { version: number; damage?: string } {
  const file = openExisting(path);
  try {
    const version = schemaVersion(file);
    if (version === 0) return { version, damage: "it holds no desk" };
    const damage = thorough ? findDamage(file) : undefined;
    if (damage !== undefined) return { version, damage };
    refuseNewer(file, migrations);
    return { version };
  } finally {
    file.close();
  }
}

async function bringUpToDate(paths: DeskPaths, clock: Clock, migrations: readonly string[]): Promise<void> {
  await makeBackup(paths.file, paths.backups, clock.now());
  const file = openExisting(paths.file);
  try {
    migrate(file, migrations);
  } finally {
    file.close();
  }
}

/** Puts a sound backup in the file's place; the damaged file keeps its bytes under a new name. */
export function replaceWithBackup(paths: DeskPaths, backup: string, clock: Clock): void {
  if (readBackup(paths.backups, backup) === undefined) {
    throw new Failure("not-found", "This copy of the desk is missing or is damaged itself. Nothing was changed; choose another.");
  }
  const aside = join(paths.folder, `desk-damaged-${nameOfInstant(clock.now())}.sqlite`);
  // The journal goes with its file: beside the copy it would be taken for the copy's own.
  for (const end of [...JOURNALS, ""]) {
    if (existsSync(paths.file + end)) renameSync(paths.file + end, aside + end);
  }
  flushFolder(paths.folder);
  copyInPlace(join(paths.backups, backup), paths.file);
}
