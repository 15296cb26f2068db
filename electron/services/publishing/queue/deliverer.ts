import { Temporal } from "temporal-polyfill";
import { isFailure } from "../../../../shared/contract/failure.ts";
import { PASSING, troubleOf } from "../targets/target-failure.ts";
import type { Trouble } from "../targets/target-failure.ts";
import { pauseAfter } from "./back-off.ts";
import { checkDelivery } from "./check-delivery.ts";
import type { Deliveries, DeliveryRow } from "./deliveries.ts";
import type { QueueParts } from "./queue-parts.ts";
import type { Receipts } from "./receipts.ts";
import { Cancelled, runDelivery } from "./run-delivery.ts";
import type { TargetPosts } from "./target-posts.ts";

/** How soon a target is tried again that another process holds, in milliseconds. */
const HELD_ELSEWHERE = 500;
/** Longest sleep, in milliseconds: clocks are set, and machines sleep. */
const LONGEST_SLEEP = 15_000;
/** How often a locked vault is tried, in milliseconds: another process may have opened it. */
const LOCKED_PAUSE = 30_000;

export interface Deliverer {
  /** Looks for work now: at the start, after another process wrote. */
  wake(): void;
  /** The vault was opened: what waits for a secret goes on now. */
  vaultDidOpen(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Stops what is under way where that is safe; it goes on at the next start. */
  close(): Promise<void>;
}

/** Does what is in the queue, one thing at a time for each target, in the order it was asked for. */
export function createDeliverer(parts: QueueParts, deliveries: Deliveries, posts: TargetPosts, receipts: Receipts): Deliverer {
  const { clock, log, announce } = parts;
  const random = parts.random ?? Math.random;
  const working = new Map<string, Promise<void>>();
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const later = (milliseconds: number): string =>
    clock
      .now()
      .add({ milliseconds: Math.ceil(milliseconds) })
      .toString({ smallestUnit: "millisecond" });
  const tell = (row: DeliveryRow): void => announce({ kind: "deliveryDidChange", storyId: row.storyId });

  function wake(): void {
    if (ending.signal.aborted) return;
    clearTimeout(timer);
    let soonest = LONGEST_SLEEP;
    const now = clock.now();
    for (const { targetId, nextAt } of deliveries.pending()) {
      const pause = nextAt === undefined ? 0 : Temporal.Instant.from(nextAt).epochMilliseconds - now.epochMilliseconds;
      if (pause <= 0) begin(targetId);
      else soonest = Math.min(soonest, pause);
    }
    timer = setTimeout(wake, Math.max(soonest, 20));
    timer.unref();
  }

  function begin(targetId: string): void {
    if (working.has(targetId)) return;
    const work = workOn(targetId)
      .catch((error: unknown) => log.error("The queue of a target stopped", error))
      .then((pause) => {
        working.delete(targetId);
        if (ending.signal.aborted) return;
        if (pause === undefined) return wake();
        setTimeout(wake, pause).unref();
      });
    working.set(targetId, work);
  }

  /** Milliseconds to wait before the next look; undefined for as long as it takes. */
  async function workOn(targetId: string): Promise<number | undefined> {
    let letGo;
    try {
      letGo = parts.holdTarget(targetId);
    } catch (error) {
      if (isFailure(error, "desk-in-use")) return HELD_ELSEWHERE;
      throw error;
    }
    try {
      for (;;) {
        if (ending.signal.aborted) return undefined;
        const row = deliveries.due(targetId, clock.now().toString({ smallestUnit: "millisecond" }));
        if (row === undefined) return undefined;
        await one(row);
      }
    } finally {
      letGo();
    }
  }

  async function one(row: DeliveryRow): Promise<void> {
    const target = parts.targets().find(({ id }) => id === row.targetId);
    if (target === undefined) {
      deliveries.change(row.id, ["waiting", "sending", "sent"], {
        state: "failed",
        problem: { text: "This target was removed from the desk. Nothing more is sent to it." },
      });
      return tell(row);
    }
    const isToCheck = row.state === "sent";
    if (!isToCheck) {
      if (
        !deliveries.change(row.id, ["waiting", "sending"], {
          state: "sending",
          step: "looking",
          attempts: row.attempts + 1,
          nextAt: undefined,
        })
      )
        return;
      parts.reached?.("begun");
      tell(row);
    }
    const running = { parts, deliveries, posts, target, row, signal: ending.signal };
    try {
      if (!isToCheck) await runDelivery(running);
      else if (!(await checkDelivery(running, receipts))) lookLater(row);
    } catch (error) {
      if (ending.signal.aborted || error instanceof Cancelled) return;
      noteFailed(row, error);
    }
    tell(row);
  }

  function lookLater(row: DeliveryRow): void {
    const attempts = row.attempts + 1;
    deliveries.change(row.id, ["sent"], { attempts, nextAt: later(pauseAfter(attempts, "busy", random)) });
  }

  function noteFailed(row: DeliveryRow, error: unknown): void {
    const trouble = troubleOf(error);
    const text = isFailure(error)
      ? error.message
      : "Standfirst made a mistake. Nothing more was sent; the log of the program says more.";
    if (!isFailure(error)) log.error(`A delivery (${row.deed}) could not be done`, error);
    const problem = { text, ...(trouble === undefined ? {} : { trouble }) };
    const attempts = row.attempts + 1;
    if (row.state === "sent") {
      // It stands there; only the look at it failed.
      deliveries.change(row.id, ["sent"], { attempts, problem, nextAt: later(pauseAfter(attempts, trouble ?? "busy", random)) });
    } else if (isFailure(error, "vault-locked")) {
      deliveries.change(row.id, ["sending"], {
        state: "waiting",
        step: "",
        problem: { ...problem, locked: true },
        nextAt: later(LOCKED_PAUSE),
      });
    } else if (trouble !== undefined && PASSING.includes(trouble)) {
      const pause = pauseAfter(attempts, trouble, random, retryAfterOf(error));
      deliveries.change(row.id, ["sending"], { state: "waiting", step: "", problem, nextAt: later(pause) });
    } else {
      deliveries.change(row.id, ["sending"], { state: stateAfter(trouble), step: "", problem, nextAt: undefined });
    }
  }

  return {
    wake,
    vaultDidOpen() {
      deliveries.endWaitForVault();
      wake();
    },
    async idle() {
      while (working.size > 0) await Promise.all(working.values());
    },
    async close() {
      ending.abort();
      clearTimeout(timer);
      await Promise.allSettled(working.values());
    },
  };
}

function stateAfter(trouble: Trouble | undefined): "changed-there" | "failed" {
  return trouble === "changed-there" ? "changed-there" : "failed";
}

function retryAfterOf(error: unknown): number | undefined {
  const asked = isFailure(error) ? error.data.retryAfter : undefined;
  return typeof asked === "number" && asked >= 0 ? asked : undefined;
}
