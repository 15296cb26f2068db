import { Worker } from "node:worker_threads";
import { Failure } from "../../../shared/contract/failure.ts";
import type { FailureCode } from "../../../shared/contract/failure.ts";
import type { Rehearsal, TriedOut } from "../../../shared/style/house-style.ts";
import type { RuleEntry } from "../../../shared/style/rule-file.ts";
import type { KeptGuides } from "./kept-guides.ts";
import type { ReadGuides } from "./read-guides.ts";

export interface Rehearsing {
  kind: "rehearse";
  /** The desk's file: the thread reads it by itself. */
  deskFile: string;
  entry: RuleEntry;
}
export type StyleQuestion =
  | { kind: "read"; folders: string[]; kept: KeptGuides }
  | { kind: "try-out"; entry: RuleEntry; text: string }
  | Rehearsing;
export type Progress = Omit<Extract<Rehearsal, { kind: "progress" }>, "kind">;
export type Rehearsed = Extract<Rehearsal, { kind: "done" }>;
export type StyleAnswer = ReadGuides | TriedOut | Rehearsed;

export interface ToStyleThread {
  id: number;
  question: StyleQuestion;
}
export type FromStyleThread = { id: number } & (
  | { answer: StyleAnswer }
  | { progress: Progress }
  | { refused: { code?: FailureCode; message: string } }
);

/** Reading, testing and rehearsing rules, on a thread that nobody's keys wait for. */
export interface StyleThread {
  read(folders: string[], kept: KeptGuides): Promise<ReadGuides>;
  tryOut(entry: RuleEntry, text: string): Promise<TriedOut>;
  /** Fails with `stopped` once `signal` is aborted. */
  rehearse(deskFile: string, entry: RuleEntry, signal: AbortSignal, progress: (at: Progress) => void): Promise<Rehearsed>;
  close(): Promise<void>;
}

/** How long a thread is kept that nobody asks, in milliseconds: it holds some 15 MB. */
const KEPT_IDLE = 60_000;

// Hosts are bundled into folders side by side, one of which is the worker's.
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./style-worker.ts" : "../style-worker/main.js", import.meta.url);

interface Waiting {
  resolve(answer: StyleAnswer): void;
  reject(error: unknown): void;
  progress?: ((at: Progress) => void) | undefined;
}

export function createStyleThread(): StyleThread {
  let standing: ReturnType<typeof startThread> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const ask = async (question: StyleQuestion): Promise<StyleAnswer> => {
    standing ??= startThread(() => (standing = undefined));
    clearTimeout(idle);
    try {
      return await standing.ask(question);
    } finally {
      idle = setTimeout(() => void standing?.end(), KEPT_IDLE).unref();
    }
  };
  return {
    read: async (folders, kept) => (await ask({ kind: "read", folders, kept })) as ReadGuides,
    tryOut: async (entry, text) => (await ask({ kind: "try-out", entry, text })) as TriedOut,
    async rehearse(deskFile, entry, signal, progress) {
      // A thread of its own, which can be ended in the middle of it.
      const thread = startThread(() => {});
      const stop = (): void => void thread.end();
      signal.addEventListener("abort", stop);
      try {
        if (signal.aborted) throw stopped();
        return (await thread.ask({ kind: "rehearse", deskFile, entry }, progress)) as Rehearsed;
      } finally {
        signal.removeEventListener("abort", stop);
        await thread.end();
      }
    },
    async close() {
      clearTimeout(idle);
      await standing?.end();
    },
  };
}

function stopped(): Failure {
  return new Failure("stopped", "The rehearsal was stopped.");
}

interface RunningThread {
  ask(question: StyleQuestion, progress?: (at: Progress) => void): Promise<StyleAnswer>;
  end(): Promise<void>;
}

function startThread(onEnd: () => void): RunningThread {
  const worker = new Worker(WORKER);
  // What it is asked keeps the process; the thread itself does not.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let count = 0;
  const settled = (id: number): void => {
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  };
  const failAll = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    onEnd();
  };
  worker.on("message", (message: FromStyleThread) => {
    const asked = waiting.get(message.id);
    if (asked === undefined) return;
    if ("progress" in message) {
      asked.progress?.(message.progress);
      return;
    }
    settled(message.id);
    if ("answer" in message) return asked.resolve(message.answer);
    const { code, message: words } = message.refused;
    asked.reject(code === undefined ? new Error(words) : new Failure(code, words));
  });
  worker.once("error", failAll);
  worker.once("exit", () => failAll(stopped()));
  return {
    ask(question, progress) {
      const { promise, resolve, reject } = Promise.withResolvers<StyleAnswer>();
      count += 1;
      waiting.set(count, { resolve, reject, progress });
      worker.ref();
      worker.postMessage({ id: count, question } satisfies ToStyleThread);
      return promise;
    },
    async end() {
      await worker.terminate();
    },
  };
}
