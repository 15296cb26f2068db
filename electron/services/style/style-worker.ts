import { parentPort } from "node:worker_threads";
import { isFailure } from "../../../shared/contract/failure.ts";
import { readOnce } from "./kept-guides.ts";
import type { KnownFiles } from "./read-guide.ts";
import { readGuides } from "./read-guides.ts";
import { rehearse } from "./rehearse.ts";
import type { FromStyleThread, StyleAnswer, StyleQuestion, ToStyleThread } from "./style-thread.ts";
import { tryOut } from "./try-out.ts";
import { createWithinTime } from "./within-time.ts";

// A thread of its own: see style-thread.ts.

const withinTime = createWithinTime();
const known: KnownFiles = new Map();
const say = (message: FromStyleThread): void => parentPort?.postMessage(message);

function answer(question: StyleQuestion, id: number): StyleAnswer {
  switch (question.kind) {
    case "read":
      return readOnce(question.folders, question.kept, () => readGuides(question.folders, withinTime, known));
    case "try-out":
      return tryOut(question.entry, question.text, withinTime);
    case "rehearse":
      return rehearse(question, withinTime, (at) => say({ id, progress: at }));
  }
}

parentPort?.on("message", ({ id, question }: ToStyleThread) => {
  try {
    say({ id, answer: answer(question, id) });
  } catch (error) {
    const refused = isFailure(error)
      ? { code: error.code, message: error.message }
      : { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    say({ id, refused });
  }
});
