import { Worker } from "node:worker_threads";
import { Failure, type FailureCode } from "../../../shared/contract/failure.ts";
import type { ReadManuscript } from "./read-manuscript.ts";
import type { ZipLimits } from "./zip-limits.ts";

export interface ToWorker {
  bytes: Uint8Array;
  limits: ZipLimits | undefined;
}

/** A failure crosses without its class, so it goes as its parts. */
export type FromWorker = { read: ReadManuscript } | { refused: { code: FailureCode; message: string; cause?: string } };

export interface ReadingLimits {
  /** In milliseconds. */
  time: number;
  /** Of the heap, in megabytes; the bytes of the file and its pictures come on top. */
  memory: number;
  zip?: ZipLimits;
}

/** A manuscript of the largest XML there may be stays well below both. */
export const READING_LIMITS: ReadingLimits = { time: 30_000, memory: 1024 };

// Hosts are bundled into folders side by side, one of which is the worker's.
const WORKER = new URL(
  import.meta.url.endsWith(".ts") ? "./manuscript-worker.ts" : "../manuscript-worker/main.js",
  import.meta.url,
);

/**
 * Reads a manuscript on a thread of its own, so that nobody's keys wait for it on their way to
 * the disk, and gives up where it takes too long or too much memory. Fails with `bad-file`.
 */
export function readAside(bytes: Uint8Array, { time, memory, zip }: ReadingLimits = READING_LIMITS): Promise<ReadManuscript> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadManuscript>();
  const worker = new Worker(WORKER, {
    workerData: { bytes, limits: zip } satisfies ToWorker,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const timer = setTimeout(() => {
    reject(tooMuch(`takes longer than ${time / 1000} seconds to read`));
    void worker.terminate();
  }, time);
  worker.once("message", (answer: FromWorker) => {
    if ("read" in answer) resolve(answer.read);
    else reject(new Failure(answer.refused.code, answer.refused.message, { cause: answer.refused.cause }));
  });
  worker.once("error", (error: NodeJS.ErrnoException) => {
    reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch("takes too much memory to read", error) : error);
  });
  worker.once("exit", (status) => {
    clearTimeout(timer);
    reject(new Error(`The reading of a manuscript ended early (${status})`));
  });
  return promise;
}

function tooMuch(what: string, cause?: unknown): Failure {
  return new Failure(
    "bad-file",
    `This Word file ${what}, so it was not opened. Nothing was added to the desk. Split it in Word and open the parts.`,
    {
      cause,
    },
  );
}
