import { parentPort } from "node:worker_threads";
import { answerChecks } from "../services/checks/answer-checks.ts";
import type { FromChecker, ToChecker } from "../services/checks/messages.ts";
import { createWithinTime } from "../services/style/within-time.ts";

// A thread of its own: see services/checks/checker-thread.ts. Here, because it brings two services together.

const port = parentPort;
const answer = answerChecks((message: FromChecker) => port?.postMessage(message), createWithinTime());
port?.on("message", (message: ToChecker) => answer(message));
