import { v7 as uuidv7 } from "uuid";
import { Failure } from "../../../shared/contract/failure.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Story } from "../../../shared/model/story.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import { draftCorrection } from "./draft-correction.ts";

/** `shared/contract/corrections.ts` says what the calls promise. */
export interface Corrections {
  list(storyId: string): Correction[];
  draft(storyId: string): string;
  /** Joins the transaction under way. */
  add(correction: Pick<Correction, "storyId" | "kind" | "text">): Correction;
  takeBack(id: string): void;
}

export interface CorrectionsParts {
  database: Database;
  clock: Clock;
  announce: Announce;
  story(id: string): Story;
  /** The story as readers find it now; undefined when it is nowhere live. */
  passed(id: string): Story | undefined;
  /** Who sits here. */
  name(): string;
}

interface Row {
  [column: string]: string;
  id: string;
  story_id: string;
  kind: string;
  text: string;
  made_at: string;
  made_by: string;
}

export function createCorrections({ database, clock, announce, story, passed, name }: CorrectionsParts): Corrections {
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const didChange = (storyId: string): void => database.afterCommit(() => announce({ kind: "correctionsDidChange", storyId }));
  return {
    list: (storyId) =>
      database
        .all<Row>(
          "SELECT * FROM corrections WHERE story_id = ? AND taken_back_at IS NULL ORDER BY made_at DESC, id DESC",
          storyId,
        )
        .map((row) => ({
          id: row.id,
          storyId: row.story_id,
          kind: row.kind as Correction["kind"],
          text: row.text,
          madeAt: row.made_at,
          madeBy: row.made_by,
        })),
    draft(storyId) {
      const there = passed(storyId);
      if (!there) throw new Failure("not-from-this-status", "Only a published story can be corrected. This one is nowhere live.");
      return draftCorrection(there, story(storyId));
    },
    add({ storyId, kind, text }) {
      const made: Correction = { id: uuidv7(), storyId, kind, text, madeAt: now(), madeBy: name() };
      database.run(
        "INSERT INTO corrections (id, story_id, kind, text, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)",
        made.id,
        storyId,
        kind,
        text,
        made.madeAt,
        made.madeBy,
      );
      didChange(storyId);
      return made;
    },
    takeBack(id) {
      const row = database.get<{ story_id: string }>(
        "SELECT story_id FROM corrections WHERE id = ? AND taken_back_at IS NULL",
        id,
      );
      if (!row) throw new Failure("not-found", "This correction is not there any more.");
      database.run("UPDATE corrections SET taken_back_at = ?, taken_back_by = ? WHERE id = ?", now(), name(), id);
      didChange(row.story_id);
    },
  };
}
