import type { Database } from "../../../ports/database.ts";
import type { TargetMemory } from "./target.ts";

/** What one target remembers, in the desk's file. */
export function createTargetMemory(database: Database, targetId: string): TargetMemory {
  const get: TargetMemory["get"] = (key) =>
    database.get<{ value: string }>("SELECT value FROM target_memory WHERE target_id = ? AND key = ?", targetId, key)?.value;
  return {
    get,
    set(key, value) {
      // Each write waits for the disk, and most of what is learnt is known.
      if (get(key) === value) return;
      database.run(
        `INSERT INTO target_memory (target_id, key, value) VALUES (?, ?, ?)
         ON CONFLICT (target_id, key) DO UPDATE SET value = excluded.value`,
        targetId,
        key,
        value,
      );
    },
    forget(key) {
      database.run("DELETE FROM target_memory WHERE target_id = ? AND key = ?", targetId, key);
    },
  };
}

/** For a target that is only tried: what it learns goes with it. */
export function createPassingMemory(): TargetMemory {
  const kept = new Map<string, string>();
  return { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value), forget: (key) => void kept.delete(key) };
}

/** Forgets all of it: the site is gone, or is another. */
export function forgetTargetMemory(database: Database, targetId: string): void {
  database.run("DELETE FROM target_memory WHERE target_id = ?", targetId);
}
