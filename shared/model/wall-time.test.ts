import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dayAt, meaningOf, sayDay, sayTime, sayWhen, wallTimeAt, zoneAbbreviation } from "./wall-time.ts";

const ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe"] as const;

interface Change {
  zone: string;
  /** First instant of the new time. */
  at: Temporal.Instant;
  /** Minutes the clocks go forward; less than nothing when they go back. */
  by: number;
}

/** Every change of the clocks in 2026 and 2027. */
function changesOf(zone: string): Change[] {
  const found: Change[] = [];
  let time = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
  for (;;) {
    const next = time.getTimeZoneTransition("next");
    if (next === null || next.year > 2027) return found;
    const by = (next.offsetNanoseconds - next.subtract({ minutes: 1 }).offsetNanoseconds) / 60e9;
    found.push({ zone, at: next.toInstant(), by });
    time = next;
  }
}

const CHANGES = ZONES.flatMap(changesOf);

const minutesFrom = (change: Change, minutes: number): string =>
  change.at.add({ minutes }).toString({ smallestUnit: "millisecond" });
/** What a wall would show that had not been put forward or back. */
const oldWall = (change: Change, minutes: number): string =>
  change.at
    .subtract({ minutes: 1 })
    .toZonedDateTimeISO(change.zone)
    .toPlainDateTime()
    .add({ minutes: minutes + 1 })
    .toString({ smallestUnit: "minute" });

describe("wall times over two years of clock changes", () => {
  it("are tested at four changes a zone, of an hour and of half an hour", () => {
    expect(CHANGES.map(({ zone, by }) => `${zone} ${by}`)).toEqual([
      ...["Europe/London 60", "Europe/London -60", "Europe/London 60", "Europe/London -60"],
      ...["America/New_York 60", "America/New_York -60", "America/New_York 60", "America/New_York -60"],
      ...["Australia/Lord_Howe -30", "Australia/Lord_Howe 30", "Australia/Lord_Howe -30", "Australia/Lord_Howe 30"],
    ]);
  });

  it.each(CHANGES)("mean one instant outside the change, and come back: $zone $at", (change) => {
    const span = Math.abs(change.by);
    for (let minutes = -180; minutes <= 180; minutes += 1) {
      const instant = minutesFrom(change, minutes);
      const wall = wallTimeAt(instant, change.zone);
      const meaning = meaningOf(wall, change.zone);
      if (change.by < 0 && minutes >= -span && minutes < span) {
        expect(meaning.kind, wall).toBe("twice");
        if (meaning.kind !== "twice") continue;
        const met = minutes < 0 ? meaning.first : meaning.second;
        expect(met.instant, wall).toBe(instant);
      } else expect(meaning, wall).toMatchObject({ kind: "one", time: { instant, wall } });
    }
  });

  it.each(CHANGES.filter(({ by }) => by > 0))("never come in the gap, and the nearest two are offered: $zone $at", (change) => {
    for (let minutes = 0; minutes < change.by; minutes += 1) {
      expect(meaningOf(oldWall(change, minutes), change.zone), oldWall(change, minutes)).toMatchObject({
        kind: "gap",
        before: { instant: minutesFrom(change, -1), wall: oldWall(change, -1) },
        after: { instant: minutesFrom(change, 0), wall: oldWall(change, change.by) },
      });
    }
    expect(meaningOf(oldWall(change, -1), change.zone).kind).toBe("one");
    expect(meaningOf(oldWall(change, change.by), change.zone).kind).toBe("one");
  });

  it("come back from any instant to that instant", () => {
    const from = Date.UTC(2026, 0, 1) / 1000;
    const to = Date.UTC(2028, 0, 1) / 1000;
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...ZONES), (seconds, zone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ smallestUnit: "millisecond" });
        const meaning = meaningOf(wallTimeAt(instant, zone), zone);
        const possible =
          meaning.kind === "one" ? [meaning.time] : meaning.kind === "twice" ? [meaning.first, meaning.second] : [];
        expect(possible.map((time) => time.instant)).toContain(instant);
      }),
      { numRuns: 500 },
    );
  });

  it("mean real times alone, and none twice: any wall time there is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }), fc.constantFrom(...ZONES), (minutes, zone) => {
        const wall = Temporal.PlainDateTime.from("2026-01-01T00:00").add({ minutes }).toString({ smallestUnit: "minute" });
        const meaning = meaningOf(wall, zone);
        for (const time of Object.values(meaning)) {
          if (typeof time !== "object") continue;
          expect(wallTimeAt(time.instant, zone)).toBe(time.wall);
          if (meaning.kind !== "gap") expect(time.wall).toBe(wall);
        }
        if (meaning.kind === "gap") expect(meaning.before.wall < wall && wall < meaning.after.wall).toBe(true);
        if (meaning.kind === "twice") expect(meaning.first.instant < meaning.second.instant).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("times in words", () => {
  it.each([
    ["2026-03-31T05:00:00.000Z", "Europe/London", "Tue 31 Mar 2026, 06:00 BST · 05:00 UTC"],
    ["2026-12-31T23:30:00.000Z", "Europe/London", "Thu 31 Dec 2026, 23:30 GMT · 23:30 UTC"],
    ["2026-07-01T23:30:00.000Z", "Europe/London", "Thu 2 Jul 2026, 00:30 BST · Wed 1 Jul, 23:30 UTC"],
    ["2026-07-01T10:00:00.000Z", "America/New_York", "Wed 1 Jul 2026, 06:00 EDT · 10:00 UTC"],
    ["2026-01-06T11:00:00.000Z", "America/New_York", "Tue 6 Jan 2026, 06:00 EST · 11:00 UTC"],
    ["2026-01-05T19:00:00.000Z", "Australia/Lord_Howe", "Tue 6 Jan 2026, 06:00 GMT+11 · Mon 5 Jan, 19:00 UTC"],
    ["2026-07-06T00:00:00.000Z", "Australia/Lord_Howe", "Mon 6 Jul 2026, 10:30 GMT+10:30 · 00:00 UTC"],
    ["2026-07-06T00:00:00.000Z", "UTC", "Mon 6 Jul 2026, 00:00 UTC"],
    ["2026-03-31T05:00:07.000Z", "Europe/London", "Tue 31 Mar 2026, 06:00:07 BST · 05:00:07 UTC"],
  ])("%s in %s", (instant, zone, said) => {
    expect(sayWhen(instant, zone)).toBe(said);
  });

  it("tell the two of a double hour apart", () => {
    expect(meaningOf("2026-10-25T01:30", "Europe/London")).toMatchObject({
      first: { short: "01:30 BST" },
      second: { short: "01:30 GMT" },
    });
    expect(meaningOf("2026-04-05T01:45", "Australia/Lord_Howe")).toMatchObject({
      first: { short: "01:45 GMT+11" },
      second: { short: "01:45 GMT+10:30" },
    });
  });

  it("are short where the day is known", () => {
    expect(sayTime("2026-03-31T05:00:00.000Z", "Europe/London")).toBe("06:00 BST");
    expect(sayDay("2026-03-01")).toBe("Sun 1 Mar 2026");
    expect(dayAt("2026-07-01T23:30:00.000Z", "Europe/London")).toBe("2026-07-02");
    expect(zoneAbbreviation("2026-07-01T23:30:00.000Z", "Asia/Tokyo")).toBe("GMT+9");
  });
});

it("a date no calendar has is refused", () => {
  expect(() => meaningOf("2026-02-31T06:00", "Europe/London")).toThrow(RangeError);
});
