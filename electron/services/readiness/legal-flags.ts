import type { Database } from "../../ports/database.ts";

export interface LegalFlag {
  askedBy: string;
  askedAt: string;
  reason: string;
  signedOff?: { readBy: string; by: string; at: string; version: number };
}

export interface LegalFlags {
  find(storyId: string): LegalFlag | undefined;
  /** Anew, also where an earlier one was signed off. */
  raise(storyId: string, flag: Pick<LegalFlag, "askedBy" | "askedAt" | "reason">): void;
  lower(storyId: string): void;
  signOff(storyId: string, signedOff: NonNullable<LegalFlag["signedOff"]>): void;
}

interface Row {
  [column: string]: string | number | null;
  asked_by: string;
  asked_at: string;
  reason: string;
  read_by: string | null;
  signed_by: string | null;
  signed_at: string | null;
  version: number | null;
}

export function createLegalFlags(database: Database): LegalFlags {
  return {
    find(storyId) {
      const row = database.get<Row>("SELECT * FROM legal_flags WHERE story_id = ?", storyId);
      if (row === undefined) return undefined;
      const { asked_by: askedBy, asked_at: askedAt, reason, read_by: readBy, signed_by: by, signed_at: at, version } = row;
      const signedOff =
        readBy === null || by === null || at === null || version === null ? undefined : { readBy, by, at, version };
      return { askedBy, askedAt, reason, ...(signedOff && { signedOff }) };
    },
    raise(storyId, { askedBy, askedAt, reason }) {
      database.run("DELETE FROM legal_flags WHERE story_id = ?", storyId);
      database.run(
        "INSERT INTO legal_flags (story_id, asked_by, asked_at, reason) VALUES (?, ?, ?, ?)",
        storyId,
        askedBy,
        askedAt,
        reason,
      );
    },
    lower: (storyId) => void database.run("DELETE FROM legal_flags WHERE story_id = ?", storyId),
    signOff(storyId, { readBy, by, at, version }) {
      database.run(
        "UPDATE legal_flags SET read_by = ?, signed_by = ?, signed_at = ?, version = ? WHERE story_id = ?",
        readBy,
        by,
        at,
        version,
        storyId,
      );
    },
  };
}
