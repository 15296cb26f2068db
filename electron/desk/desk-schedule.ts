import { uptime } from "node:os";
import { isFailure } from "../../shared/contract/failure.ts";
import type { Profile } from "../../shared/model/profile.ts";
import type { Announce } from "../ports/announce.ts";
import type { Clock } from "../ports/clock.ts";
import type { Database } from "../ports/database.ts";
import type { Log } from "../ports/log.ts";
import type { History } from "../services/history/history.ts";
import type { PaperDesk } from "../services/paper/paper.ts";
import type { DeskTargets } from "../services/publishing/desk-targets.ts";
import type { Publishing } from "../services/publishing/publishing.ts";
import type { Queue } from "../services/publishing/queue/queue.ts";
import type { ScheduleQueue } from "../services/schedule/schedule-parts.ts";
import { createSchedule, type Schedule } from "../services/schedule/schedule.ts";
import type { Stories } from "../services/stories/stories.ts";

export interface DeskScheduleParts {
  database: Database;
  clock: Clock;
  log: Log;
  announce: Announce;
  profile(): Profile;
  stories: Stories;
  history: History;
  paper: PaperDesk;
  publishing: Publishing;
  targets: DeskTargets;
  queue: Queue;
}

/** The schedule, with what it needs of the other services handed in. */
export function buildSchedule(parts: DeskScheduleParts): Schedule {
  const { database, clock, log, announce, profile, stories, history, paper, publishing, targets, queue } = parts;
  return createSchedule(
    {
      database,
      clock,
      log,
      announce,
      stories,
      queue: queueForSchedule(queue),
      paper: paper.get,
      targets: () => targets.list().map(({ id, name }) => ({ id, name, abilities: targets.abilitiesOf(id) })),
      nameOf: targets.nameOf,
      checklist: publishing.checklist,
      keepPassed: (storyId) => history.keepPassed(storyId, profile().name),
      profile,
    },
    {
      uptime,
      after(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        // A desk that is closing does not wait for what is scheduled.
        timer.unref();
        return () => clearTimeout(timer);
      },
    },
  );
}

function queueForSchedule(queue: Queue): ScheduleQueue {
  return {
    enqueue: ({ snapshot, version, ...wish }) => queue.enqueue({ ...wish, passed: { snapshot, version } }),
    delivery: queue.find,
    deliveryOf: queue.newest,
    cancel(id) {
      try {
        queue.cancel(id);
        return true;
      } catch (error) {
        if (isFailure(error, "not-from-this-status") || isFailure(error, "not-found")) return false;
        throw error;
      }
    },
    isLive: (storyId, targetId) => queue.posts(storyId).some((post) => post.targetId === targetId && post.state === "live"),
    lookUp: queue.lookUp,
  };
}
