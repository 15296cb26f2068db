import { v7 as uuidv7 } from "uuid";
import type { Deed, DeliveryState } from "../../../../shared/model/delivery.ts";
import type { Story } from "../../../../shared/model/story.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Database } from "../../../ports/database.ts";
import type { DeliveryNews, HeldPost, ScheduledWish, ScheduleQueue } from "../schedule-parts.ts";

/** What was done on a site, and when. */
export interface SiteEvent {
  deed: Deed | "by-itself";
  storyId: string;
  targetId: string;
  at: string;
  headline: string;
}

export interface RecordingQueue extends ScheduleQueue {
  /** Everything the sites saw, in order. */
  readonly seen: SiteEvent[];
  /** What the sites have now, by "<story> <target>". */
  readonly posts: Map<string, HeldPost & { story: Story }>;
  /** Nothing is sent while true. */
  offline: boolean;
  /** The site cannot even be asked. */
  mute: boolean;
  /** Sends what waits; answers whether anything did. */
  send(): boolean;
  /** Ends a delivery of a story some other way. */
  fail(storyId: string, state: DeliveryState, problem: string): void;
  /** Somebody presses Publish. */
  publishByHand(story: Story, targetId: string): void;
  wishes(): { deed: Deed; state: DeliveryState; storyId: string; heldUntil?: string }[];
}

interface Row {
  [column: string]: string | number | null;
  id: string;
  story_id: string;
  target_id: string;
  deed: string;
  payload: string;
  state: string;
  problem: string;
  created_at: string;
}

const keyOf = (storyId: string, targetId: string): string => `${storyId} ${targetId}`;

/** Keeps what it is asked in the desk's real table, and does it on sites that are maps. */
export function createRecordingQueue(
  database: Database,
  clock: Clock,
  arrive: (storyId: string) => void,
  sites: Pick<RecordingQueue, "seen" | "posts"> = { seen: [], posts: new Map() },
): RecordingQueue {
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const note = (wish: ScheduledWish): { id: string } => {
    const id = uuidv7();
    const { storyId, targetId, deed, ...payload } = wish;
    database.run(
      "UPDATE deliveries SET state = 'cancelled' WHERE story_id = ? AND target_id = ? AND state = 'waiting'",
      storyId,
      targetId,
    );
    database.run(
      `INSERT INTO deliveries (id, key, story_id, target_id, deed, payload, state, step, attempts, problem, asked_by, created_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting', '', 0, '', ?, ?, ?)`,
      ...[id, id, storyId, targetId, deed, JSON.stringify(payload), "Ada Quist", now(), now()],
    );
    return { id };
  };
  const newsOf = (row: Row | undefined): DeliveryNews | undefined =>
    row && {
      id: row.id,
      deed: row.deed as Deed,
      state: row.state as DeliveryState,
      problem: row.problem === "" ? undefined : row.problem,
      createdAt: row.created_at,
    };
  const all = (where: string, ...values: string[]): Row[] =>
    database.all<Row>(`SELECT * FROM deliveries WHERE ${where} ORDER BY created_at, id`, ...values);

  const queue: RecordingQueue = {
    ...sites,
    offline: false,
    mute: false,
    enqueue: note,
    delivery: (id) => newsOf(all("id = ?", id)[0]),
    deliveryOf: (storyId, targetId) => newsOf(all("story_id = ? AND target_id = ?", storyId, targetId).at(-1)),
    cancel: (id) =>
      database.run("UPDATE deliveries SET state = 'cancelled' WHERE id = ? AND state = 'waiting'", id).changes === 1,
    isLive: (storyId, targetId) => sites.posts.get(keyOf(storyId, targetId))?.state === "live",
    async lookUp(storyId, targetId) {
      if (queue.mute) throw new Error("It does not answer.");
      return sites.posts.get(keyOf(storyId, targetId));
    },
    send() {
      if (queue.offline) return false;
      const due = all("state = 'waiting'");
      for (const row of due) {
        const { snapshot, heldUntil } = JSON.parse(row.payload) as ScheduledWish;
        const deed = row.deed as Deed;
        const key = keyOf(row.story_id, row.target_id);
        if (deed === "hold") sites.posts.set(key, { state: "held", heldUntil, story: snapshot });
        else if (deed === "release") sites.posts.delete(key);
        else if (sites.posts.get(key)?.state !== "live" || deed === "publish") {
          sites.posts.set(key, { state: "live", story: snapshot });
          arrive(row.story_id);
        }
        sites.seen.push({ deed, storyId: row.story_id, targetId: row.target_id, at: now(), headline: snapshot.headline });
        database.run("UPDATE deliveries SET state = 'checked' WHERE id = ?", row.id);
      }
      return due.length > 0;
    },
    fail: (storyId, state, problem) =>
      void database.run(
        "UPDATE deliveries SET state = ?, problem = ? WHERE story_id = ? AND state = 'waiting'",
        state,
        problem,
        storyId,
      ),
    publishByHand: (story, targetId) =>
      void note({ storyId: story.id, targetId, deed: "publish", snapshot: story, version: "", session: "other" }),
    wishes: () =>
      all("TRUE").map((row) => {
        const { heldUntil } = JSON.parse(row.payload) as ScheduledWish;
        const wish = { deed: row.deed as Deed, state: row.state as DeliveryState, storyId: row.story_id };
        return heldUntil === undefined ? wish : { ...wish, heldUntil };
      }),
  };
  return queue;
}
