import { plainText } from "../../../shared/editor/plain-text.ts";
import { acceptedCopy } from "../../../shared/editor/suggestions/settle.ts";
import type { MarkedBody } from "../../../shared/model/copy.ts";
import type { Database } from "../../ports/database.ts";

/** Stories brought into the index before a search: those changed since the last; a few milliseconds. */
const BEFORE_A_SEARCH = 40;
/** Stories indexed at once when nobody waits. */
const WHEN_IDLE = 25;
/** Quiet time after the last change before the index is brought up to date, in milliseconds. */
const QUIET = 2000;
/** Pause between two idle batches, in milliseconds, so that a save never waits long. */
const BREATH = 40;

/**
 * The words of all stories, for searching. It follows behind the stories, so that an autosave
 * never pays for it: changed stories are indexed before a search, or when the desk is quiet.
 */
export interface SearchIndex {
  /** Brings in what changed lately. */
  catchUp(): void;
  /** Something changed: index it when it has been quiet for a while. */
  soon(): void;
  stop(): void;
}

interface StaleRow {
  [column: string]: string | number;
  number: number;
  revision: number;
  catchline: string;
  headline: string;
  byline_names: string;
  body: string;
}

export function createSearchIndex(database: Database, onFailure: (error: unknown) => void): SearchIndex {
  let timer: NodeJS.Timeout | undefined;

  const indexSome = (most: number): number =>
    database.transaction(() => {
      const stale = database.all<StaleRow>(
        `SELECT number, revision, catchline, headline, byline_names, body FROM stories
         WHERE indexed_revision < revision ORDER BY number LIMIT ?`,
        most,
      );
      for (const row of stale) {
        database.run("DELETE FROM story_search WHERE rowid = ?", row.number);
        database.run(
          "INSERT INTO story_search (rowid, headline, catchline, byline, copy) VALUES (?, ?, ?, ?, ?)",
          row.number,
          row.headline,
          row.catchline,
          row.byline_names,
          plainText(acceptedCopy(JSON.parse(row.body) as MarkedBody)),
        );
        database.run("UPDATE stories SET indexed_revision = ? WHERE number = ?", row.revision, row.number);
      }
      return stale.length;
    });

  const whenIdle = (): void => {
    timer = undefined;
    try {
      if (indexSome(WHEN_IDLE) === WHEN_IDLE) wait(BREATH);
    } catch (error) {
      onFailure(error);
    }
  };
  const wait = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(whenIdle, milliseconds);
    timer.unref();
  };

  return {
    catchUp() {
      const any = database.get("SELECT number FROM stories WHERE indexed_revision < revision LIMIT 1");
      if (any !== undefined && indexSome(BEFORE_A_SEARCH) === BEFORE_A_SEARCH) wait(BREATH);
    },
    soon: () => wait(QUIET),
    stop: () => clearTimeout(timer),
  };
}
