import { setTimeout as wait } from "node:timers/promises";
import type { GrammarState } from "../../../shared/contract/checks.ts";
import type { Log } from "../../ports/log.ts";
import type { FromGrammar, GrammarFound, ToGrammar } from "./messages.ts";
import { createThread } from "./thread.ts";

/** Of the heap, in megabytes; the checker's own memory lies beside it. */
const MEMORY = 1024;
/**
 * It takes five seconds of a processor and hundreds of megabytes to start, so it starts late, in milliseconds: the
 * first moments of a desk belong to opening a story and the first words.
 */
const BEFORE_START = 15_000;
/** Unused for this long it gives its memory back, in milliseconds. */
const UNUSED = 15 * 60_000;
/** Answers that are kept, by their text. */
const MOST_KEPT = 4000;
/** Texts it is given at once: more would hold back the paragraph that changed last. */
const AT_ONCE = 8;
/** Of a long story what was found so far is told this often, in milliseconds. */
const BETWEEN_NEWS = 3000;
/** After as many deaths in a row it is left alone. */
const MOST_DEATHS = 2;

/** The grammar of texts, looked at on a thread of its own, whenever that is there. */
export interface Grammar {
  state(): GrammarState;
  /** What is known of a text by now; undefined where it has not been looked at. */
  known(text: string): readonly GrammarFound[] | undefined;
  /** Has these looked at, in this order, before what was asked earlier; `onFound` tells. */
  ask(texts: readonly string[], now?: boolean): void;
  /** Resolves when all that was asked is answered, or it cannot be. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface GrammarParts {
  log: Log;
  /** All that was asked has been answered, or the state is another. */
  onFound(): void;
  /** Milliseconds between the first question and the start. */
  beforeStart?: number;
}

export function createGrammar({ log, onFound, beforeStart = BEFORE_START }: GrammarParts): Grammar {
  const known = new Map<string, readonly GrammarFound[]>();
  let queue: string[] = [];
  const underWay = new Set<string>();
  let state: GrammarState = { state: "off" };
  let starting: NodeJS.Timeout | undefined;
  let unused: NodeJS.Timeout | undefined;
  let deaths = 0;
  let hurried = false;
  let toldAt = 0;
  let waiters: (() => void)[] = [];

  const thread = createThread<ToGrammar, FromGrammar>({
    name: "grammar-worker",
    folder: "./",
    memory: MEMORY,
    hear(message) {
      deaths = 0;
      keep(message.key, message.found);
      underWay.delete(message.key);
      if (underWay.size > 0) return;
      if (queue.length > 0 && performance.now() - toldAt > BETWEEN_NEWS) tell();
      next();
    },
    onDeath(error) {
      deaths += 1;
      log.error("The grammar checker stopped", error);
      if (deaths < MOST_DEATHS) {
        queue = [...underWay, ...queue];
        underWay.clear();
        return next();
      }
      const problem = "Grammar cannot be checked on this machine just now. All other checks work.";
      settle({ state: "unavailable", problem });
    },
  });

  function keep(text: string, found: readonly GrammarFound[]): void {
    known.set(text, found);
    const oldest = known.keys().next().value;
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
  }

  function tell(): void {
    toldAt = performance.now();
    onFound();
  }

  function settle(now: GrammarState): void {
    queue = [];
    underWay.clear();
    state = now;
    hurried = false;
    for (const waiter of waiters.splice(0)) waiter();
    tell();
  }

  function next(): void {
    clearTimeout(unused);
    if (queue.length === 0) {
      unused = setTimeout(() => {
        thread.rest();
        state = { state: "off" };
      }, UNUSED);
      unused.unref();
      return settle({ state: "ready" });
    }
    const texts = queue.splice(0, AT_ONCE);
    for (const text of texts) underWay.add(text);
    thread.say({ texts: texts.map((text) => ({ key: text, text })), gently: !hurried });
  }

  return {
    state: () => state,
    known: (text) => known.get(text),
    ask(texts, now = false) {
      if (state.state === "unavailable") return;
      const waiting = new Set(queue);
      const fresh = texts.filter((text) => !known.has(text) && !underWay.has(text) && !waiting.has(text));
      hurried ||= now;
      if (fresh.length === 0 && !now) return;
      queue = [...new Set(fresh), ...queue];
      if (state.state === "ready") {
        state = { state: "working" };
        return next();
      }
      if (queue.length === 0 || underWay.size > 0 || (state.state !== "off" && !now)) return;
      clearTimeout(starting);
      state = { state: "starting" };
      starting = setTimeout(next, now ? 0 : beforeStart);
      if (!now) starting.unref();
    },
    settled: async () => {
      if (queue.length === 0 && underWay.size === 0) return;
      // The thread keeps no process alive; whoever waits for it does.
      const ending = new AbortController();
      const alive = wait(2 ** 30, undefined, { signal: ending.signal }).catch(() => {});
      await new Promise<void>((resolve) => waiters.push(resolve));
      ending.abort();
      await alive;
    },
    async close() {
      clearTimeout(starting);
      clearTimeout(unused);
      await thread.close();
    },
  };
}
