import { Failure } from "../../../shared/contract/failure.ts";
import type { StoryText } from "../../../shared/checks/story-text.ts";
import type { Finding } from "../../../shared/style/finding.ts";
import type { Log } from "../../ports/log.ts";
import type { ReadNames } from "./archive-names.ts";
import type { FromChecker, ToChecker } from "./messages.ts";
import { createThread } from "./thread.ts";

/** Of the heap, in megabytes: the dictionary takes about 60. */
const MEMORY = 512;
/** How long an answer may take before the thread is taken for stuck, in milliseconds; its start included. */
const LONGEST = 30_000;

export interface CheckerThread {
  /** Fails with `checks` when the thread dies or is stuck; the next question starts another. */
  check(texts: readonly StoryText[], today: string): Promise<{ findings: Finding[]; thinking: boolean }>;
  /** Tells it something; a thread that starts later is told by `first`. */
  tell(message: Exclude<ToChecker, { kind: "check" }>): void;
  /** Resolves when it has thought about every word it left open. */
  thought(): Promise<void>;
  close(): Promise<void>;
}

export interface CheckerThreadParts {
  log: Log;
  /** What a new thread must know. */
  first(): readonly ToChecker[];
  onThought(): void;
  onFault(rule: string, message: string): void;
  onNames(read: ReadNames): void;
}

interface Waiting {
  resolve(answer: { findings: Finding[]; thinking: boolean }): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

export function createCheckerThread({ log, first, onThought, onFault, onNames }: CheckerThreadParts): CheckerThread {
  const waiting = new Map<number, Waiting>();
  let listeners: (() => void)[] = [];
  let started = false;
  let next = 1;

  const thread = createThread<ToChecker, FromChecker>({
    name: "checker-worker",
    folder: "../../desk/",
    memory: MEMORY,
    first,
    hear(message) {
      if (message.kind === "answer") settle(message.id, (each) => each.resolve(message));
      if (message.kind === "fault") onFault(message.rule, message.message);
      if (message.kind === "names") onNames(message);
      if (message.kind !== "thought") return;
      for (const listener of listeners.splice(0)) listener();
      onThought();
    },
    onDeath: (error) => fail(error),
  });

  function settle(id: number, how: (waiting: Waiting) => void): void {
    const one = waiting.get(id);
    if (one === undefined) return;
    waiting.delete(id);
    clearTimeout(one.timer);
    how(one);
  }

  function fail(error: Error): void {
    log.error("The checker stopped", error);
    started = false;
    listeners.splice(0).forEach((listener) => listener());
    const problem = new Failure("checks", "The checks stopped and are started again. The story is as it was; nothing is lost.", {
      cause: error,
    });
    for (const id of waiting.keys()) settle(id, (each) => each.reject(problem));
  }

  return {
    check: (texts, today) =>
      new Promise((resolve, reject) => {
        const id = next;
        next += 1;
        const timer = setTimeout(() => {
          thread.rest();
          fail(new Error(`No answer within ${LONGEST} ms`));
        }, LONGEST);
        waiting.set(id, { resolve, reject, timer });
        started = true;
        thread.say({ kind: "check", id, texts, today });
      }),
    tell: (message) => {
      if (started) thread.say(message);
    },
    thought: () =>
      new Promise((resolve) => {
        if (!started) return resolve();
        // The thread keeps no process alive; whoever waits for it does.
        const timer = setTimeout(resolve, LONGEST);
        listeners.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
    close: async () => {
      for (const id of waiting.keys()) settle(id, (each) => each.reject(new Failure("stopped", "The desk is closed.")));
      await thread.close();
    },
  };
}
