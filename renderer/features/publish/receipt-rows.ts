import type { Comparison } from "../../../shared/model/delivery.ts";

export interface ReceiptRow {
  what: string;
  outcome: "same" | "absent";
  /** More than 1 where a page has several: alt texts, names. */
  count: number;
}

/** What needs nobody's eye, each thing once: first what is the same, then what the site's pages do not show. */
export function receiptRows(compared: readonly Comparison[]): ReceiptRow[] {
  return (["same", "absent"] as const).flatMap((outcome) => {
    const counts = new Map<string, number>();
    for (const each of compared) {
      if (each.outcome === outcome) counts.set(each.what, (counts.get(each.what) ?? 0) + 1);
    }
    return [...counts].map(([what, count]) => ({ what, outcome, count }));
  });
}
