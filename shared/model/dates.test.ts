import { describe, expect, it } from "vitest";
import { dateInWords, dayInWords, machineTime, monthInPath, timeInWords } from "./dates.ts";

describe("dates on the paper's clock", () => {
  it("are in words", () => {
    expect(dayInWords("2026-03-31T09:00:00.000Z", "Europe/London")).toBe("Tuesday 31 March 2026");
    expect(dayInWords("2026-03-31T23:30:00.000Z", "Europe/London")).toBe("Wednesday 1 April 2026");
    expect(dateInWords("2026-01-01T04:59:00.000Z", "America/New_York")).toBe("31 December 2025");
    expect(["2026-01-01T00:05:00Z", "2026-01-01T12:00:00Z", "2026-01-01T23:59:00Z"].map((at) => timeInWords(at, "UTC"))).toEqual([
      "12.05am",
      "12.00pm",
      "11.59pm",
    ]);
  });

  it("are exact for machines, over the change of the clocks", () => {
    expect(machineTime("2026-03-29T00:59:59.000Z", "Europe/London")).toBe("2026-03-29T00:59:59+00:00");
    expect(machineTime("2026-03-29T01:00:00.000Z", "Europe/London")).toBe("2026-03-29T02:00:00+01:00");
    expect(monthInPath("2026-12-31T23:59:59.999Z", "Europe/London")).toBe("2026/12");
    expect(monthInPath("2026-12-31T23:59:59.999Z", "Asia/Tokyo")).toBe("2027/01");
  });
});
