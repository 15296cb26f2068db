import type { Publication } from "../../../shared/contract/publishing.ts";
import type { Story } from "../../../shared/model/story.ts";
import type { Database } from "../../ports/database.ts";
import type { PublishedCards } from "./published-cards.ts";

/** A row of `publications`, without the snapshot. */
export interface PublicationRow {
  storyId: string;
  state: Publication["state"];
  path: string;
  earlierPaths: string[];
  firstPublishedAt: string;
  updatedAt: string;
  revision: number;
}

/** What stands on the site, as the desk's file has it. */
export interface Publications {
  find(storyId: string): PublicationRow | undefined;
  snapshot(storyId: string): Story | undefined;
  /** Those at whose addresses a notice stands, or from where readers are led on. */
  withNotices(): PublicationRow[];
  /** Whether another story stands or once stood at this path. */
  isTaken(path: string, storyId: string): boolean;
  any(): boolean;
  /** Writes one, and whose it is; joins the transaction under way. */
  put(row: PublicationRow, snapshot: Story): void;
}

interface Row {
  [column: string]: string | number;
  story_id: string;
  state: string;
  path: string;
  earlier_paths: string;
  first_published_at: string;
  updated_at: string;
  revision: number;
}

const COLUMNS = "story_id, state, path, earlier_paths, first_published_at, updated_at, revision";

export function createPublications(database: Database, cards: PublishedCards): Publications {
  const snapshot = (storyId: string): Story | undefined => {
    const row = database.get<{ snapshot: string }>("SELECT snapshot FROM publications WHERE story_id = ?", storyId);
    return row && (JSON.parse(row.snapshot) as Story);
  };
  return {
    find(storyId) {
      const row = database.get<Row>(`SELECT ${COLUMNS} FROM publications WHERE story_id = ?`, storyId);
      return row && rowOf(row);
    },
    snapshot,
    withNotices: () =>
      database
        .all<Row>(`SELECT ${COLUMNS} FROM publications WHERE state = 'withdrawn' OR earlier_paths <> '[]' ORDER BY story_id`)
        .map(rowOf),
    isTaken: (path, storyId) =>
      database.get(
        `SELECT 1 AS taken FROM publications WHERE story_id <> ?
         AND (path = ? OR EXISTS (SELECT 1 FROM json_each(earlier_paths) WHERE value = ?)) LIMIT 1`,
        storyId,
        path,
        path,
      ) !== undefined,
    any: () => database.get("SELECT 1 AS some FROM publications LIMIT 1") !== undefined,
    put(row, story) {
      database.run(
        `INSERT INTO publications (${COLUMNS}, snapshot) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (story_id) DO UPDATE SET state = excluded.state, path = excluded.path,
           earlier_paths = excluded.earlier_paths, first_published_at = excluded.first_published_at,
           updated_at = excluded.updated_at, revision = excluded.revision, snapshot = excluded.snapshot`,
        row.storyId,
        row.state,
        row.path,
        JSON.stringify(row.earlierPaths),
        row.firstPublishedAt,
        row.updatedAt,
        row.revision,
        JSON.stringify(story),
      );
      if (row.state === "published") cards.put(story, row.firstPublishedAt);
      else cards.remove(row.storyId);
    },
  };
}

function rowOf(row: Row): PublicationRow {
  return {
    storyId: row.story_id,
    state: row.state as Publication["state"],
    path: row.path,
    earlierPaths: JSON.parse(row.earlier_paths) as string[],
    firstPublishedAt: row.first_published_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}
