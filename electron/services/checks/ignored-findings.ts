import { v7 } from "uuid";
import type { Ignored } from "../../../shared/contract/checks.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Finding, Place } from "../../../shared/style/finding.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";

/** Around the words of a finding that is ignored where it stands, on either side, in UTF-16 units. */
const AROUND = 24;

export type FoundWords = Pick<Finding, "rule" | "place" | "start" | "end" | "text">;

/** Findings that somebody chose not to see, kept beside the story and in none of its outputs. */
export interface IgnoredFindings {
  list(storyId: string): Ignored[];
  /** `text` is the whole text that the finding stands in. */
  add(storyId: string, scope: Ignored["scope"], found: FoundWords, text: string, by: string): Ignored;
  /** The id of the story it belonged to. Fails with `not-found`. */
  remove(id: string): string;
  /** Whether a finding in this text is ignored. */
  filter(storyId: string): (found: FoundWords, text: string) => boolean;
}

interface Row {
  [column: string]: string;
  id: string;
  story_id: string;
  scope: "here" | "story";
  rule: string;
  words: string;
  place: string;
  around: string;
  ignored_by: string;
  ignored_at: string;
}

/** What stands before and behind the words: they are found again when the text around has moved. */
function around({ start, end }: FoundWords, text: string): string {
  return JSON.stringify([text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND)]);
}

/** Of a body not which block, as paragraphs come and go above; of pictures not which, as they are moved. */
function placeOf({ field }: Place): string {
  return field;
}

export function createIgnoredFindings(database: Database, clock: Clock): IgnoredFindings {
  const rows = (storyId: string): Row[] =>
    database.all<Row>("SELECT * FROM ignored_findings WHERE story_id = ? ORDER BY ignored_at, id", storyId);
  const ignoredOf = (row: Row): Ignored => ({
    id: row.id,
    scope: row.scope,
    rule: row.rule,
    text: row.words,
    ignoredBy: row.ignored_by,
    ignoredAt: row.ignored_at,
  });
  return {
    list: (storyId) => rows(storyId).map(ignoredOf),
    add(storyId, scope, found, text, by) {
      const row: Row = {
        id: v7(),
        story_id: storyId,
        scope,
        rule: found.rule,
        words: found.text,
        place: scope === "here" ? placeOf(found.place) : "",
        around: scope === "here" ? around(found, text) : "",
        ignored_by: by,
        ignored_at: clock.now().toString({ smallestUnit: "millisecond" }),
      };
      database.run(
        `INSERT INTO ignored_findings (id, story_id, scope, rule, words, place, around, ignored_by, ignored_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        row.id,
        row.story_id,
        row.scope,
        row.rule,
        row.words,
        row.place,
        row.around,
        row.ignored_by,
        row.ignored_at,
      );
      return ignoredOf(row);
    },
    remove: (id) =>
      database.transaction(() => {
        const row = database.get<Row>("SELECT * FROM ignored_findings WHERE id = ?", id);
        if (row === undefined) throw new Failure("not-found", "This finding is not ignored any more.");
        database.run("DELETE FROM ignored_findings WHERE id = ?", id);
        return row.story_id;
      }),
    filter(storyId) {
      const anywhere = new Set<string>();
      const here = new Set<string>();
      for (const row of rows(storyId)) {
        if (row.scope === "story") anywhere.add(`${row.rule}\0${row.words}`);
        else here.add([row.rule, row.words, row.place, row.around].join("\0"));
      }
      return (found, text) =>
        anywhere.has(`${found.rule}\0${found.text}`) ||
        (here.size > 0 && here.has([found.rule, found.text, placeOf(found.place), around(found, text)].join("\0")));
    },
  };
}
