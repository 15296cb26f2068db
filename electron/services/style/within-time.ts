import { createContext, Script } from "node:vm";
import type { WithinTime } from "../../../shared/style/rule.ts";

/** What a pattern may take, in milliseconds of the processor. */
const LIMIT = 20;
/**
 * How long it is waited for, in milliseconds of the clock. On a busy machine a sound pattern may not
 * get its turn within the limit; it is tried again with more, and only what used its share ran away.
 */
const WAITS = [LIMIT, 5 * LIMIT, 25 * LIMIT] as const;
/** Part of the limit that counts as all of it: the timer is not exact. */
const ENOUGH = 0.75;

/** Stops what takes too long with V8's own means: the only way to stop a regular expression under way. */
export function createWithinTime(): WithinTime {
  const room: { work: () => void } = { work: () => {} };
  const context = createContext(room);
  const script = new Script("work()");
  const runs = (work: () => void, timeout: number): boolean => {
    room.work = work;
    try {
      script.runInContext(context, { timeout });
      return true;
    } catch (error) {
      // Not always an Error of this room, so it is known by its code.
      if ((error as { code?: unknown }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
      throw error;
    }
  };
  return (work) => {
    for (const wait of WAITS) {
      const before = process.threadCpuUsage();
      if (runs(work, wait)) return true;
      const { user, system } = process.threadCpuUsage(before);
      if ((user + system) / 1000 >= LIMIT * ENOUGH) return false;
    }
    return false;
  };
}
