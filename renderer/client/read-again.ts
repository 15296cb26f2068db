import { hashKey } from "@tanstack/react-query";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { atMostEvery } from "./at-most-every.ts";

/** What many events make out of date is read again at most this often, in milliseconds. */
const REREAD = 250;
/** And this often while they never cease, as when a long queue is sent: somebody may be writing. */
const REREAD_IN_A_FLOOD = 2000;

export interface ReadAgain {
  /** Was read before something happened. Read again where it is shown, or when it next is. */
  outOfDate(keys: readonly QueryKey[]): void;
  close(): void;
}

/** Reads again what events have made out of date: the first at once, and what follows close behind together. */
export function createReadAgain(queries: QueryClient): ReadAgain {
  const waiting = new Map<string, QueryKey>();
  const { ask, stop } = atMostEvery(
    REREAD,
    () => {
      const keys = [...waiting.values()];
      waiting.clear();
      for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
    },
    REREAD_IN_A_FLOOD,
  );
  return {
    outOfDate(keys) {
      if (keys.length === 0) return;
      for (const key of keys) waiting.set(hashKey(key), key);
      ask();
    },
    close: stop,
  };
}
