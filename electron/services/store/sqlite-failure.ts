import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../../shared/contract/failure.ts";

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html */
const PERM = 3;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const KEPT = "Nothing of this was saved; what is on the screen stays there and is saved as soon as the disk takes it.";
const FULL_DISK = `The disk is full. ${KEPT} Make some room on it.`;
const READ_ONLY_DISK = `The disk can only be read, not written. ${KEPT} Check the disk and its permissions.`;
const LOST_DISK = `The disk cannot be reached or written. ${KEPT} Check that it is connected.`;
const BUSY_FILE = `Another program has held the desk's file for more than five seconds. ${KEPT}`;
const DAMAGED = "The desk's file is damaged. Start Standfirst again to bring back the newest good copy.";

/** What went wrong, and whether the connection must be opened afresh before the next try. */
export interface SqliteTrouble {
  failure: Failure;
  reopen: boolean;
  damaged: boolean;
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}

export function isBusy(error: unknown): boolean {
  const code = primaryCode(error);
  return code === BUSY || code === LOCKED;
}

/** SQLite says "I/O error" for a full, a read-only and an absent disk alike: a small write tells. */
function diskMessage(folder: string): string {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    const file = openSync(probe, "wx", 0o600);
    try {
      writeSync(file, Buffer.alloc(4096));
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(probe, { force: true });
    }
    return LOST_DISK;
  } catch (error) {
    return messageOfSystemError(error) ?? LOST_DISK;
  }
}

function messageOfSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") return FULL_DISK;
  if (error.code === "EROFS" || error.code === "EACCES" || error.code === "EPERM") return READ_ONLY_DISK;
  if (error.code === "EIO" || error.code === "ENOENT" || error.code === "ENOTDIR") return LOST_DISK;
  return undefined;
}

/** A refusal of the file system as a `Failure("disk")`; other errors come back as they are. */
export function diskFailure(error: unknown): unknown {
  const message = messageOfSystemError(error);
  return message === undefined ? error : new Failure("disk", message, { cause: error });
}

/** Reads an error of SQLite; undefined when it is not one that a disk or another program caused. */
export function troubleOf(error: unknown, folder: string): SqliteTrouble | undefined {
  const disk = (message: string, reopen: boolean): SqliteTrouble => ({
    failure: new Failure("disk", message, { cause: error }),
    reopen,
    damaged: false,
  });
  switch (primaryCode(error)) {
    case FULL:
      return disk(FULL_DISK, false);
    case READONLY:
    case PERM:
      return disk(READ_ONLY_DISK, true);
    case IOERR:
    case CANTOPEN:
      return disk(diskMessage(folder), true);
    case BUSY:
    case LOCKED:
      return disk(BUSY_FILE, false);
    case CORRUPT:
    case NOTADB:
      return { failure: new Failure("damaged-desk", DAMAGED, { cause: error }), reopen: true, damaged: true };
    default:
      return undefined;
  }
}
