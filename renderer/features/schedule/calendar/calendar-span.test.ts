import { expect, it } from "vitest";
import { spanOf, step, wallLater } from "./calendar-span.ts";

it("a week begins on Monday, over the end of a year and a change of the clocks", () => {
  expect(spanOf("week", "2026-03-29", "Europe/London")).toMatchObject({
    from: "2026-03-23T00:00:00.000Z",
    to: "2026-03-29T23:00:00.000Z",
    title: "23 Mar – 29 Mar 2026",
  });
  expect(spanOf("week", "2026-12-31", "Europe/London").title).toBe("28 Dec 2026 – 3 Jan 2027");
});

it("a month is drawn in whole weeks", () => {
  const { days, title } = spanOf("month", "2026-03-31", "Europe/London");
  expect([days.length, days[0], days.at(-1), title]).toEqual([42, "2026-02-23", "2026-04-05", "March 2026"]);
  expect(spanOf("month", "2027-02-10", "Europe/London").days).toHaveLength(28);
});

it("a day of the clock change is an hour or half an hour longer or shorter", () => {
  const hours = (day: string, zone: string): number => {
    const { from, to } = spanOf("day", day, zone);
    return (Date.parse(to) - Date.parse(from)) / 3_600_000;
  };
  expect([
    hours("2026-03-29", "Europe/London"),
    hours("2026-10-25", "Europe/London"),
    hours("2026-04-05", "Australia/Lord_Howe"),
  ]).toEqual([23, 25, 24.5]);
});

it("goes on by its own length", () => {
  expect([step("day", "2026-03-31", 1), step("week", "2026-03-31", -1), step("month", "2026-03-31", 1)]).toEqual([
    "2026-04-01",
    "2026-03-24",
    "2026-04-30",
  ]);
  expect(wallLater("2026-03-31T23:50", { minutes: 15 })).toBe("2026-04-01T00:05");
});
