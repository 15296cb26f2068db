import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { METER_SCRIPT } from "./meter-script.ts";

/** A reader's browser, as far as the script knows it. */
function reader(
  kept: Record<string, string> | undefined,
): (story: string, today?: string, free?: number) => "reads" | "is at the limit" {
  return (story, today = "2026-03-10T12:00:00", free = 2) => {
    let removed = false;
    const limit = { hidden: true };
    const article = { getAttribute: (name: string) => (name === "data-free" ? String(free) : story) };
    runInNewContext(METER_SCRIPT, {
      document: {
        querySelector: (selector: string) => (selector.startsWith("article") ? article : { remove: () => void (removed = true) }),
        getElementById: () => limit,
      },
      Date: class extends Date {
        constructor() {
          super(today);
        }
      },
      get localStorage() {
        if (!kept) throw new Error("storage is refused");
        return { getItem: (key: string) => kept[key] ?? null, setItem: (key: string, value: string) => void (kept[key] = value) };
      },
    });
    expect(removed).toBe(!limit.hidden);
    return removed ? "is at the limit" : "reads";
  };
}

describe("the count of free stories", () => {
  it("lets a reader read the free ones, again too, and no more", () => {
    const read = reader({});
    expect(["a", "b", "a", "c", "b", "d"].map((story) => read(story))).toEqual([
      "reads",
      "reads",
      "reads",
      "is at the limit",
      "reads",
      "is at the limit",
    ]);
  });

  it("begins anew with the month", () => {
    const read = reader({});
    expect([read("a"), read("b"), read("c"), read("c", "2026-04-01T00:00:01"), read("c", "2027-04-01T00:00:01")]).toEqual([
      "reads",
      "reads",
      "is at the limit",
      "reads",
      "reads",
    ]);
  });

  it("gives none where the paper gives none", () => {
    expect(reader({})("a", undefined, 0)).toBe("is at the limit");
  });

  it("lets everybody read where it cannot count", () => {
    expect(reader(undefined)("a", undefined, 0)).toBe("reads");
  });

  it("is not upset by what others have stored", () => {
    for (const rubbish of ["null", "[]", '{"month":"2026-3","stories":"all"}'])
      expect(reader({ "free-stories": rubbish })("a")).toBe("reads");
  });
});
