import { Temporal } from "temporal-polyfill";

/** Which of two is meant, when an hour comes twice. */
export const WHICH = ["first", "second"] as const;
export type Which = (typeof WHICH)[number];

/** One real time: what the wall shows, the instant behind it, and in words. */
export interface RealTime {
  /** Without a zone: "2026-03-31T06:00", with seconds only where they are meant. */
  wall: string;
  /** ISO 8601 in UTC with milliseconds. */
  instant: string;
  /** "01:30 BST": enough beside a date that is known. */
  short: string;
}

/**
 * What a wall time means in a zone. `gap`: the clocks go over it, and it never comes; `before` is the last
 * minute of the old time, `after` the first of the new. `twice`: the clocks go back over it.
 */
export type WallTimeMeaning =
  | { kind: "one"; time: RealTime }
  | { kind: "gap"; before: RealTime; after: RealTime }
  | { kind: "twice"; first: RealTime; second: RealTime };

/** Fails with a RangeError for a date that no calendar has, such as 31 February. */
export function meaningOf(wall: string, timeZone: string): WallTimeMeaning {
  const plain = Temporal.PlainDateTime.from(wall, { overflow: "reject" });
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  if (earlier.equals(later)) return { kind: "one", time: realTime(earlier) };
  if (earlier.toPlainDateTime().equals(plain)) return { kind: "twice", first: realTime(earlier), second: realTime(later) };
  // In a gap "earlier" reads the wall by the new time and falls before the change.
  const change = earlier.getTimeZoneTransition("next");
  if (change === null) throw new Error("A gap without a change of the clocks");
  return { kind: "gap", before: realTime(change.subtract({ minutes: 1 })), after: realTime(change) };
}

function realTime(time: Temporal.ZonedDateTime): RealTime {
  return {
    wall: wallOf(time),
    instant: time.toInstant().toString({ smallestUnit: "millisecond" }),
    short: timeWithZone(time),
  };
}

function wallOf(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: time.second === 0 ? "minute" : "second" });
}

/** What the wall shows at an instant. */
export function wallTimeAt(instant: string, timeZone: string): string {
  return wallOf(inZone(instant, timeZone));
}

/** "2026-03-31": the day an instant falls on. */
export function dayAt(instant: string, timeZone: string): string {
  return inZone(instant, timeZone).toPlainDate().toString();
}

/** "06:00 BST" */
export function sayTime(instant: string, timeZone: string): string {
  return timeWithZone(inZone(instant, timeZone));
}

/** "Tue 31 Mar 2026, 06:00 BST · 05:00 UTC"; the date of UTC too where it is another. */
export function sayWhen(instant: string, timeZone: string): string {
  const here = inZone(instant, timeZone);
  const universal = here.withTimeZone("UTC");
  const said = `${sayDay(here.toPlainDate().toString())}, ${timeWithZone(here)}`;
  if (zoneName(here) === "UTC") return said;
  const sameDay = here.toPlainDate().equals(universal.toPlainDate());
  const day = `${DAYS[universal.dayOfWeek - 1]} ${universal.day} ${MONTHS[universal.month - 1]}, `;
  return `${said} · ${sameDay ? "" : day}${clockOf(universal)} UTC`;
}

/** "Tue 31 Mar 2026" of "2026-03-31". */
export function sayDay(day: string): string {
  const { dayOfWeek, day: number, month, year } = Temporal.PlainDate.from(day);
  return `${DAYS[dayOfWeek - 1]} ${number} ${MONTHS[month - 1]} ${year}`;
}

/** "BST", "EDT"; "GMT+10:30" where the zone's time has no abbreviation. */
export function zoneAbbreviation(instant: string, timeZone: string): string {
  return zoneName(inZone(instant, timeZone));
}

function inZone(instant: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

// Spelt out here rather than by Intl, whose punctuation differs between versions.
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const two = (number: number): string => String(number).padStart(2, "0");

function clockOf({ hour, minute, second }: Temporal.ZonedDateTime): string {
  return `${two(hour)}:${two(minute)}${second === 0 ? "" : `:${two(second)}`}`;
}

function timeWithZone(time: Temporal.ZonedDateTime): string {
  return `${clockOf(time)} ${zoneName(time)}`;
}

/** Each English knows the abbreviations of its own part of the world alone. */
const ENGLISHES = ["en-GB", "en-US"] as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

function zoneName(time: Temporal.ZonedDateTime): string {
  for (const english of ENGLISHES) {
    const key = `${english} ${time.timeZoneId}`;
    const known = formatters.get(key);
    const formatter = known ?? new Intl.DateTimeFormat(english, { timeZone: time.timeZoneId, timeZoneName: "short" });
    if (known === undefined) formatters.set(key, formatter);
    const name = formatter.formatToParts(time.epochMilliseconds).find(({ type }) => type === "timeZoneName")?.value ?? "";
    if (/^[A-Z]{3,5}$/.test(name)) return name;
  }
  return offsetName(time.offsetNanoseconds);
}

/** "GMT+10:30", "GMT+11", "GMT" */
function offsetName(nanoseconds: number): string {
  const minutes = Math.round(Math.abs(nanoseconds) / 60_000_000_000);
  if (minutes === 0) return "GMT";
  const rest = minutes % 60;
  return `GMT${nanoseconds < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest === 0 ? "" : `:${two(rest)}`}`;
}
