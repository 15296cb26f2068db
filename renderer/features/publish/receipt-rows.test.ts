import { expect, it } from "vitest";
import type { Comparison } from "../../../shared/model/delivery.ts";
import { receiptRows } from "./receipt-rows.ts";

const compared = (what: string, outcome: Comparison["outcome"], passed = what): Comparison => ({
  what,
  outcome,
  passed,
  found: passed,
});

it("names each thing once, what is the same before what is not shown, and leaves differences out", () => {
  expect(
    receiptRows([
      compared("Headline", "same"),
      compared("Standfirst", "absent"),
      compared("Alt text", "same", "A harbour"),
      compared("Text", "differs"),
      compared("Alt text", "same", "A ferry"),
      compared("Alt text", "absent", "A lamp"),
    ]),
  ).toEqual([
    { what: "Headline", outcome: "same", count: 1 },
    { what: "Alt text", outcome: "same", count: 2 },
    { what: "Standfirst", outcome: "absent", count: 1 },
    { what: "Alt text", outcome: "absent", count: 1 },
  ]);
});
