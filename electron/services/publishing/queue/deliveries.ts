import { v7 as uuidv7 } from "uuid";
import type { Deed, DeliveryState } from "../../../../shared/model/delivery.ts";
import type { Story } from "../../../../shared/model/story.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Database } from "../../../ports/database.ts";
import type { Trouble } from "../targets/target-failure.ts";

/** What a delivery needs to be done again after a crash, word for word. */
export interface DeliveryPayload {
  /** The story as it was passed: what is typed later is not in it. */
  snapshot: Story;
  /** Hash of the version that was kept when it was passed. */
  version: string;
  session: string;
  showsUpdated: boolean;
  /** For `hold`: when the site publishes it. */
  heldUntil?: string;
  /** True once a try has begun to put it there: what came of that may not be known. */
  mayStand?: boolean;
  /** Fingerprint of what stood on the site when somebody chose to go over it. */
  goesOver?: string;
}

export interface DeliveryProblem {
  trouble?: Trouble;
  /** Ready to be read; absent when nothing is the matter. */
  text?: string;
  /** It waits for the vault to be opened. */
  locked?: true;
  /** It waited when the archive was made that this desk was brought back from; see `services/archive`. */
  fromArchive?: true;
}

export interface DeliveryRow {
  id: string;
  key: string;
  storyId: string;
  targetId: string;
  deed: Deed;
  payload: DeliveryPayload;
  state: DeliveryState;
  step: "" | "looking" | "putting";
  attempts: number;
  nextAt: string | undefined;
  problem: DeliveryProblem;
  askedBy: string;
  createdAt: string;
  changedAt: string;
}

export interface Deliveries {
  /**
   * Notes a wish. One that is open already is joined; one that ended is begun anew. Others of the story
   * on this target that still wait are cancelled: the newer wish takes their place.
   */
  note(wish: Pick<DeliveryRow, "storyId" | "targetId" | "deed" | "payload" | "askedBy">): DeliveryRow;
  find(id: string): DeliveryRow | undefined;
  /** The oldest of a target that is due at `at`, of those that nobody waits for first. */
  due(targetId: string, at: string): DeliveryRow | undefined;
  /** Targets with something to do, and when: undefined for now. */
  pending(): { targetId: string; nextAt: string | undefined }[];
  /** How many the desk works on, and how many wait for a person. */
  counts(): { underWay: number; asking: number };
  /** What waited in the archive this desk came from, and nobody has decided about; oldest first. */
  fromArchive(): DeliveryRow[];
  /** Makes what waits for the vault due now. */
  endWaitForVault(): void;
  /** Those that wait for a person first, then the oldest; of all stories or of one. */
  open(storyId: string | undefined, limit: number): DeliveryRow[];
  ended(storyId: string | undefined, limit: number): DeliveryRow[];
  newest(storyId: string, targetId: string): DeliveryRow | undefined;
  /** Changes a row if it is still in one of these states; false when it is not any more. */
  change(id: string, from: readonly DeliveryState[], change: Partial<Mutable>): boolean;
}

type Mutable = Pick<DeliveryRow, "state" | "step" | "attempts" | "nextAt" | "problem" | "payload">;

interface Row {
  [column: string]: string | number | null;
  id: string;
  key: string;
  story_id: string;
  target_id: string;
  deed: string;
  payload: string;
  state: string;
  step: string;
  attempts: number;
  next_at: string | null;
  problem: string;
  asked_by: string;
  created_at: string;
  changed_at: string;
}

const COLUMNS: Record<keyof Mutable, string> = {
  state: "state",
  step: "step",
  attempts: "attempts",
  nextAt: "next_at",
  problem: "problem",
  payload: "payload",
};
const OPEN = "('waiting', 'sending', 'sent')";
const WAITS_FOR_SOMEBODY = "('failed', 'changed-there')";

