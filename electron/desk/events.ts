import { Failure } from "../../shared/contract/failure.ts";
import type { DeskEvent } from "../../shared/contract/desk.ts";
import type { Announce } from "../ports/announce.ts";

/** Events kept for a listener that does not read: a minute of somebody typing hard elsewhere. */
const MOST_WAITING = 500;

/** What happens at the desk, for everybody who listens. */
export interface Events {
  announce: Announce;
  /**
   * Everything from now on, in order, but what this session knows from answers. A listener that falls too far behind is cut off with
   * `no-connection`, so that it reads afresh instead of missing something.
   */
  listen(session: string, signal?: AbortSignal): AsyncGenerator<DeskEvent, void, void>;
  /** Ends all listening. */
  close(): void;
}

interface Listener {
  session: string;
  waiting: DeskEvent[];
  ended: boolean;
  behind: boolean;
  wake: () => void;
}

export function createEvents(): Events {
  const listeners = new Set<Listener>();

  async function* read(listener: Listener, signal: AbortSignal | undefined): AsyncGenerator<DeskEvent, void, void> {
    const end = (): void => {
      listener.ended = true;
      listener.wake();
    };
    signal?.addEventListener("abort", end);
    try {
      for (;;) {
        if (listener.behind) throw new Failure("no-connection", "This window fell behind and reads the desk afresh.");
        const next = listener.waiting.shift();
        if (next !== undefined) yield next;
        else if (listener.ended || signal?.aborted === true) return;
        else {
          const { promise, resolve } = Promise.withResolvers<void>();
          listener.wake = resolve;
          await promise;
        }
      }
    } finally {
      signal?.removeEventListener("abort", end);
      listeners.delete(listener);
    }
  }

  return {
    announce(event, besides) {
      for (const listener of listeners) {
        if (listener.session === besides) continue;
        if (listener.waiting.length >= MOST_WAITING) {
          listener.waiting = [];
          listener.behind = true;
          listeners.delete(listener);
        } else {
          listener.waiting.push(event);
        }
        listener.wake();
      }
    },
    listen(session, signal) {
      const listener: Listener = { session, waiting: [], ended: false, behind: false, wake: () => {} };
      // Here and not at the first read: what happens between the two is not missed.
      listeners.add(listener);
      signal?.addEventListener("abort", () => listeners.delete(listener), { once: true });
      return read(listener, signal);
    },
    close() {
      for (const listener of listeners) {
        listener.ended = true;
        listener.wake();
      }
      listeners.clear();
    },
  };
}
