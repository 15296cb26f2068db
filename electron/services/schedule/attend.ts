import { ASKING_STATES, COMING_STATES } from "../../../shared/model/schedule-states.ts";
import { USUAL_MISSED_RULE } from "../../../shared/model/usual-missed-rule.ts";
import { sayTime, sayWhen } from "../../../shared/model/wall-time.ts";
import { inTime } from "./lateness.ts";
import type { HeldPost, ScheduleParts } from "./schedule-parts.ts";
import type { ScheduleRow, ScheduleRows } from "./schedule-rows.ts";
import type { Steps } from "./steps.ts";

/** A site that holds a story is asked from this long before its time whether it still does, in milliseconds. */
const LOOKS_BEFORE = 5 * 60_000;

export interface Attendant {
  /**
   * Does all that is due, and follows what the queue made of the rest. The clock is in doubt from `doubtedFrom`
   * on: what falls due after that is asked about.
   */
  catchUp(doubtedFrom?: string): void;
  /** Notes what the queue made of this story, and sends nothing. */
  follow(storyId: string): void;
  /** Resolves when no site is being asked. */
  idle(): Promise<void>;
}

export function createAttendant(parts: ScheduleParts, rows: ScheduleRows, steps: Steps): Attendant {
  const { clock, queue, log } = parts;
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const nameOf = (row: ScheduleRow): string => parts.nameOf(row.targetId) ?? "the site";
  const looks = new Map<string, Promise<void>>();

  /** Only what is news is written. */
  const say = (row: ScheduleRow, problem: string): void => {
    if (problem !== row.problem) steps.rest(row, { state: row.state, problem });
  };

  function followHold(row: ScheduleRow): void {
    const delivery = queue.delivery(row.deliveryId ?? "");
    switch (delivery?.state) {
      case "sent":
      case "checked":
        return void steps.rest(row, { state: "held" });
      case "failed":
      case undefined:
        return void steps.rest(row, {
          state: "failed",
          problem: `${nameOf(row)} does not hold it. ${delivery?.problem ?? ""}`.trim(),
        });
      case "cancelled":
        return void steps.rest(row, { state: "stopped", problem: "It was cancelled in the queue." });
      default:
        return say(row, delivery?.problem ?? "");
    }
  }

  function followFired(row: ScheduleRow): void {
    const delivery = queue.delivery(row.deliveryId ?? "");
    switch (delivery?.state) {
      case "checked":
        return void steps.end(row, "done", row.problem);
      case "sent":
        return;
      case "failed":
      case undefined:
        return void steps.rest(row, { state: "failed", problem: delivery?.problem ?? "The queue no longer knows of it." });
      case "cancelled":
        return void steps.rest(row, { state: "stopped", problem: "It was cancelled in the queue." });
      case "waiting":
        if (delivery.deed === "publish" && isEmbargoed(row, now()) && queue.cancel(delivery.id)) return stopForEmbargo(row);
        break;
      default:
    }
  }

  function followRelease(row: ScheduleRow): void {
    const delivery = queue.delivery(row.deliveryId ?? "");
    switch (delivery?.state) {
      case "sent":
      case "checked":
        if (row.afterRelease === "cancelled") return void steps.end(row, "cancelled");
        return void steps.rest(row, { state: "stopped", problem: row.problem, onSite: false });
      case "failed":
      case "cancelled":
      case undefined:
        return void steps.rest(row, {
          state: "failed",
          problem:
            `${nameOf(row)} still has it, and may publish it at ${sayTime(row.at, row.timeZone)}. ${delivery?.problem ?? ""}`.trim(),
        });
      default:
        if (row.afterRelease === "cancelled") say(row, delivery?.problem ?? "");
    }
  }

  const isEmbargoed = ({ story }: ScheduleRow, at: string): boolean => story.embargo !== undefined && story.embargo > at;

  function stopForEmbargo(row: ScheduleRow): void {
    const until = row.story.embargo === undefined ? "" : ` ${sayWhen(row.story.embargo, parts.paper().timeZone)}`;
    steps.takeBack(row, "stopped", `The story is now under embargo until${until}.`);
  }

  /** Whether somebody sent the story there by hand since: what was scheduled is older than that. */
  function isOvertaken(row: ScheduleRow): "no" | "perhaps" | "yes" {
    const newest = queue.deliveryOf(row.storyId, row.targetId);
    if (newest?.deed !== "publish" || newest.id === row.deliveryId || newest.createdAt <= row.changedAt) return "no";
    if (newest.state === "sent" || newest.state === "checked") return "yes";
    return newest.state === "waiting" || newest.state === "sending" ? "perhaps" : "no";
  }

  function fall(row: ScheduleRow, doubtedFrom: string | undefined): void {
    if (row.state === "held") {
      // Asked to publish it by itself, the site has to be visited however late that is.
      steps.pass(row, "go-live", { state: "fired" });
      return;
    }
    if (row.state === "holding" && !queue.cancel(row.deliveryId ?? "")) return;
    if (doubtedFrom !== undefined && row.at > doubtedFrom) {
      const problem = "The clock of this computer was put forward over its time. Nobody knows whether that was right.";
      steps.rest(row, { state: "missed", problem });
      return;
    }
    const { isInTime, late } = inTime(row.at, now(), parts.paper().missed ?? USUAL_MISSED_RULE);
    if (isInTime) {
      steps.pass(row, "publish", {
        state: "fired",
        problem: late === "" ? "" : `Sent ${late} late: the desk was closed or asleep.`,
      });
    } else {
      steps.rest(row, { state: "missed", problem: `Its time went by ${late} ago, while the desk was closed or asleep.` });
    }
  }

  function attend(row: ScheduleRow, doubtedFrom: string | undefined): void {
    const isComing = COMING_STATES.includes(row.state);
    const isLeft = row.story.status !== "scheduled" && row.story.status !== "published";
    if (isLeft && (isComing || ASKING_STATES.includes(row.state))) return void steps.takeBack(row, "cancelled");
    if (row.state === "fired") return followFired(row);
    if (row.state === "releasing") return followRelease(row);
    if (!isComing) return;
    const overtaken = isOvertaken(row);
    if (overtaken === "yes") return void steps.end(row, "cancelled", "It was published by hand before its time.");
    if (overtaken === "perhaps") return;
    if (isEmbargoed(row, row.at)) return stopForEmbargo(row);
    if (row.state === "holding") {
      followHold(row);
      const after = rows.find(row.id);
      if (after !== undefined && after.state !== row.state)
        return COMING_STATES.includes(after.state) ? comeDue(after) : undefined;
    }
    comeDue(row);

    function comeDue(current: ScheduleRow): void {
      if (current.at <= now()) fall(current, doubtedFrom);
      else if (current.state === "held") lookSoon(current);
    }
  }

  function lookSoon(row: ScheduleRow): void {
    const from = new Date(Date.parse(row.at) - LOOKS_BEFORE).toISOString();
    if (now() < from || (row.lookedAt !== undefined && row.lookedAt >= from) || looks.has(row.id)) return;
    const look = queue
      .lookUp(row.storyId, row.targetId)
      .then((post) => seen(row, post))
      .catch((error: unknown) => {
        const why = error instanceof Error ? ` ${error.message}` : "";
        say(row, `${nameOf(row)} could not be asked whether it still holds it.${why}`);
      })
      .catch((error: unknown) => log.error("What a site said of a held story could not be noted", error))
      .finally(() => looks.delete(row.id));
    looks.set(row.id, look);
  }

  function seen(row: ScheduleRow, post: HeldPost | undefined): void {
    const name = nameOf(row);
    const stop = (problem: string, onSite: boolean): void => void steps.rest(row, { state: "stopped", problem, onSite });
    if (post === undefined || post.state === "withdrawn")
      return stop(`${name} no longer has it: somebody took it away there.`, false);
    if (post.state === "draft") return stop(`${name} has it as a draft now: somebody took it out of the schedule there.`, true);
    if (post.state === "live") {
      steps.pass(row, "go-live", { state: "fired", problem: `It went live on ${name} before its time.` });
      return;
    }
    if (post.heldUntil !== undefined && Date.parse(post.heldUntil) !== Date.parse(row.at)) {
      return stop(
        `${name} would publish it at another time, ${sayWhen(post.heldUntil, row.timeZone)}: somebody changed that there.`,
        true,
      );
    }
    rows.change(row, { lookedAt: now(), problem: "" });
    parts.announce({ kind: "scheduleDidChange", storyId: row.storyId });
  }

  return {
    catchUp(doubtedFrom) {
      for (const row of rows.allOpen()) {
        try {
          attend(row, doubtedFrom);
        } catch (error) {
          // One story that cannot go keeps no other from going.
          log.error("A scheduled story could not be attended to", error);
        }
      }
    },
    follow(storyId) {
      for (const row of rows.allOpen(storyId)) {
        if (row.state === "holding") followHold(row);
        else if (row.state === "fired") followFired(row);
        else if (row.state === "releasing") followRelease(row);
      }
    },
    async idle() {
      await Promise.all(looks.values());
    },
  };
}
