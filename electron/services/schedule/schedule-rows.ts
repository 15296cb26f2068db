import type { ScheduleState } from "../../../shared/model/schedule-states.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { Story } from "../../../shared/model/story.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database, SqlValue } from "../../ports/database.ts";

/** One story that goes to one target at one time, and what of the story as it is now matters to that. */
export interface ScheduleRow {
  id: string;
  storyId: string;
  targetId: string;
  at: string;
  wall: string;
  timeZone: string;
  state: ScheduleState;
  problem: string;
  /** Revision of the story as it was scheduled. */
  revision: number;
  /** A site was asked to hold it, and it was not taken back yet. */
  onSite: boolean;
  deliveryId: string | undefined;
  afterRelease: "cancelled" | "stopped";
  lookedAt: string | undefined;
  askedBy: string;
  session: string;
  changedAt: string;
  story: { title: string; section: string | undefined; status: Status; revision: number; embargo: string | undefined };
}

type Mutable = Pick<
  ScheduleRow,
  | "at"
  | "wall"
  | "timeZone"
  | "state"
  | "problem"
  | "revision"
  | "onSite"
  | "deliveryId"
  | "afterRelease"
  | "lookedAt"
  | "askedBy"
  | "session"
> & { snapshot: Story | undefined; version: string };

/** The story as it was passed when it was scheduled, and the hash of the version that holds it. */
export interface Passed {
  snapshot: Story;
  version: string;
}

/** The schedule in the desk's file. Every write joins the transaction under way. */
export interface ScheduleRows {
  add(row: Pick<ScheduleRow, "id" | "storyId" | "targetId"> & Mutable): void;
  find(id: string): ScheduleRow | undefined;
  /** The one of this story and target that is not over. */
  open(storyId: string, targetId: string): ScheduleRow | undefined;
  /** Of this story, or of all; not over; by time. */
  allOpen(storyId?: string): ScheduleRow[];
  /** Between two instants, over or not, but not what was cancelled; by time. */
  between(from: string, to: string): ScheduleRow[];
  /** The first time after this instant at which something goes. */
  nextAfter(at: string): string | undefined;
  /** What goes out; undefined once it is over. */
  passed(id: string): Passed | undefined;
  /**
   * Changes a row if it is still in this state and at this time; false when another process or call was
   * first. Everything that fires goes through here: two never fire the same row.
   */
  change(row: Pick<ScheduleRow, "id" | "state" | "at" | "changedAt" | "deliveryId">, change: Partial<Mutable>): boolean;
}

interface Row {
  [column: string]: string | number | null;
  id: string;
  story_id: string;
  target_id: string;
  at: string;
  wall: string;
  time_zone: string;
  state: string;
  problem: string;
  revision: number;
  on_site: number;
  delivery_id: string | null;
  after_release: string;
  looked_at: string | null;
  asked_by: string;
  session: string;
  changed_at: string;
  story_title: string;
  story_section: string | null;
  story_status: string;
  story_revision: number;
  story_embargo: string | null;
}

const SELECT = `SELECT schedule.id, story_id, target_id, at, wall, time_zone, state, problem, schedule.revision, on_site, delivery_id,
    after_release, looked_at, asked_by, session, schedule.changed_at,
    CASE stories.headline WHEN '' THEN stories.catchline ELSE stories.headline END AS story_title,
    stories.section AS story_section, stories.status AS story_status, stories.revision AS story_revision,
    json_extract(stories.furniture, '$.embargo') AS story_embargo
  FROM schedule JOIN stories ON stories.id = story_id`;
const OPEN = "state NOT IN ('done', 'cancelled')";

/** Each column a change may write, and how. */
const COLUMNS: { readonly [Key in keyof Mutable]: readonly [string, (value: Mutable[Key]) => SqlValue] } = {
  at: ["at", (value) => value],
  wall: ["wall", (value) => value],
  timeZone: ["time_zone", (value) => value],
  state: ["state", (value) => value],
  problem: ["problem", (value) => value],
  revision: ["revision", (value) => value],
  onSite: ["on_site", (value) => (value ? 1 : 0)],
  deliveryId: ["delivery_id", (value) => value ?? null],
  afterRelease: ["after_release", (value) => value],
  lookedAt: ["looked_at", (value) => value ?? null],
  askedBy: ["asked_by", (value) => value],
  session: ["session", (value) => value],
  version: ["version", (value) => value],
  snapshot: ["snapshot", (value) => (value === undefined ? "{}" : JSON.stringify(value))],
};

