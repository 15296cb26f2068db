import { Failure } from "../../../shared/contract/failure.ts";
import type { ScheduleState } from "../../../shared/model/schedule-states.ts";
import type { ScheduledWish, ScheduleParts } from "./schedule-parts.ts";
import type { Passed, ScheduleRow, ScheduleRows } from "./schedule-rows.ts";

export interface Pass {
  state: ScheduleState;
  problem?: string;
  at?: string;
  wall?: string;
  timeZone?: string;
  /** Goes out from now on, instead of what was scheduled. */
  passed?: Passed;
  afterRelease?: ScheduleRow["afterRelease"];
}

/** The steps a scheduled story takes. Each is taken by one process alone: false when another was first. */
export interface Steps {
  /** Hands it to the queue. */
  pass(row: ScheduleRow, deed: ScheduledWish["deed"], pass: Pass): boolean;
  /** Comes to a state in which this desk alone knows of it, and waits there. */
  rest(row: ScheduleRow, pass: Pass & { onSite?: boolean }): boolean;
  /** It is over. A story that nothing waits for any more is ready again. */
  end(row: ScheduleRow, state: "done" | "cancelled", problem?: string): boolean;
  /** Takes it from the site, where it is on one, and then comes to this state. */
  takeBack(row: ScheduleRow, then: ScheduleRow["afterRelease"], problem?: string): boolean;
}

export function createSteps(parts: ScheduleParts, rows: ScheduleRows): Steps {
  const { database, announce, stories, queue } = parts;

  const tell = (storyId: string): void => database.afterCommit(() => announce({ kind: "scheduleDidChange", storyId }));

  const readyAgain = ({ storyId, session }: ScheduleRow): void => {
    if (rows.allOpen(storyId).length === 0 && stories.get(storyId).status === "scheduled")
      stories.arrive(storyId, "ready", session);
  };

  const changeOf = ({ passed, ...change }: Pass): Parameters<ScheduleRows["change"]>[1] =>
    passed === undefined ? change : { ...change, ...passed, revision: passed.snapshot.revision };

  const steps: Steps = {
    pass: (row, deed, pass) =>
      database.transaction(() => {
        const passed = pass.passed ?? rows.passed(row.id);
        if (passed === undefined) throw new Error("A scheduled story without its text");
        const onSite = deed === "hold" ? true : row.onSite;
        if (!rows.change(row, { problem: "", ...changeOf(pass), onSite, lookedAt: undefined })) return false;
        const at = pass.at ?? row.at;
        const { id } = queue.enqueue({
          storyId: row.storyId,
          targetId: row.targetId,
          deed,
          ...passed,
          ...(deed === "hold" ? { heldUntil: at } : {}),
          session: row.session,
        });
        rows.change({ ...row, state: pass.state, at }, { deliveryId: id });
        tell(row.storyId);
        return true;
      }),
    rest: (row, { onSite, ...pass }) =>
      database.transaction(() => {
        const change = onSite === undefined ? changeOf(pass) : { ...changeOf(pass), onSite };
        const isFirst = rows.change(row, { problem: "", ...change });
        if (isFirst) tell(row.storyId);
        return isFirst;
      }),
    end: (row, state, problem = "") =>
      database.transaction(() => {
        if (!rows.change(row, { state, problem, onSite: false, snapshot: undefined })) return false;
        readyAgain(row);
        tell(row.storyId);
        return true;
      }),
    takeBack(row, then, problem = "") {
      const isHeld = row.onSite && !queue.isLive(row.storyId, row.targetId);
      if (isHeld) return steps.pass(row, "release", { state: "releasing", afterRelease: then, problem });
      return then === "cancelled" ? steps.end(row, "cancelled", problem) : steps.rest(row, { state: "stopped", problem });
    },
  };
  return steps;
}

/** Said when something happened to it between a person's look and the click. */
export function movedOn(): Failure {
  return new Failure("not-from-this-status", "That has changed in the meantime. Look again; nothing was changed now.");
}
