import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
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

/** Keeps what stood where and when. It never leaves the desk with a story. */
export function keepEvidence(database: Database, clock: Clock, { storyId, targetId, address, page, keptBy }: Evidence): void {
  database.run(
    `INSERT INTO evidence (id, story_id, target_id, address, page, page_hash, kept_by, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    uuidv7(),
    storyId,
    targetId,
    address,
    page ?? null,
    page === undefined ? "" : createHash("sha256").update(page).digest("hex"),
    keptBy,
    clock.now().toString({ smallestUnit: "millisecond" }),
  );
}
