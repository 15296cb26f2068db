import { Temporal } from "temporal-polyfill";
import type { Check } from "../../../../shared/contract/publishing.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Furniture, Story } from "../../../../shared/model/story.ts";
import type { Abilities } from "../../../../shared/model/target.ts";
import { createHistory } from "../../history/history.ts";
import { EMPTY_PAPER } from "../../paper/empty-paper.ts";
import { openTestDatabase, type TestDatabase } from "../../publishing/testing/test-database.ts";
import { createStories, type Stories } from "../../stories/stories.ts";
import { createSchedule, type Schedule } from "../schedule.ts";
import { createRecordingQueue, type RecordingQueue } from "./recording-queue.ts";

export const FOLDER = "folder";
export const SITE = "0198b000-0000-7000-8000-000000000001";
export const SESSION = "window";

const ABILITIES: Abilities = {
  holds: false,
  needsVisit: false,
  editable: true,
  readable: true,
  withdrawn: "notice",
  keepsBack: true,
};

const TARGETS = [
  { id: FOLDER, name: "The site", abilities: ABILITIES },
  { id: SITE, name: "WordPress", abilities: { ...ABILITIES, holds: true, needsVisit: true } },
];

/** One computer with its desk: its clock, its sleep and its restarts are the test's. */
export interface ScheduleWorld {
  readonly database: TestDatabase;
  readonly stories: Stories;
  readonly queue: RecordingQueue;
  readonly schedule: Schedule;
  readonly events: string[];
  readonly logged: string[];
  paper: Paper;
  checks: Check[];
  now(): string;
  write(furniture?: Partial<Furniture>): Story;
  /** Lets time pass with the desk awake, timer by timer; sites get what is sent at once. */
  run(duration: Temporal.DurationLike): Promise<void>;
  runTo(instant: string): Promise<void>;
  /** The lid is closed: time passes, timers stand still. */
  sleep(duration: Temporal.DurationLike): void;
  /** Somebody sets the clock: no time passes. */
  setClock(instant: string): void;
  /** The desk is closed; then `start` opens it again on the same file. */
  stop(): Promise<void>;
  start(): void;
  /** Another process on the same file and sites, with a clock of its own at the same time. */
  another(): ScheduleWorld;
}

interface Timer {
  due: number;
  run(): void;
}

interface Shared {
  path: string;
  start: string;
  sites?: Pick<RecordingQueue, "seen" | "posts">;
}

export function openScheduleWorld({ path, start, sites = { seen: [], posts: new Map() } }: Shared): ScheduleWorld {
  let wall = Temporal.Instant.from(start);
  /** Milliseconds since the computer was started; timers count those it was awake. */
  let lived = 0;
  let awake = 0;
  let timers: Timer[] = [];
  const clock = { now: () => wall };
  const events: string[] = [];
  const logged: string[] = [];
  const state = { paper: { ...EMPTY_PAPER }, checks: [] as Check[] };

  function open(): { database: TestDatabase; stories: Stories; queue: RecordingQueue; schedule: Schedule } {
    const database = openTestDatabase(path);
    // The disk is not what is tested here, and two years are many commits.
    database.get("PRAGMA synchronous = OFF");
    const log = {
      info: (message: string) => void logged.push(message),
      error: (message: string, error?: unknown) => void logged.push(`${message}: ${String(error)}`),
    };
    const profile = (): { name: string; role: "editor" } => ({ name: "Ada Quist", role: "editor" });
    let deskDidChange: Schedule["deskDidChange"] = () => {};
    const announce: Parameters<typeof createStories>[0]["announce"] = (event) => {
      events.push(event.kind);
      deskDidChange(event);
    };
    const history = createHistory(database, clock);
    const stories = createStories({ database, clock, announce, log, history, profile });
    const queue = createRecordingQueue(database, clock, (id) => void stories.arrive(id, "published", SESSION), sites);
    const schedule = createSchedule(
      {
        database,
        clock,
        log,
        announce,
        stories,
        queue,
        paper: () => state.paper,
        targets: () => TARGETS,
        nameOf: (id) => TARGETS.find((target) => target.id === id)?.name,
        checklist: () => state.checks,
        keepPassed: (id) => history.keepPassed(id, profile().name),
        profile,
      },
      {
        uptime: () => lived / 1000,
        after(milliseconds, run) {
          const timer = { due: awake + milliseconds, run };
          timers.push(timer);
          return () => void (timers = timers.filter((each) => each !== timer));
        },
      },
    );
    deskDidChange = schedule.deskDidChange;
    return { database, stories, queue, schedule };
  }

  const pass = (milliseconds: number): void => {
    wall = wall.add({ milliseconds });
    lived += milliseconds;
  };

  /** Something is with a site, which may be asked about it. */
  const needsSites = (): boolean =>
    parts.database.get("SELECT 1 AS some FROM schedule WHERE state NOT IN ('waiting', 'done', 'cancelled') LIMIT 1") !==
    undefined;

  /** What the sites were sent is news for the schedule, until nothing is. */
  async function settle(): Promise<void> {
    do {
      parts.schedule.catchUp();
      // Whoever asks a site has the answer by then.
      await new Promise((resolve) => setImmediate(resolve));
    } while (parts.queue.send());
  }

  let parts = open();
  const world: ScheduleWorld = {
    get database() {
      return parts.database;
    },
    get stories() {
      return parts.stories;
    },
    get queue() {
      return parts.queue;
    },
    get schedule() {
      return parts.schedule;
    },
    get paper() {
      return state.paper;
    },
    set paper(paper) {
      state.paper = paper;
    },
    get checks() {
      return state.checks;
    },
    set checks(checks) {
      state.checks = checks;
    },
    events,
    logged,
    now: () => wall.toString({ smallestUnit: "millisecond" }),
    write(furniture = {}) {
      const story = parts.stories.create({ headline: "Ferries return", section: "britain", ...furniture });
      for (const to of ["filed", "subbing", "ready"] as const) parts.stories.move(story.id, to, SESSION);
      return parts.stories.get(story.id);
    },
    async run(duration) {
      await world.runTo(wall.add(duration).toString());
    },
    async runTo(instant) {
      const end = Temporal.Instant.from(instant);
      await settle();
      for (;;) {
        const next = timers.toSorted((one, other) => one.due - other.due)[0];
        const left = end.epochMilliseconds - wall.epochMilliseconds;
        if (next === undefined || next.due - awake > left) {
          pass(Math.max(0, left));
          awake += Math.max(0, left);
          return;
        }
        const wait = Math.max(0, next.due - awake);
        pass(wait);
        awake += wait;
        timers = timers.filter((each) => each !== next);
        next.run();
        if (parts.queue.send() || parts.queue.mute || needsSites()) await settle();
      }
    },
    sleep: (duration) => pass(Temporal.Duration.from(duration).total("milliseconds")),
    setClock(instant) {
      wall = Temporal.Instant.from(instant);
    },
    async stop() {
      await parts.schedule.close();
      parts.stories.close();
      parts.database.close();
      timers = [];
    },
    start() {
      parts = open();
      parts.schedule.start();
    },
    another: () => openScheduleWorld({ path, start: wall.toString(), sites }),
  };
  return world;
}
