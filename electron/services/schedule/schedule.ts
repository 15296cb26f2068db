import { isDeepStrictEqual } from "node:util";
import { v7 as uuidv7 } from "uuid";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import { rightTo } from "../../../shared/model/rights.ts";
import { ASKING_STATES, COMING_STATES } from "../../../shared/model/schedule-states.ts";
import type { Scheduled } from "../../../shared/model/schedule.ts";
import { scheduleWarnings, type ScheduleWarning } from "../../../shared/model/schedule-warnings.ts";
import { slotTimes, type SlotTime } from "../../../shared/model/slots.ts";
import type { Story } from "../../../shared/model/story.ts";
import { sayWhen } from "../../../shared/model/wall-time.ts";
import { createAlarm, type AlarmParts } from "./alarm.ts";
import { createAttendant } from "./attend.ts";
import { chooseTime, type ChosenTime } from "./choose-time.ts";
import type { ScheduleParts, ScheduleTarget } from "./schedule-parts.ts";
import { createScheduleRows, type Passed, type ScheduleRow } from "./schedule-rows.ts";
import { createSteps, movedOn } from "./steps.ts";

/** Nearer than this a site could not be asked in time to hold it: the desk sends it. In milliseconds. */
const TIME_TO_HOLD = 2 * 60_000;
/** Warnings look this far ahead. In milliseconds. */
const DAY = 24 * 3_600_000;
/** Days ahead in which two stories in one slot are looked for. */
const SLOTS_AHEAD = 60;

/** `shared/contract/schedule.ts` says what each call promises. */
export interface Schedule {
  targets(): { id: string; name: string; holds: boolean }[];
  schedule(wish: ChosenTime & { storyId: string; targetId: string }, session: string): Scheduled;
  move(wish: ChosenTime & { id: string }, session: string): Scheduled;
  unschedule(id: string, session: string): Scheduled;
  takeText(id: string, session: string): Scheduled;
  publishNow(id: string, session: string): Scheduled;
  list(range: { from: string; to: string }): { scheduled: Scheduled[]; slots: SlotTime[]; warnings: ScheduleWarning[] };
  next(): { asking: Scheduled[]; coming: Scheduled[] };
  ofStory(storyId: string): Scheduled[];
  /** From now on what is due goes out. For the one process that stays. */
  start(): void;
  /** Something happened at the desk that may concern what is scheduled. */
  deskDidChange(event: DeskEvent): void;
  /** A delivery came to another state, or another process wrote. */
  catchUp(): void;
  close(): Promise<void>;
}

