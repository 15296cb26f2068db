import { v7 as uuidv7 } from "uuid";
import type { Comparison, Receipt } from "../../../../shared/model/delivery.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Database } from "../../../ports/database.ts";

export type KeptReceipt = Omit<Receipt, "targetName">;

/** Proofs of what a reader found. They are only ever added. */
export interface Receipts {
  /** Joins the transaction under way. */
  add(receipt: Omit<KeptReceipt, "id" | "madeAt" | "same">): KeptReceipt;
  /** Newest first. */
  of(storyId: string): KeptReceipt[];
  /** On how many targets the newest look at a story found something else than was passed. */
  differing(): number;
  newestOf(deliveryId: string): KeptReceipt | undefined;
}

interface Row {
  [column: string]: string | number;
  id: string;
  delivery_id: string;
  story_id: string;
  target_id: string;
  revision: number;
  version: string;
  address: string;
  same: number;
  compared: string;
  made_at: string;
}

export function createReceipts(database: Database, clock: Clock): Receipts {
  return {
    add(receipt) {
      const made: KeptReceipt = {
        ...receipt,
        id: uuidv7(),
        same: receipt.compared.every(({ outcome }) => outcome !== "differs"),
        madeAt: clock.now().toString({ smallestUnit: "millisecond" }),
      };
      database.run(
        `INSERT INTO receipts (id, delivery_id, story_id, target_id, revision, version, address, same, compared, made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        made.id,
        made.deliveryId,
        made.storyId,
        made.targetId,
        made.revision,
        made.version,
        made.address,
        made.same ? 1 : 0,
        JSON.stringify(made.compared),
        made.madeAt,
      );
      return made;
    },
    of: (storyId) =>
      database.all<Row>("SELECT * FROM receipts WHERE story_id = ? ORDER BY made_at DESC, id DESC", storyId).map(receiptOf),
    differing: () =>
      database.get<{ number: number }>(
        `SELECT COUNT(*) AS number FROM receipts r WHERE same = 0 AND NOT EXISTS
         (SELECT 1 FROM receipts n WHERE n.story_id = r.story_id AND n.target_id = r.target_id AND (n.made_at, n.id) > (r.made_at, r.id))`,
      )?.number ?? 0,
    newestOf(deliveryId) {
      const row = database.get<Row>(
        "SELECT * FROM receipts WHERE delivery_id = ? ORDER BY made_at DESC, id DESC LIMIT 1",
        deliveryId,
      );
      return row && receiptOf(row);
    },
  };
}

function receiptOf(row: Row): KeptReceipt {
  return {
    id: row.id,
    deliveryId: row.delivery_id,
    storyId: row.story_id,
    targetId: row.target_id,
    revision: row.revision,
    version: row.version,
    address: row.address,
    same: row.same === 1,
    compared: JSON.parse(row.compared) as Comparison[],
    madeAt: row.made_at,
  };
}
