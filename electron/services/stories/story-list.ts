import { findWordsQuery } from "../../../shared/model/find-words-query.ts";
import type { StoryRow } from "../../../shared/model/story.ts";
import { STATUSES, type Status } from "../../../shared/model/status.ts";
import type { Database, SqlValue } from "../../ports/database.ts";

export interface ListInput {
  status?: Status | undefined;
  query: string;
  offset: number;
  limit: number;
}
export interface StoryList {
  rows: StoryRow[];
  total: number;
  counts: Record<Status, number>;
}

/**
 * Above this many hits a search walks the stories by last change and picks the hits, instead
 * of sorting all hits: one word of many stories then costs no more than a rare one.
 */
const MANY_HITS = 5000;

interface ListRow {
  [column: string]: string | number | null;
  id: string;
  catchline: string;
  headline: string;
  section: string | null;
  byline_names: string;
  status: string;
  words: number;
  changed_at: string;
}
const COLUMNS = "id, catchline, headline, section, byline_names, status, words, changed_at";
const ORDER = "ORDER BY changed_at DESC, id LIMIT ? OFFSET ?";
const HITS = "SELECT rowid FROM story_search WHERE story_search MATCH ?";

/** The desk's list: by status, by words, newest change first. */
export interface StoryLister {
  list(input: ListInput): StoryList;
  /** Counts may have changed. */
  recount(): void;
}

export function createStoryLister(database: Database): StoryLister {
  let counts: Record<Status, number> | undefined;

  const count = (): Record<Status, number> => {
    const found = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
    const rows = database.all<{ status: string; stories: number }>(
      "SELECT status, count(*) AS stories FROM stories GROUP BY status",
    );
    for (const row of rows) found[row.status as Status] = row.stories;
    return found;
  };
  const rows = (sql: string, ...values: SqlValue[]): StoryRow[] => database.all<ListRow>(sql, ...values).map(rowOf);
  const total = (sql: string, ...values: SqlValue[]): number => database.get<{ stories: number }>(sql, ...values)?.stories ?? 0;

  const everything = ({ status, limit, offset }: ListInput, known: Record<Status, number>): Omit<StoryList, "counts"> => {
    if (status === undefined) {
      return {
        rows: rows(`SELECT ${COLUMNS} FROM stories ${ORDER}`, limit, offset),
        total: Object.values(known).reduce((sum, stories) => sum + stories, 0),
      };
    }
    return {
      rows: rows(`SELECT ${COLUMNS} FROM stories WHERE status = ? ${ORDER}`, status, limit, offset),
      total: known[status],
    };
  };

  const found = ({ status, limit, offset }: ListInput, query: string): Omit<StoryList, "counts"> => {
    const hits = total("SELECT count(*) AS stories FROM story_search WHERE story_search MATCH ?", query);
    const index = status === undefined ? "stories_by_change" : "stories_by_status";
    // A unary plus keeps SQLite from looking hits up one by one; INDEXED BY makes it walk in order.
    const source =
      hits > MANY_HITS ? `stories INDEXED BY ${index} WHERE +number IN (${HITS})` : `stories WHERE number IN (${HITS})`;
    if (status === undefined) {
      return { rows: rows(`SELECT ${COLUMNS} FROM ${source} ${ORDER}`, query, limit, offset), total: hits };
    }
    // Counted and picked in one walk of the index; only the rows to show are read.
    const page = `SELECT number, count(*) OVER () AS total FROM ${source} AND status = ? ${ORDER}`;
    const found = database.all<ListRow & { total: number }>(
      `SELECT page.total, ${COLUMNS} FROM (${page}) page JOIN stories USING (number) ORDER BY changed_at DESC, id`,
      query,
      status,
      limit,
      offset,
    );
    return { rows: found.map(rowOf), total: found[0]?.total ?? 0 };
  };

  return {
    list(input) {
      counts ??= count();
      const query = findWordsQuery(input.query);
      return { ...(query === undefined ? everything(input, counts) : found(input, query)), counts };
    },
    recount() {
      counts = undefined;
    },
  };
}

function rowOf(row: ListRow): StoryRow {
  return {
    id: row.id,
    catchline: row.catchline,
    headline: row.headline,
    ...(row.section === null ? {} : { section: row.section }),
    byline: row.byline_names,
    status: row.status as Status,
    words: row.words,
    changedAt: row.changed_at,
  };
}
