import { DatabaseSync } from "node:sqlite";

/** Said of a delivery that waited when the archive was made. */
const WAITED = "It waited when the archive of this desk was made, and is held: send it, or drop it.";
const SCHEDULED =
  "It was scheduled when the archive of this desk was made. Schedule it again, publish it now, or take it off the schedule.";

/**
 * A desk that is brought back must send nothing by itself: the desk it was saved from may have sent it long ago.
 * Everything that was under way in this copy waits for a person from here on. Answers how many deliveries that
 * are. Before the copy takes its place, so that no desk has seen it.
 */
export function holdWhatWaits(path: string): number {
  const file = new DatabaseSync(path);
  try {
    const tables = new Set(
      file
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .all()
        .map(({ name }) => String(name)),
    );
    file.exec("BEGIN IMMEDIATE");
    const held = tables.has("deliveries")
      ? file
          .prepare(
            `UPDATE deliveries SET state = 'failed', step = '', next_at = NULL, problem = ?
             WHERE state IN ('waiting', 'sending')`,
          )
          .run(JSON.stringify({ text: WAITED, fromArchive: true })).changes
      : 0;
    // Each belongs to a delivery, which makes it anew when it is sent.
    if (tables.has("jobs"))
      file.exec(
        "UPDATE jobs SET state = 'failed', payload = '{}' WHERE state IN ('waiting', 'running') AND kind IN ('publish', 'withdraw', 'take-down')",
      );
    if (tables.has("schedule"))
      file.prepare("UPDATE schedule SET state = 'stopped', problem = ? WHERE state = 'waiting'").run(SCHEDULED);
    file.exec("COMMIT");
    return Number(held);
  } finally {
    file.close();
  }
}
