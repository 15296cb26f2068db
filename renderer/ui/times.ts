const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago in the shortest words a desk uses: "just now", "9 min", "1 h", "3 d", "31 Mar". */
export function ago(instant: string, now: number, timeZone?: string): string {
  const passed = now - Date.parse(instant);
  if (passed < MINUTE) return "just now";
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h`;
  if (passed < 7 * DAY) return `${Math.floor(passed / DAY)} d`;
  const sameYear = passed < 300 * DAY;
  return format(instant, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }, timeZone);
}

/** "10:42:07" */
export function clockTime(instant: string, timeZone?: string): string {
  return format(instant, { hour: "2-digit", minute: "2-digit", second: "2-digit" }, timeZone);
}

/** "Tue 31 Mar, 06:00 BST" */
export function shortTime(instant: string, timeZone?: string): string {
  const options = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return format(instant, { ...options, timeZoneName: "short" }, timeZone);
}

/** "Tuesday 31 March 2026 at 06:00" */
export function longTime(instant: string, timeZone?: string): string {
  return format(instant, { dateStyle: "full", timeStyle: "short" }, timeZone);
}

const made = new Map<string, Intl.DateTimeFormat>();

function format(instant: string, options: Intl.DateTimeFormatOptions, timeZone?: string): string {
  const key = JSON.stringify([options, timeZone]);
  const known = made.get(key);
  const formatter = known ?? new Intl.DateTimeFormat("en-GB", { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
  if (known === undefined) made.set(key, formatter);
  return formatter.format(new Date(instant));
}