export function createDeliveries(database: Database, clock: Clock): Deliveries {
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const find = (id: string): DeliveryRow | undefined => {
    const row = database.get<Row>("SELECT * FROM deliveries WHERE id = ?", id);
    return row && rowOf(row);
  };
  const all = (where: string, ...values: (string | number)[]): DeliveryRow[] =>
    database.all<Row>(`SELECT * FROM deliveries WHERE ${where}`, ...values).map(rowOf);

  return {
    note: ({ storyId, targetId, deed, payload, askedBy }) =>
      database.transaction(() => {
        const key = [deed, targetId, storyId, payload.snapshot.revision, payload.heldUntil ?? ""].join(":");
        const at = now();
        const replaced: DeliveryProblem = { text: "A newer wish took its place." };
        database.run(
          `UPDATE deliveries SET state = 'cancelled', problem = ?, changed_at = ?
           WHERE story_id = ? AND target_id = ? AND state = 'waiting' AND key <> ?`,
          JSON.stringify(replaced),
          at,
          storyId,
          targetId,
          key,
        );
        database.run(
          `INSERT INTO deliveries (id, key, story_id, target_id, deed, payload, state, step, attempts, next_at, problem, asked_by, created_at, changed_at)
           VALUES (?, ?, ?, ?, ?, ?, 'waiting', '', 0, NULL, '{}', ?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET state = 'waiting', step = '', attempts = 0, next_at = NULL, problem = '{}',
             payload = excluded.payload, asked_by = excluded.asked_by, created_at = excluded.created_at,
             changed_at = excluded.changed_at
           WHERE state NOT IN ${OPEN}`,
          uuidv7(),
          key,
          storyId,
          targetId,
          deed,
          JSON.stringify(payload),
          askedBy,
          at,
          at,
        );
        const row = database.get<Row>("SELECT * FROM deliveries WHERE key = ?", key);
        if (!row) throw new Error("A delivery that was noted is not there");
        return rowOf(row);
      }),
    find,
    // In the order of its index, which holds all it asks for: rows are long, and only one is read.
    due(targetId, at) {
      const first = database.get<{ id: string }>(
        `SELECT id FROM deliveries INDEXED BY deliveries_due
         WHERE target_id = ? AND state IN ${OPEN} AND (next_at IS NULL OR next_at <= ?)
         ORDER BY state = 'sent', created_at, id LIMIT 1`,
        targetId,
        at,
      );
      return first && find(first.id);
    },
    pending: () =>
      database
        .all<{ target_id: string; next_at: string }>(
          `SELECT target_id, MIN(COALESCE(next_at, '')) AS next_at FROM deliveries WHERE state IN ${OPEN} GROUP BY target_id`,
        )
        .map((row) => ({ targetId: row.target_id, nextAt: row.next_at === "" ? undefined : row.next_at })),
    counts() {
      const counted = database.get<{ under_way: number; asking: number }>(
        `SELECT COUNT(*) FILTER (WHERE state IN ${OPEN}) AS under_way, COUNT(*) FILTER (WHERE state IN ${WAITS_FOR_SOMEBODY}) AS asking
         FROM deliveries WHERE state NOT IN ('checked', 'cancelled')`,
      );
      return { underWay: counted?.under_way ?? 0, asking: counted?.asking ?? 0 };
    },
    fromArchive: () =>
      all(
        "state NOT IN ('checked', 'cancelled') AND state = 'failed' AND json_extract(problem, '$.fromArchive') ORDER BY created_at, id",
      ),
    endWaitForVault: () =>
      void database.run(
        "UPDATE deliveries SET next_at = NULL WHERE state = 'waiting' AND json_extract(problem, '$.locked') AND next_at IS NOT NULL",
      ),
    open: (storyId, limit) =>
      all(
        `state NOT IN ('checked', 'cancelled')${storyId === undefined ? "" : " AND story_id = ?"}
         ORDER BY state IN ${WAITS_FOR_SOMEBODY} DESC, created_at, id LIMIT ?`,
        ...(storyId === undefined ? [limit] : [storyId, limit]),
      ),
    ended: (storyId, limit) =>
      all(
        `state IN ('checked', 'cancelled')${storyId === undefined ? "" : " AND story_id = ?"}
         ORDER BY changed_at DESC, id DESC LIMIT ?`,
        ...(storyId === undefined ? [limit] : [storyId, limit]),
      ),
    newest: (storyId, targetId) =>
      all("story_id = ? AND target_id = ? ORDER BY created_at DESC, id DESC LIMIT 1", storyId, targetId)[0],
    change(id, from, change) {
      const keys = Object.keys(COLUMNS).filter((key): key is keyof Mutable => key in change);
      const sets = [...keys.map((key) => `${COLUMNS[key]} = ?`), "changed_at = ?"];
      const values = keys.map((key) => {
        const value = change[key];
        if (value === undefined) return null;
        return typeof value === "object" ? JSON.stringify(value) : value;
      });
      const { changes } = database.run(
        `UPDATE deliveries SET ${sets.join(", ")} WHERE id = ? AND state IN (${from.map(() => "?").join(", ")})`,
        ...values,
        now(),
        id,
        ...from,
      );
      return changes > 0;
    },
  };
}

function rowOf(row: Row): DeliveryRow {
  return {
    id: row.id,
    key: row.key,
    storyId: row.story_id,
    targetId: row.target_id,
    deed: row.deed as Deed,
    payload: JSON.parse(row.payload) as DeliveryPayload,
    state: row.state as DeliveryState,
    step: row.step as DeliveryRow["step"],
    attempts: row.attempts,
    nextAt: row.next_at ?? undefined,
    problem: JSON.parse(row.problem) as DeliveryProblem,
    askedBy: row.asked_by,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
