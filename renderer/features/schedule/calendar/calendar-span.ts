import { Temporal } from "temporal-polyfill";
import { sayDay } from "../../../../shared/model/wall-time.ts";
import { MONTHS } from "../../../../shared/model/calendar-words.ts";

export type CalendarView = "day" | "week" | "month";

/** The days a view shows, and the instants it begins and ends at in the paper's zone. */
export interface CalendarSpan {
  /** "2026-03-31" … */
  days: readonly string[];
  /** Instants; `to` is the first that is not in it. */
  from: string;
  to: string;
  /** "March 2026", "30 Mar – 5 Apr 2026", "Tue 31 Mar 2026" */
  title: string;
}

/** The day, the week from Monday, or the whole weeks of the month around this day. */
export function spanOf(view: CalendarView, day: string, timeZone: string): CalendarSpan {
  const at = Temporal.PlainDate.from(day);
  const first = view === "month" ? mondayOf(at.with({ day: 1 })) : view === "week" ? mondayOf(at) : at;
  const last =
    view === "month" ? mondayOf(at.with({ day: at.daysInMonth })).add({ days: 6 }) : first.add({ days: view === "week" ? 6 : 0 });
  const days: string[] = [];
  for (let each = first; Temporal.PlainDate.compare(each, last) <= 0; each = each.add({ days: 1 })) days.push(each.toString());
  const instant = (date: Temporal.PlainDate): string =>
    date.toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: "millisecond" });
  return { days, from: instant(first), to: instant(last.add({ days: 1 })), title: titleOf(view, at, first, last) };
}

/** The same weekday, week or month before (-1) or after (1). */
export function step(view: CalendarView, day: string, by: 1 | -1): string {
  const at = Temporal.PlainDate.from(day);
  return at.add(view === "month" ? { months: by } : view === "week" ? { weeks: by } : { days: by }).toString();
}

/** What the wall shows that much later, whatever the clocks do in between. */
export function wallLater(wall: string, by: { days?: number; minutes?: number }): string {
  return Temporal.PlainDateTime.from(wall).add(by).toString({ smallestUnit: "minute" });
}

export function todayIn(timeZone: string): string {
  return Temporal.Now.plainDateISO(timeZone).toString();
}

/** "Tue 31" of "2026-03-31". */
export function shortDay(day: string): string {
  return sayDay(day).split(" ").slice(0, 2).join(" ");
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function titleOf(view: CalendarView, at: Temporal.PlainDate, first: Temporal.PlainDate, last: Temporal.PlainDate): string {
  if (view === "month") return `${MONTHS[at.month - 1]} ${at.year}`;
  if (view === "day") return sayDay(at.toString());
  const words = (date: Temporal.PlainDate): string => sayDay(date.toString()).split(" ").slice(1).join(" ");
  return `${words(first).replace(first.year === last.year ? / \d{4}$/ : /$^/, "")} – ${words(last)}`;
}
