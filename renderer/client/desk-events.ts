import type { DeskEvent } from "../../shared/contract/desk.ts";
import { isFailure } from "../../shared/contract/failure.ts";
import type { Connection } from "./connection.ts";

export interface DeskEvents {
  /** Hands out what was heard so far, and from now on each as it comes: those who listen are there. */
  begin(): void;
  /** Hears every event from now on, in order. Returns the way to stop listening. */
  onEvent(listener: (event: DeskEvent) => void): () => void;
  /** What this window did and the desk answered: all of it hears of that as of any event. */
  tell(event: DeskEvent): void;
  /** Events may have been missed: read again what is on the screen. */
  onDidResume(listener: () => void): () => void;
  close(): void;
}

/** Wait before asking again when the desk is reached but gave no events, in milliseconds. */
const RETRY = 1000;

/**
 * Subscribes once for the whole window, and again after each cut. It may listen before anything
 * is there that hears: events wait for `begin`.
 */
export function listenToDesk(connection: Connection): DeskEvents {
  const listeners = new Set<(event: DeskEvent) => void>();
  const resumeListeners = new Set<() => void>();
  let listening: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What the first subscription could have missed is read after it was sent, over the same wire.
  let isFirst = true;
  let waiting: DeskEvent[] | undefined = [];

  function tell(event: DeskEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  async function listen(): Promise<void> {
    if (listening !== undefined) return;
    const mine = new AbortController();
    listening = mine;
    const mayHaveMissed = !isFirst;
    isFirst = false;
    try {
      const events = await connection.client.desk.changes(undefined, { signal: mine.signal });
      if (mayHaveMissed) for (const listener of [...resumeListeners]) listener();
      for await (const news of events) {
        for (const event of news.kind === "severalDidHappen" ? news.events : [news]) {
          if (waiting === undefined) tell(event);
          else waiting.push(event);
        }
      }
    } catch (error) {
      if (!mine.signal.aborted && !isFailure(error, "no-connection")) console.error("The desk's events stopped.", error);
    }
    listening = undefined;
    if (!mine.signal.aborted && connection.reach() === "open") timer = setTimeout(() => void listen(), RETRY);
  }

  const stopWatching = connection.onReachDidChange((reach) => {
    if (reach === "open") void listen();
  });
  void listen();

  return {
    begin: () => {
      const heard = waiting ?? [];
      waiting = undefined;
      for (const event of heard) tell(event);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    onDidResume: (listener) => {
      resumeListeners.add(listener);
      return () => resumeListeners.delete(listener);
    },
    close: () => {
      stopWatching();
      clearTimeout(timer);
      listening?.abort();
    },
  };
}
