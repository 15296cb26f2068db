import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { v7 } from "uuid";
import type { Body } from "../../../shared/model/copy.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { Furniture } from "../../../shared/model/story.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import { canonicalJson } from "./canonical-json.ts";

/** Moments a version is kept for good: the status a story came to, what was passed to a site, or ten minutes of work. */
export type Milestone = Exclude<Status, "draft" | "subbing"> | "passed" | "work";

/** Work between two versions that nothing else marks, in minutes. */
const WORK_BETWEEN_VERSIONS = 10;

export interface Version {
  id: string;
  storyId: string;
  /** 1, 2, 3 … within the story. */
  number: number;
  milestone: Milestone;
  author: string;
  madeAt: string;
  /** The story's revision it holds. */
  revision: number;
  furniture: Furniture;
  body: Body;
  /** Hash of the version before; empty for the first. */
  previousHash: string;
  /** SHA-256, hexadecimal, of all of the above as canonical JSON. */
  hash: string;
}

export interface History {
  /** Keeps the story as it stands, in the transaction under way. */
  record(storyId: string, milestone: Milestone, author: string): void;
  /** Makes sure a version holds the story exactly as it stands, in the transaction under way; answers its hash. */
  keepPassed(storyId: string, author: string): string;
  /** Keeps it when ten minutes of work have gone by since the last version. */
  recordWork(storyId: string, author: string): void;
  /** All versions, oldest first. */
  versions(storyId: string): Version[];
  /** The number of the first version that was altered, is missing or is out of its chain. */
  firstBroken(storyId: string): number | undefined;
}

interface VersionRow {
  [column: string]: string | number;
  id: string;
  story_id: string;
  number: number;
  milestone: string;
  author: string;
  made_at: string;
  revision: number;
  previous_hash: string;
  hash: string;
  furniture: string;
  body: string;
}

function hashOf(version: Omit<Version, "hash">): string {
  return createHash("sha256").update(canonicalJson(version)).digest("hex");
}

export function createHistory(database: Database, clock: Clock): History {
  const last = (storyId: string): { number: number; made_at: string; hash: string } | undefined =>
    database.get("SELECT number, made_at, hash FROM versions WHERE story_id = ? ORDER BY number DESC LIMIT 1", storyId);

  const record = (storyId: string, milestone: Milestone, author: string): void =>
    database.transaction(() => {
      const story = database.get<{ revision: number; furniture: string; body: string }>(
        "SELECT revision, furniture, body FROM stories WHERE id = ?",
        storyId,
      );
      if (story === undefined) throw new Error("No story to keep a version of");
      const before = last(storyId);
      const version: Omit<Version, "hash"> = {
        id: v7(),
        storyId,
        number: (before?.number ?? 0) + 1,
        milestone,
        author,
        madeAt: clock.now().toString({ smallestUnit: "millisecond" }),
        revision: story.revision,
        furniture: JSON.parse(story.furniture) as Furniture,
        body: JSON.parse(story.body) as Body,
        previousHash: before?.hash ?? "",
      };
      database.run(
        `INSERT INTO versions (id, story_id, number, milestone, author, made_at, revision, previous_hash, hash, furniture, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        version.id,
        storyId,
        version.number,
        milestone,
        author,
        version.madeAt,
        version.revision,
        version.previousHash,
        hashOf(version),
        story.furniture,
        story.body,
      );
    });

  const versions = (storyId: string): Version[] =>
    database.all<VersionRow>("SELECT * FROM versions WHERE story_id = ? ORDER BY number", storyId).map((row) => ({
      id: row.id,
      storyId: row.story_id,
      number: row.number,
      milestone: row.milestone as Milestone,
      author: row.author,
      madeAt: row.made_at,
      revision: row.revision,
      furniture: JSON.parse(row.furniture) as Furniture,
      body: JSON.parse(row.body) as Body,
      previousHash: row.previous_hash,
      hash: row.hash,
    }));

  return {
    record,
    keepPassed: (storyId, author) =>
      database.transaction(() => {
        const kept = (): { hash: string } | undefined =>
          database.get<{ hash: string }>(
            `SELECT v.hash FROM versions v JOIN stories s ON s.id = v.story_id AND s.revision = v.revision
             WHERE v.story_id = ? ORDER BY v.number DESC LIMIT 1`,
            storyId,
          );
        const already = kept();
        if (already) return already.hash;
        record(storyId, "passed", author);
        const made = kept();
        if (!made) throw new Error("A version that was kept is not there");
        return made.hash;
      }),
    recordWork(storyId, author) {
      const since =
        last(storyId)?.made_at ??
        database.get<{ created_at: string }>("SELECT created_at FROM stories WHERE id = ?", storyId)?.created_at;
      if (since === undefined) return;
      if (clock.now().since(Temporal.Instant.from(since)).total("minutes") >= WORK_BETWEEN_VERSIONS)
        record(storyId, "work", author);
    },
    versions,
    firstBroken(storyId) {
      let previousHash = "";
      let number = 0;
      for (const { hash, ...version } of versions(storyId)) {
        number += 1;
        if (version.number !== number || version.previousHash !== previousHash || hashOf(version) !== hash) return number;
        previousHash = hash;
      }
      return undefined;
    },
  };
}
