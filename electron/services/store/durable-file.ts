import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

function flush(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes renames in a folder last. Windows keeps them without being asked, and refuses this. */
export function flushFolder(folder: string): void {
  if (process.platform !== "win32") flush(folder, "r");
}

/** Gives a finished file its name, so that a reader sees all of it or none. */
export function putInPlace(finished: string, path: string): void {
  flush(finished, "r+");
  renameSync(finished, path);
  flushFolder(dirname(path));
}

/** Copies a file beside `path` first, then renames, so that `path` is never half a file. */
export function copyInPlace(source: string, path: string): void {
  const copy = `${path}.incoming`;
  try {
    copyFileSync(source, copy);
    putInPlace(copy, path);
  } finally {
    rmSync(copy, { force: true });
  }
}
