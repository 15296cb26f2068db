import { createORPCClient } from "@orpc/client";
import { Failure } from "../../shared/contract/failure.ts";
import type { DeskClient } from "./desk-client.ts";
import { CUT_MESSAGE, failureFromWire } from "./failure-from-wire.ts";
import type { Link, OpenWire, Wire } from "./wire.ts";

/** `opening` before the first answer; `cut` from then on until the desk is reached again. */
export type Reach = "opening" | "open" | "cut";

export interface Connection {
  readonly client: DeskClient;
  reach(): Reach;
  /** Tells of every change of `reach`. Returns the way to stop listening. */
  onReachDidChange(listener: (reach: Reach) => void): () => void;
  close(): void;
}

export interface Waits {
  /** First wait before a cut wire is opened again, in milliseconds; it doubles each time. */
  first: number;
  longest: number;
}

/**
 * Holds the desk over one wire at a time and opens a new one when it is cut. Calls made
 * while it is cut fail at once with `no-connection`; they are not repeated here, because
 * only the caller knows whether that is safe.
 */
export function connect(openWire: OpenWire, waits: Waits = { first: 250, longest: 4000 }): Connection {
  const listeners = new Set<(reach: Reach) => void>();
  let reach: Reach = "opening";
  let wait = waits.first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let wire: Wire = open();

  function tell(next: Reach): void {
    if (next === reach) return;
    reach = next;
    for (const listener of [...listeners]) listener(next);
  }

  function open(): Wire {
    return openWire({
      didOpen: () => {
        wait = waits.first;
        tell("open");
      },
      didClose: () => {
        if (ended) return;
        tell("cut");
        timer = setTimeout(() => {
          wire = open();
        }, wait);
        wait = Math.min(wait * 2, waits.longest);
      },
    });
  }

  const link: Link = {
    call: async (path, input, options) => {
      if (reach === "cut") throw new Failure("no-connection", CUT_MESSAGE);
      const used = wire;
      try {
        const signal = options.signal === undefined ? undefined : whileOpen(options.signal, used);
        const answer = await used.link.call(path, input, { ...options, signal });
        return isStream(answer) ? rebuildFailures(answer, used) : answer;
      } catch (error) {
        if (options.signal?.aborted === true) throw error;
        throw failureFromWire(error, used.isOpen());
      }
    },
  };

  return {
    client: createORPCClient<DeskClient>(link),
    reach: () => reach,
    onReachDidChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      ended = true;
      clearTimeout(timer);
      wire.close();
      tell("cut");
    },
  };
}

/** A call is given up over an open wire only: on a cut one it has ended, and telling the desk would throw. */
function whileOpen(signal: AbortSignal, wire: Wire): AbortSignal {
  if (signal.aborted) return signal;
  const given = new AbortController();
  signal.addEventListener("abort", () => {
    if (wire.isOpen()) given.abort(signal.reason);
  });
  return given.signal;
}

function isStream(answer: unknown): answer is AsyncIterableIterator<unknown> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer && "next" in answer;
}

async function* rebuildFailures(stream: AsyncIterableIterator<unknown>, wire: Wire): AsyncGenerator {
  try {
    for await (const event of stream) yield event;
  } catch (error) {
    throw failureFromWire(error, wire.isOpen());
  }
}
