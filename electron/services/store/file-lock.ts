import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import { isBusy, troubleOf } from "./sqlite-failure.ts";

/**
 * Holds a file of its own for this process. SQLite's lock is the operating system's: it ends
 * with the process, however that ends. Fails with `desk-in-use`. Returns what lets go.
 */
export function holdFile(path: string, folder: string, inUse: string): () => void {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path, { timeout: 0 });
    file.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    file?.close();
    if (isBusy(error)) throw new Failure("desk-in-use", inUse, { cause: error });
    throw troubleOf(error, folder)?.failure ?? error;
  }
  const held = file;
  return () => {
    if (held.isOpen) held.close();
  };
}

/** How often a held file is tried again, in milliseconds. */
const TRIED_EVERY = 25;

/** The same, waiting up to `patience` milliseconds for whoever holds it. */
export async function waitToHoldFile(path: string, folder: string, inUse: string, patience: number): Promise<() => void> {
  for (let waited = 0; ; waited += TRIED_EVERY) {
    try {
      return holdFile(path, folder, inUse);
    } catch (error) {
      if (!isFailure(error, "desk-in-use") || waited >= patience) throw error;
    }
    await setTimeout(TRIED_EVERY);
  }
}
