import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import type { Delivery } from "../../../../shared/model/delivery.ts";
import type { Http } from "../../../ports/http.ts";
import { createRelated } from "../../related/related.ts";
import { holdFile } from "../../store/file-lock.ts";
import { keepEvidence } from "../queue/evidence.ts";
import { createQueue } from "../queue/queue.ts";
import type { Queue } from "../queue/queue.ts";
import type { QueueParts, QueueTarget } from "../queue/queue-parts.ts";
import { JOY, TOM } from "./sample-copy.ts";
import { openTestDesk } from "./test-desk.ts";
import type { TestDesk } from "./test-desk.ts";

/** A real queue beside the services it works with; the clock goes on only when it is told to. */
export interface TestQueue {
  desk: TestDesk;
  queue: Queue;
  now(): Temporal.Instant;
  /** Lets the clock go on to each next try, until the delivery has ended or waits for a person. */
  finish(id: string): Promise<Delivery>;
  close(): Promise<void>;
}

export interface TestQueueOptions {
  folder: string;
  http: Http;
  targets: readonly QueueTarget[];
  more?: Partial<QueueParts>;
}

/** Tries a delivery may take in a test before it counts as stuck. */
const MOST_TRIES = 60;

export function openTestQueue({ folder, http, targets, more = {} }: TestQueueOptions): TestQueue {
  const desk = openTestDesk(folder);
  const { database, stories, pictures, publishing } = desk;
  let now = Temporal.Instant.from("2026-03-31T09:00:00Z");
  const queue = createQueue({
    database,
    clock: { now: () => now },
    log: { info: () => {}, error: (message, error) => void desk.errors.push(`${message} ${String(error)}`) },
    announce: (event) => void desk.events.push(event),
    http,
    stories,
    keepPassed: (storyId) => `version of ${storyId}`,
    related: createRelated({ database, paper: () => desk.paper, story: (id) => stories.get(id) }),
    pictures,
    paper: () => desk.paper,
    contributors: () => [JOY, TOM],
    corrections: () => [],
    checklist: (id) => publishing.checklist(id),
    folderAddress: () => undefined,
    targets: () => targets,
    name: () => "Ada Quist",
    keepEvidence: (kept) => keepEvidence(database, { now: () => now }, { ...kept, keptBy: "Ada Quist" }),
    holdTarget: (id) => holdFile(join(folder, `target-${id}.lock`), folder, "Another Standfirst sends to this target."),
    random: () => 0.5,
    ...more,
  });
  return {
    desk,
    queue,
    now: () => now,
    async finish(id) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        queue.wake();
        await queue.idle();
        const delivery = queue.find(id);
        if (delivery === undefined) throw new Error("The delivery is gone");
        if (!["waiting", "sending", "sent"].includes(delivery.state)) return delivery;
        if (delivery.nextAt !== undefined) now = Temporal.Instant.from(delivery.nextAt);
      }
      throw new Error(`The delivery is stuck: ${JSON.stringify(queue.find(id))}`);
    },
    async close() {
      await queue.close();
      await desk.close();
    },
  };
}
