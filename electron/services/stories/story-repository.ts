import type { MarkedBody } from "../../../shared/model/copy.ts";
import { inWords } from "../../../shared/model/in-words.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { WorkingFurniture, WorkingStory } from "../../../shared/model/story.ts";
import type { Database } from "../../ports/database.ts";
import { bodyText, createBodyMemory } from "./body-memory.ts";

/** A story without its body, and what its row derives. */
export interface StoryHead {
  id: string;
  status: Status;
  words: number;
  revision: number;
  bodyRevision: number;
  createdAt: string;
  changedAt: string;
  changedBy: string;
  furniture: WorkingFurniture;
}

/** What a change writes: the head as it will be, and the body if it changed. */
export interface StoryWrite {
  head: StoryHead;
  bylineNames: string;
  body?: MarkedBody;
}

/** Stories in the desk's file. Every write belongs in a transaction of the caller. */
export interface StoryRepository {
  head(id: string): StoryHead | undefined;
  body(head: StoryHead): MarkedBody;
  insert(write: StoryWrite & { body: MarkedBody }): void;
  update(write: StoryWrite): void;
  /** Names of these contributors, in their order; undefined when one of them is unknown. */
  bylineNames(contributorIds: readonly string[]): string | undefined;
  /** Ids of stories whose byline names this contributor. */
  withContributor(contributorId: string): string[];
  /** Writes the derived byline anew; the search learns it later. */
  updateBylineNames(id: string, bylineNames: string): void;
  /** Forgets bodies at hand: the file was replaced. */
  forget(): void;
}

interface HeadRow {
  [column: string]: string | number;
  id: string;
  status: string;
  words: number;
  revision: number;
  body_revision: number;
  created_at: string;
  changed_at: string;
  changed_by: string;
  furniture: string;
}

export function storyOf(head: StoryHead, body: MarkedBody): WorkingStory {
  const { furniture, ...rest } = head;
  return { ...furniture, ...rest, body };
}

export function createStoryRepository(database: Database): StoryRepository {
  const memory = createBodyMemory();
  const remember = (head: StoryHead, body: MarkedBody): void =>
    database.afterCommit(() => memory.keep(head.id, head.bodyRevision, body));

  return {
    head(id) {
      const row = database.get<HeadRow>(
        `SELECT id, status, words, revision, body_revision, created_at, changed_at, changed_by, furniture
         FROM stories WHERE id = ?`,
        id,
      );
      return row && headOf(row);
    },
    body: (head) =>
      memory.body(head.id, head.bodyRevision, () => {
        const row = database.get<{ body: string }>("SELECT body FROM stories WHERE id = ?", head.id);
        if (row === undefined) throw new Error("The story went away while it was read");
        return row.body;
      }),
    insert({ head, bylineNames, body }) {
      database.run(
        `INSERT INTO stories (id, status, section, catchline, headline, byline_names, words, revision, body_revision,
           indexed_revision, created_at, changed_at, changed_by, furniture, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?)`,
        head.id,
        ...derived(head, bylineNames),
        head.revision,
        head.bodyRevision,
        head.createdAt,
        head.changedAt,
        head.changedBy,
        JSON.stringify(head.furniture),
        bodyText(body),
      );
      remember(head, body);
    },
    update({ head, bylineNames, body }) {
      const values = [
        ...derived(head, bylineNames),
        head.revision,
        head.bodyRevision,
        head.changedAt,
        head.changedBy,
        JSON.stringify(head.furniture),
      ];
      const columns = `status = ?, section = ?, catchline = ?, headline = ?, byline_names = ?, words = ?,
        revision = ?, body_revision = ?, changed_at = ?, changed_by = ?, furniture = ?`;
      if (body === undefined) {
        database.run(`UPDATE stories SET ${columns} WHERE id = ?`, ...values, head.id);
        return;
      }
      database.run(`UPDATE stories SET ${columns}, body = ? WHERE id = ?`, ...values, bodyText(body), head.id);
      remember(head, body);
    },
    bylineNames(contributorIds) {
      const names: string[] = [];
      for (const id of contributorIds) {
        const row = database.get<{ name: string }>("SELECT name FROM contributors WHERE id = ?", id);
        if (row === undefined) return undefined;
        names.push(row.name);
      }
      return inWords(names);
    },
    withContributor: (contributorId) =>
      database
        .all<{ id: string }>(
          `SELECT id FROM stories WHERE instr(furniture, ?1) > 0
             AND EXISTS (SELECT 1 FROM json_each(furniture, '$.byline') WHERE value = ?1)`,
          contributorId,
        )
        .map((row) => row.id),
    updateBylineNames(id, bylineNames) {
      database.run("UPDATE stories SET byline_names = ?, indexed_revision = -1 WHERE id = ?", bylineNames, id);
    },
    forget: memory.clear,
  };
}

function derived(head: StoryHead, bylineNames: string): [string, string | null, string, string, string, number] {
  const { section, catchline, headline } = head.furniture;
  return [head.status, section ?? null, catchline, headline, bylineNames, head.words];
}

function headOf(row: HeadRow): StoryHead {
  return {
    id: row.id,
    status: row.status as Status,
    words: row.words,
    revision: row.revision,
    bodyRevision: row.body_revision,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    furniture: JSON.parse(row.furniture) as WorkingFurniture,
  };
}
