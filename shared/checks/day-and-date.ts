import { Temporal } from "temporal-polyfill";
import { DAYS, MONTHS } from "../model/calendar-words.ts";
import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";

const MONTH = `(?<month>${MONTHS.join("|")})`;
const DAY = `(?:(?<day>${DAYS.join("|")}),? (?:the )?)?`;
const NUMBER = "(?<number>\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?:,? (?<year>\\d{4}))?(?!\\d)";
/** "Tuesday 5 March 2024", "Tuesday, March 5". */
const BRITISH = new RegExp(`(?<![\\p{L}\\p{N}])${DAY}${NUMBER} (?:of )?${MONTH}(?!\\p{L})${YEAR}`, "gu");
const AMERICAN = new RegExp(`(?<![\\p{L}\\p{N}])${DAY}${MONTH} ${NUMBER}(?!\\p{L}|[.,]\\d|:)${YEAR}`, "gu");

/** Undefined where no calendar has that day. */
function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

/** Without a year, the one that brings the date nearest to today is meant. */
function nearest(month: number, day: number, today: string): Temporal.PlainDate | undefined {
  const now = Temporal.PlainDate.from(today);
  const far = (date: Temporal.PlainDate): number => Math.abs(now.until(date, { largestUnit: "day" }).days);
  const dates = [-1, 0, 1].flatMap((years) => dateOf(now.year + years, month, day) ?? []);
  return dates.toSorted((one, other) => far(one) - far(other))[0];
}

/** "Tuesday 5 March" that was a Wednesday, and days that no month has. `today` is an ISO date: "2026-03-31". */
export function dayAndDate(text: CheckedText, today: string): Finding[] {
  if (!/\d/.test(text.text)) return [];
  return [...text.text.matchAll(BRITISH), ...text.text.matchAll(AMERICAN)].flatMap((match) => {
    const { day: named, month: monthName = "", number = "", year: written } = match.groups ?? {};
    const month = MONTHS.findIndex((each) => each === monthName) + 1;
    const day = Number(number);
    const isLeapDay = written === undefined && month === 2 && day === 29;
    const date = written === undefined ? nearest(month, day, today) : dateOf(Number(written), month, day);
    if (date === undefined) {
      if (isLeapDay) return [];
      const at = { start: match.index, end: match.index + match[0].length };
      const why = `There is no ${day} ${monthName}${written === undefined ? "" : ` ${written}`}.`;
      return [findingAt(text, { rule: "no-such-date", severity: "must", ...at, why })];
    }
    const right = DAYS[date.dayOfWeek - 1] ?? named;
    if (named === undefined || right === undefined || right === named) return [];
    return [
      findingAt(text, {
        rule: "day-and-date",
        severity: written === undefined ? "should" : "must",
        start: match.index,
        end: match.index + named.length,
        why: `${day} ${monthName} ${date.year} is a ${right}, not a ${named}. One of the two is wrong.`,
        replacements: [right],
      }),
    ];
  });
}