export function createSchedule(parts: ScheduleParts, timers: Pick<AlarmParts, "after" | "uptime">): Schedule {
  const { database, clock, stories, queue } = parts;
  const rows = createScheduleRows(database, clock);
  const steps = createSteps(parts, rows);
  const attendant = createAttendant(parts, rows, steps);
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  let started = false;
  const alarm = createAlarm({
    clock,
    log: parts.log,
    ...timers,
    next: (after) => rows.nextAfter(after),
    ring: (doubtedFrom) => attendant.catchUp(doubtedFrom),
  });

  const row = (id: string): ScheduleRow => {
    const found = rows.find(id);
    if (found === undefined) throw new Failure("not-found", "This is not in the schedule.");
    return found;
  };
  const targetOf = (id: string): ScheduleTarget => {
    const found = parts.targets().find((target) => target.id === id);
    if (found === undefined) throw new Failure("not-found", "There is no such target. Add it in Settings.");
    return found;
  };

  function changedSince({ id, storyId, revision, story, state }: ScheduleRow): boolean {
    if (story.revision === revision || !(COMING_STATES.includes(state) || ASKING_STATES.includes(state))) return false;
    const passed = rows.passed(id);
    return passed !== undefined && !isDeepStrictEqual(contentOf(passed.snapshot), contentOf(stories.get(storyId)));
  }

  function shown(found: ScheduleRow): Scheduled {
    const { id, storyId, targetId, at, wall, timeZone, state, deliveryId, askedBy, lookedAt, story } = found;
    // What the queue waits for passes by; what is kept with it is how late or early it was.
    const waitsFor = state === "fired" && deliveryId !== undefined ? queue.delivery(deliveryId)?.problem : undefined;
    const problem = found.problem === "" ? (waitsFor ?? "") : found.problem;
    return {
      id,
      storyId,
      title: story.title === "" ? "(no headline)" : story.title,
      ...(story.section === undefined ? {} : { section: story.section }),
      status: story.status,
      targetId,
      targetName: parts.nameOf(targetId) ?? "A target nobody knows",
      at,
      wall,
      timeZone,
      when: sayWhen(at, timeZone),
      state,
      problem,
      changedSince: changedSince(found),
      askedBy,
      ...(lookedAt === undefined ? {} : { lookedAt }),
    };
  }

  function mustBeInOrder(storyId: string): void {
    // The embargo is a matter of the time that was chosen, not of now.
    const checks = parts.checklist(storyId).filter(({ id }) => id !== "embargo");
    if (!checks.some(({ state }) => state === "must")) return;
    throw new Failure("checklist", "The checklist has something that must be mended first. Nothing was scheduled.", {
      data: { checks },
    });
  }

  function maySchedule({ status }: Story): void {
    const right = rightTo("schedule", status, parts.profile().role);
    if (right.may === "never") throw new Failure("not-from-this-status", right.reason);
  }

  function mustBeChangeable({ state, targetId }: ScheduleRow): void {
    if (state === "fired") throw new Failure("not-from-this-status", "It is going out now, and can no longer be changed here.");
    if (state === "releasing") {
      const { name } = targetOf(targetId);
      throw new Failure("not-from-this-status", `It is being taken back from ${name}. Wait until that is done.`);
    }
    if (state === "done" || state === "cancelled") throw movedOn();
  }

  /** Puts it where it waits best: with the site, where that can hold it, else with this desk. */
  function place(found: ScheduleRow, change: { at: string; wall: string; timeZone: string; passed?: Passed }): void {
    const canHold = targetOf(found.targetId).abilities.holds && !queue.isLive(found.storyId, found.targetId);
    const time = Date.parse(change.at) - Date.parse(now());
    const isFirst =
      canHold && (found.onSite || time >= TIME_TO_HOLD)
        ? steps.pass(found, "hold", { state: "holding", ...change })
        : steps.rest(found, { state: "waiting", ...change });
    if (!isFirst) throw movedOn();
  }

  /** In one transaction, and the alarm set anew once it is on the disk. */
  const settled = (work: () => string): Scheduled => {
    const id = database.transaction(() => {
      const changed = work();
      database.afterCommit(() => {
        if (started) alarm.soon();
      });
      return changed;
    });
    return shown(row(id));
  };

  const asked = (session: string): { askedBy: string; session: string } => ({ askedBy: parts.profile().name, session });
  /** Who asks from here on stands in the row that the step is taken with. */
  const by = (found: ScheduleRow, session: string): ScheduleRow => {
    rows.change(found, asked(session));
    return { ...found, ...asked(session) };
  };

  const schedule: Schedule = {
    targets: () => parts.targets().map(({ id, name, abilities }) => ({ id, name, holds: abilities.holds })),
    schedule: ({ storyId, targetId, ...time }, session) =>
      settled(() => {
        targetOf(targetId);
        const story = stories.get(storyId);
        maySchedule(story);
        mustBeInOrder(storyId);
        const { timeZone } = parts.paper();
        const { instant: at, wall } = chooseTime(time, { timeZone, now: now(), embargo: story.embargo });
        const existing = rows.open(storyId, targetId);
        if (existing !== undefined) mustBeChangeable(existing);
        const goes = story.status === "scheduled" || story.status === "published";
        const snapshot = goes ? story : stories.arrive(storyId, "scheduled", session);
        const passed = { snapshot, version: parts.keepPassed(storyId) };
        const id = existing?.id ?? uuidv7();
        if (existing === undefined) {
          rows.add({
            id,
            storyId,
            targetId,
            at,
            wall,
            timeZone,
            state: "waiting",
            problem: "",
            ...passed,
            revision: snapshot.revision,
            onSite: false,
            deliveryId: undefined,
            afterRelease: "cancelled",
            lookedAt: undefined,
            ...asked(session),
          });
        }
        place(by(row(id), session), { at, wall, timeZone, passed });
        return id;
      }),
    move: ({ id, ...time }, session) =>
      settled(() => {
        const found = row(id);
        mustBeChangeable(found);
        const { timeZone } = parts.paper();
        const { instant: at, wall } = chooseTime(time, { timeZone, now: now(), embargo: found.story.embargo });
        place(by(found, session), { at, wall, timeZone });
        return id;
      }),
    unschedule: (id, session) =>
      settled(() => {
        const found = row(id);
        if (found.state === "releasing") return id;
        if (found.state === "done" || found.state === "cancelled") throw movedOn();
        if (found.state === "fired" && !queue.cancel(found.deliveryId ?? "")) {
          throw new Failure("not-from-this-status", "It is going out now: too late to take it back. Withdraw it once it is out.");
        }
        if (!steps.takeBack(by(found, session), "cancelled")) throw movedOn();
        return id;
      }),
    takeText: (id, session) =>
      settled(() => {
        const found = row(id);
        mustBeChangeable(found);
        mustBeInOrder(found.storyId);
        const { at, wall, timeZone } = found;
        if (at <= now()) throw new Failure("bad-input", "Its time is past. Schedule it again, for a time that is still to come.");
        const passed = { snapshot: stories.get(found.storyId), version: parts.keepPassed(found.storyId) };
        place(by(found, session), { at, wall, timeZone, passed });
        return id;
      }),
    publishNow: (id, session) =>
      settled(() => {
        const found = row(id);
        if (!ASKING_STATES.includes(found.state)) throw movedOn();
        const { embargo } = found.story;
        if (embargo !== undefined && embargo > now()) {
          throw new Failure(
            "not-from-this-status",
            `The story is under embargo until ${sayWhen(embargo, parts.paper().timeZone)}.`,
          );
        }
        if (!steps.pass(by(found, session), "publish", { state: "fired" })) throw movedOn();
        return id;
      }),
    list({ from, to }) {
      const paper = parts.paper();
      const slots = paper.slots ?? [];
      const at = now();
      const coming = rows
        .allOpen()
        .filter(({ state }) => COMING_STATES.includes(state))
        .map(shown);
      const last = Date.parse(coming.at(-1)?.at ?? at) + 1;
      const ahead = Math.min(Math.max(last, Date.parse(at) + DAY), Date.parse(at) + SLOTS_AHEAD * DAY);
      return {
        scheduled: rows.between(from, to).map(shown),
        slots: slotTimes(slots, from, to, paper.timeZone),
        warnings: scheduleWarnings({
          coming,
          slots: slotTimes(slots, at, new Date(ahead).toISOString(), paper.timeZone),
          now: at,
          timeZone: paper.timeZone,
        }),
      };
    },
    next() {
      const open = rows.allOpen();
      return {
        asking: open.filter(({ state }) => ASKING_STATES.includes(state)).map(shown),
        coming: open.filter(({ state }) => !ASKING_STATES.includes(state)).map(shown),
      };
    },
    ofStory: (storyId) => rows.allOpen(storyId).map(shown),
    start() {
      started = true;
      alarm.start();
    },
    deskDidChange(event) {
      if (!concerns(event)) return;
      try {
        if (started) {
          if (rows.allOpen(event.storyId).length > 0) alarm.soon();
        } else if (event.kind === "deliveryDidChange") attendant.follow(event.storyId);
      } catch (error) {
        // Whoever announced it has done what was asked; the next ring comes to it again.
        parts.log.error("The schedule could not follow what happened", error);
      }
    },
    catchUp() {
      if (started) alarm.soon();
    },
    async close() {
      started = false;
      alarm.stop();
      await attendant.idle();
    },
  };
  return schedule;
}

/** Typing concerns nothing that is scheduled: only a status, an embargo and the queue do. */
function concerns(event: DeskEvent): event is Extract<DeskEvent, { storyId: string }> {
  if (event.kind === "deliveryDidChange") return true;
  if (event.kind !== "storyDidChange") return false;
  const isMove = Object.keys(event.patch).length === 0 && event.body === undefined;
  return isMove || event.patch.embargo !== undefined;
}

/** What readers and editors would call another text; not where it stands or who saved it. */
function contentOf(story: Story): unknown {
  const { id: _id, status: _status, revision: _revision, bodyRevision: _bodyRevision, words: _words, ...rest } = story;
  const { createdAt: _createdAt, changedAt: _changedAt, changedBy: _changedBy, ...content } = rest;
  // As the disk has it: what is undefined is not there.
  return JSON.parse(JSON.stringify(content));
}