function written(change: Partial<Mutable>): { columns: string[]; values: SqlValue[] } {
  const columns: string[] = [];
  const values: SqlValue[] = [];
  const write = <Key extends keyof Mutable>(key: Key, value: Mutable[Key]): void => {
    const [column, toSql] = COLUMNS[key];
    columns.push(column);
    values.push(toSql(value));
  };
  for (const key of Object.keys(change) as (keyof Mutable)[]) write(key, change[key]);
  return { columns, values };
}

export function createScheduleRows(database: Database, clock: Clock): ScheduleRows {
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const first = (rows: Row[]): ScheduleRow | undefined => rows.map(rowOf)[0];

  return {
    add({ id, storyId, targetId, ...rest }) {
      const { columns, values } = written(rest);
      database.run(
        `INSERT INTO schedule (id, story_id, target_id, created_at, changed_at, ${columns.join(", ")})
         VALUES (?, ?, ?, ?, ?, ${columns.map(() => "?").join(", ")})`,
        ...[id, storyId, targetId, now(), now()],
        ...values,
      );
    },
    find: (id) => first(database.all<Row>(`${SELECT} WHERE schedule.id = ?`, id)),
    open: (storyId, targetId) =>
      first(database.all<Row>(`${SELECT} WHERE story_id = ? AND target_id = ? AND ${OPEN}`, storyId, targetId)),
    allOpen: (storyId) =>
      (storyId === undefined
        ? database.all<Row>(`${SELECT} WHERE ${OPEN} ORDER BY at, schedule.id`)
        : database.all<Row>(`${SELECT} WHERE ${OPEN} AND story_id = ? ORDER BY at, schedule.id`, storyId)
      ).map(rowOf),
    between: (from, to) =>
      database
        .all<Row>(`${SELECT} WHERE at >= ? AND at < ? AND state <> 'cancelled' ORDER BY at, schedule.id`, from, to)
        .map(rowOf),
    nextAfter: (at) =>
      database.get<{ at: string }>(
        "SELECT at FROM schedule WHERE at > ? AND state IN ('waiting', 'holding', 'held') ORDER BY at LIMIT 1",
        at,
      )?.at,
    passed(id) {
      const row = database.get<{ snapshot: string; version: string }>("SELECT snapshot, version FROM schedule WHERE id = ?", id);
      if (row === undefined || row.snapshot === "{}") return undefined;
      return { snapshot: JSON.parse(row.snapshot) as Story, version: row.version };
    },
    change({ id, state, at, deliveryId }, change) {
      const { columns, values } = written(change);
      const { changes } = database.run(
        `UPDATE schedule SET changed_at = ?, ${columns.map((column) => `${column} = ?`).join(", ")}
         WHERE id = ? AND state = ? AND at = ? AND delivery_id IS ?`,
        now(),
        ...values,
        ...[id, state, at, deliveryId ?? null],
      );
      return changes === 1;
    },
  };
}

function rowOf(row: Row): ScheduleRow {
  return {
    id: row.id,
    storyId: row.story_id,
    targetId: row.target_id,
    at: row.at,
    wall: row.wall,
    timeZone: row.time_zone,
    state: row.state as ScheduleState,
    problem: row.problem,
    revision: row.revision,
    onSite: row.on_site === 1,
    deliveryId: row.delivery_id ?? undefined,
    afterRelease: row.after_release === "stopped" ? "stopped" : "cancelled",
    lookedAt: row.looked_at ?? undefined,
    askedBy: row.asked_by,
    session: row.session,
    changedAt: row.changed_at,
    story: {
      title: row.story_title,
      section: row.story_section ?? undefined,
      status: row.story_status as Status,
      revision: row.story_revision,
      embargo: row.story_embargo ?? undefined,
    },
  };
}
