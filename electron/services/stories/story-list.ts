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

/**
 * So many of the stories changed last are asked for while all hits are counted. The first rows
 * of a common word are among them, and then one walk through the index of words is enough.
 */
const NEWEST = 1000;

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
const COUNT_HITS = `SELECT count(*) AS total, json_group_array(rowid) FILTER (WHERE rowid IN
    (SELECT number FROM stories INDEXED BY stories_by_change ORDER BY changed_at DESC, id LIMIT ${NEWEST})) AS newest
  FROM story_search WHERE story_search MATCH ?`;

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

  const found = ({ limit, offset }: ListInput, query: string): Omit<StoryList, "counts"> => {
    const { total, newest } = database.get<{ total: number; newest: string }>(COUNT_HITS, query) ?? { total: 0, newest: "[]" };
    const known = (JSON.parse(newest) as number[]).length;
    if (known >= Math.min(total, offset + limit)) {
      const source = inOrder("stories_by_change", "SELECT value FROM json_each(?)");
      return { rows: rows(`SELECT ${COLUMNS} FROM ${source} ${ORDER}`, newest, limit, offset), total };
    }
    const source = total > MANY_HITS ? inOrder("stories_by_change", HITS) : oneByOne(HITS);
    return { rows: rows(`SELECT ${COLUMNS} FROM ${source} ${ORDER}`, query, limit, offset), total };
  };

  const foundWithStatus = (status: Status, { limit, offset }: ListInput, query: string): Omit<StoryList, "counts"> => {
    const hits = database.get<{ total: number }>(`SELECT count(*) AS total FROM (${HITS})`, query)?.total ?? 0;
    const source = hits > MANY_HITS ? inOrder("stories_by_status", HITS) : oneByOne(HITS);
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
      if (query === undefined) return { ...everything(input, counts), counts };
      const { status } = input;
      return { ...(status === undefined ? found(input, query) : foundWithStatus(status, input, query)), counts };
    },
    recount() {
      counts = undefined;
    },
  };
}

/** A unary plus keeps SQLite from looking hits up one by one; INDEXED BY makes it walk in order. */
function inOrder(index: "stories_by_change" | "stories_by_status", hits: string): string {
  return `stories INDEXED BY ${index} WHERE +number IN (${hits})`;
}

function oneByOne(hits: string): string {
  return `stories WHERE number IN (${hits})`;
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
