// Spelt out here rather than by Intl, whose punctuation differs between versions: the same
// story must come out the same on every machine.
/** From Monday, as ISO 8601 counts. */
export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
