import { v7 as uuidv7 } from "uuid";
import type { Story } from "../../../shared/model/story.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import type { PublicationRow } from "./publications.ts";

export type PublishingKind = "publish" | "withdraw" | "take-down";

/** What a job needs to be done again after a crash, word for word. */
export interface PublishingPayload {
  /** The story as it was passed: what is typed later is not in the page. */
  snapshot: Story;
  session: string;
  /** Whether the page says that it was updated, and so gets a new date; true unless said otherwise. */
  showsUpdated?: boolean;
  /** Decided when the job first runs, so that a second try comes to the same page. */
  place?: Omit<PublicationRow, "storyId" | "state" | "revision">;
}

export interface PublishingJob {
  id: string;
  kind: PublishingKind;
  storyId: string;
  payload: PublishingPayload;
}

export interface PublishingJobs {
  /**
   * Notes what is to be done, once for a kind, story and revision: the same wish again joins
   * the job that is open, and begins one anew that has ended.
   */
  note(kind: PublishingKind, payload: PublishingPayload): string;
  /** The job while it is open; undefined once it is done or has failed. */
  find(id: string): PublishingJob | undefined;
  /** Jobs that a crash may have left, oldest first. */
  open(): string[];
  begin(id: string, payload: PublishingPayload): void;
  done(id: string): void;
  failed(id: string, problem: string): void;
}

interface JobRow {
  [column: string]: string;
  id: string;
  kind: string;
  story_id: string;
  payload: string;
}

export function createPublishingJobs(database: Database, clock: Clock): PublishingJobs {
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  // Whoever wishes it again brings the story along, so an ended job need not keep a copy of it.
  const end = (id: string, state: "done" | "failed", problem = ""): void => {
    database.run(
      "UPDATE jobs SET state = ?, problem = ?, payload = '{}', changed_at = ? WHERE id = ?",
      state,
      problem,
      now(),
      id,
    );
  };
  return {
    note: (kind, payload) =>
      database.transaction(() => {
        const key = `${kind}:${payload.snapshot.id}:${payload.snapshot.revision}`;
        database.run(
          `INSERT INTO jobs (id, key, kind, story_id, payload, state, problem, created_at, changed_at)
           VALUES (?, ?, ?, ?, ?, 'waiting', '', ?, ?)
           ON CONFLICT (key) DO UPDATE SET state = 'waiting', problem = '', payload = excluded.payload,
             created_at = excluded.created_at, changed_at = excluded.changed_at
           WHERE state IN ('done', 'failed')`,
          uuidv7(),
          key,
          kind,
          payload.snapshot.id,
          JSON.stringify(payload),
          now(),
          now(),
        );
        const row = database.get<{ id: string }>("SELECT id FROM jobs WHERE key = ?", key);
        if (!row) throw new Error("A job that was noted is not there");
        return row.id;
      }),
    find(id) {
      const row = database.get<JobRow>(
        "SELECT id, kind, story_id, payload FROM jobs WHERE id = ? AND state IN ('waiting', 'running')",
        id,
      );
      return (
        row && {
          id: row.id,
          kind: row.kind as PublishingKind,
          storyId: row.story_id,
          payload: JSON.parse(row.payload) as PublishingPayload,
        }
      );
    },
    open: () =>
      database
        .all<{ id: string }>(
          "SELECT id FROM jobs WHERE state IN ('waiting', 'running') AND kind IN ('publish', 'withdraw', 'take-down') ORDER BY created_at, id",
        )
        .map((row) => row.id),
    begin(id, payload) {
      database.run(
        "UPDATE jobs SET state = 'running', payload = ?, changed_at = ? WHERE id = ?",
        JSON.stringify(payload),
        now(),
        id,
      );
    },
    done: (id) => end(id, "done"),
    failed: (id, problem) => end(id, "failed", problem),
  };
}
