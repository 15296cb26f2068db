import type { Database } from "../../ports/database.ts";
import type { ReadUpTo } from "./archive-names.ts";

/** Names in what was published, as far as it has been read. Derived: without them it is read again. */
export interface SeenNames {
  list(): string[];
  upTo(): ReadUpTo;
  add(names: readonly string[], upTo: ReadUpTo): void;
}

export function createSeenNames(database: Database): SeenNames {
  return {
    list: () => database.all<{ name: string }>("SELECT name FROM seen_names").map(({ name }) => name),
    upTo: () =>
      database.get<{ updatedAt: string; storyId: string }>(
        "SELECT updated_at AS updatedAt, story_id AS storyId FROM seen_names_up_to",
      ) ?? { updatedAt: "", storyId: "" },
    add: (names, { updatedAt, storyId }) =>
      database.transaction(() => {
        for (const name of names) database.run("INSERT INTO seen_names (name) VALUES (?) ON CONFLICT DO NOTHING", name);
        database.run(
          `INSERT INTO seen_names_up_to (only, updated_at, story_id) VALUES (1, ?, ?)
           ON CONFLICT (only) DO UPDATE SET updated_at = excluded.updated_at, story_id = excluded.story_id`,
          updatedAt,
          storyId,
        );
      }),
  };
}
