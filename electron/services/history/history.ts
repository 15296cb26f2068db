import { Temporal } from "temporal-polyfill";
import { v7 } from "uuid";
import type { Milestone } from "../../../shared/model/version.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import { chainFaults, hashOf, type ChainFault, type ChainHead } from "./chain-faults.ts";
import { versionOf, type HeldVersion, type Version, type VersionRecord } from "./version.ts";

/** Work between two versions that nothing else marks, in minutes. */
const WORK_BETWEEN_VERSIONS = 10;

/** What a person says of a version when it is made. */
export interface VersionNote {
  name?: string | undefined;
  reason?: string | undefined;
}

export interface History {
  /** Keeps the story as it stands, in the transaction under way; answers its number. */
  record(storyId: string, milestone: Milestone, author: string, note?: VersionNote): number;
  /** Makes sure a version holds the story exactly as it stands, in the transaction under way; answers its hash. */
  keepPassed(storyId: string, author: string, milestone?: Milestone): string;
  /** Keeps it when ten minutes of work have gone by since the last version. */
  recordWork(storyId: string, author: string): void;
  /** All versions, oldest first, whether or not they hold. */
  versions(storyId: string): HeldVersion[];
  /** Where the chain does not hold, oldest first. */
  breaks(storyId: string): ChainFault[];
  /** The number of the first version that was altered, is missing or is out of its chain. */
  firstBroken(storyId: string): number | undefined;
  /** Gives a version another name, in the transaction under way. The version stays as it is, and so does its hash. */
  name(version: HeldVersion, name: string, author: string): void;
  /** The names given after versions were kept, by the hash of the version. */
  names(storyId: string): ReadonlyMap<string, string>;
  /** Ids of the stories that have a version, or once had. */
  stories(): string[];
}

export function createHistory(database: Database, clock: Clock, announce: Announce = () => {}): History {
  const last = (storyId: string): { number: number; made_at: string; hash: string } | undefined =>
    database.get("SELECT number, made_at, hash FROM versions WHERE story_id = ? ORDER BY number DESC LIMIT 1", storyId);

  const head = (storyId: string): ChainHead | undefined =>
    database.get("SELECT number, hash FROM version_heads WHERE story_id = ?", storyId) as ChainHead | undefined;

  /** What a new version follows. Where the last one was taken away it is still that one, so that the gap stays in sight. */
  const end = (storyId: string): ChainHead | undefined => {
    const [kept, found] = [head(storyId), last(storyId)];
    return kept !== undefined && kept.number >= (found?.number ?? 0) ? kept : found;
  };

  const record = (storyId: string, milestone: Milestone, author: string, note: VersionNote = {}): number =>
    database.transaction(() => {
      const story = database.get<{ revision: number; furniture: string; body: string }>(
        "SELECT revision, furniture, body FROM stories WHERE id = ?",
        storyId,
      );
      if (story === undefined) throw new Error("No story to keep a version of");
      const before = end(storyId);
      const version: Omit<Version, "hash"> = {
        id: v7(),
        storyId,
        number: (before?.number ?? 0) + 1,
        milestone,
        author,
        madeAt: clock.now().toString({ smallestUnit: "millisecond" }),
        revision: story.revision,
        ...(note.name ? { name: note.name } : {}),
        ...(note.reason ? { reason: note.reason } : {}),
        furniture: JSON.parse(story.furniture) as Version["furniture"],
        body: JSON.parse(story.body) as Version["body"],
        previousHash: before?.hash ?? "",
      };
      const hash = hashOf(version);
      database.run(
        `INSERT INTO versions (id, story_id, number, milestone, author, made_at, revision, name, reason, previous_hash, hash,
           furniture, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        version.id,
        storyId,
        version.number,
        milestone,
        author,
        version.madeAt,
        version.revision,
        version.name ?? "",
        version.reason ?? "",
        version.previousHash,
        hash,
        story.furniture,
        story.body,
      );
      database.run(
        `INSERT INTO version_heads (story_id, number, hash) VALUES (?, ?, ?)
         ON CONFLICT (story_id) DO UPDATE SET number = excluded.number, hash = excluded.hash`,
        storyId,
        version.number,
        hash,
      );
      database.afterCommit(() => announce({ kind: "historyDidChange", storyId }));
      return version.number;
    });

  const versions = (storyId: string): HeldVersion[] =>
    database.all<VersionRecord>("SELECT * FROM versions WHERE story_id = ? ORDER BY number", storyId).map(versionOf);

  const breaks = (storyId: string): ChainFault[] => chainFaults(versions(storyId), head(storyId));

  return {
    record,
    keepPassed: (storyId, author, milestone = "passed") =>
      database.transaction(() => {
        const kept = (): { hash: string } | undefined =>
          database.get<{ hash: string }>(
            `SELECT v.hash FROM versions v JOIN stories s ON s.id = v.story_id AND s.revision = v.revision
             WHERE v.story_id = ? ORDER BY v.number DESC LIMIT 1`,
            storyId,
          );
        const already = kept();
        if (already) return already.hash;
        record(storyId, milestone, author);
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
    breaks,
    name({ storyId, hash }, given, author) {
      database.run(
        "INSERT INTO version_names (id, story_id, version_hash, name, named_by, named_at) VALUES (?, ?, ?, ?, ?, ?)",
        v7(),
        storyId,
        hash,
        given,
        author,
        clock.now().toString({ smallestUnit: "millisecond" }),
      );
      database.afterCommit(() => announce({ kind: "historyDidChange", storyId }));
    },
    names: (storyId) =>
      new Map(
        database
          .all<{ version_hash: string; name: string }>(
            "SELECT version_hash, name FROM version_names WHERE story_id = ? ORDER BY named_at, id",
            storyId,
          )
          .map(({ version_hash: hash, name }) => [hash, name]),
      ),
    firstBroken: (storyId) => breaks(storyId)[0]?.number,
    stories: () =>
      database
        .all<{ story_id: string }>("SELECT story_id FROM versions UNION SELECT story_id FROM version_heads")
        .map(({ story_id: storyId }) => storyId),
  };
}
