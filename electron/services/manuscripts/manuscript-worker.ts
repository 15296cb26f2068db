import { parentPort, workerData } from "node:worker_threads";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { FromWorker, ToWorker } from "./read-aside.ts";
import { readManuscript } from "./read-manuscript.ts";

// A thread of its own: see read-aside.ts.

async function answer({ bytes, limits }: ToWorker): Promise<FromWorker> {
  try {
    const { pictures, ...text } = await readManuscript(bytes, limits);
    // Each on its own: a picture may be a view into the whole file, which would cross with it.
    const own = pictures.map((picture) => (picture.bytes === undefined ? picture : { ...picture, bytes: picture.bytes.slice() }));
    return { read: { ...text, pictures: own } };
  } catch (error) {
    if (!isFailure(error)) throw error;
    const cause = error.cause instanceof Error ? error.cause.stack : undefined;
    return { refused: { code: error.code, message: error.message, ...(cause === undefined ? {} : { cause }) } };
  }
}

const answered = await answer(workerData as ToWorker);
const pictures = "read" in answered ? answered.read.pictures : [];
parentPort?.postMessage(
  answered,
  pictures.flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes.buffer as ArrayBuffer])),
);
