import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { Failure } from "../../../../shared/contract/failure.ts";
import type { ShownEvidence } from "../../../../shared/model/delivery.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Database } from "../../../ports/database.ts";

/** A page as a reader found it before it was taken down, and proof that it was not altered since. */
export interface Evidence {
  storyId: string;
  targetId: string;
  address: string;
  /** Undefined when it could not be read. */
  page: Uint8Array | undefined;
  keptBy: string;
}

export type KeptEvidence = Omit<ShownEvidence, "targetName">;

interface Row {
  [column: string]: string;
  id: string;
  target_id: string;
  address: string;
  page_hash: string;
  kept_by: string;
  kept_at: string;
}

/** What was kept of a story, newest first. */
export function evidenceOf(database: Database, storyId: string): KeptEvidence[] {
  return database
    .all<Row>(
      `SELECT id, target_id, address, page_hash, kept_by, kept_at FROM evidence
       WHERE story_id = ? ORDER BY kept_at DESC, id DESC`,
      storyId,
    )
    .map((row) => ({
      id: row.id,
      targetId: row.target_id,
      address: row.address,
      hash: row.page_hash,
      keptBy: row.kept_by,
      keptAt: row.kept_at,
    }));
}

/** The page itself. Fails with `not-found` when there is none, or when it is not what was kept. */
export function evidencePage(database: Database, id: string): Uint8Array<ArrayBuffer> {
  const row = database.get<{ page: Uint8Array | null; page_hash: string }>(
    "SELECT page, page_hash FROM evidence WHERE id = ?",
    id,
  );
  if (!row?.page) throw new Failure("not-found", "No page was kept: it could not be read before it was taken down.");
  if (hashOf(row.page) !== row.page_hash)
    throw new Failure("not-found", "The page on the desk is not what was kept: its check does not agree.");
  return new Uint8Array(row.page);
}

const hashOf = (page: Uint8Array): string => createHash("sha256").update(page).digest("hex");

/** Keeps what stood where and when. It never leaves the desk with a story. */
export function keepEvidence(database: Database, clock: Clock, { storyId, targetId, address, page, keptBy }: Evidence): void {
  database.run(
    `INSERT INTO evidence (id, story_id, target_id, address, page, page_hash, kept_by, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    uuidv7(),
    storyId,
    targetId,
    address,
    page ?? null,
    page === undefined ? "" : hashOf(page),
    keptBy,
    clock.now().toString({ smallestUnit: "millisecond" }),
  );
}
