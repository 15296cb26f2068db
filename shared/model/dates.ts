import { Temporal } from "temporal-polyfill";
import { DAYS, MONTHS } from "./calendar-words.ts";

function inZone(instant: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

/** "31 March 2026" */
export function dateInWords(instant: string, timeZone: string): string {
  const { day, month, year } = inZone(instant, timeZone);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** "Tuesday 31 March 2026" */
export function dayInWords(instant: string, timeZone: string): string {
  return `${DAYS[inZone(instant, timeZone).dayOfWeek - 1]} ${dateInWords(instant, timeZone)}`;
}

/** "2.05pm" */
export function timeInWords(instant: string, timeZone: string): string {
  const { hour, minute } = inZone(instant, timeZone);
  return `${hour % 12 || 12}.${String(minute).padStart(2, "0")}${hour < 12 ? "am" : "pm"}`;
}

/** For machines: "2026-03-31T14:05:00+01:00" */
export function machineTime(instant: string, timeZone: string): string {
  return inZone(instant, timeZone).toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** "2026/03" */
export function monthInPath(instant: string, timeZone: string): string {
  const { month, year } = inZone(instant, timeZone);
  return `${String(year).padStart(4, "0")}/${String(month).padStart(2, "0")}`;
}

/** A moment that must not be mistaken: "Tuesday 31 March 2026, 6.00am Europe/London (05:00 UTC)". */
export function momentInWords(instant: string, timeZone: string): string {
  const utc = inZone(instant, "UTC").toString({ timeZoneName: "never", offset: "never", smallestUnit: "minute" });
  return `${dayInWords(instant, timeZone)}, ${timeInWords(instant, timeZone)} ${timeZone} (${utc.slice(11)} UTC)`;
}
