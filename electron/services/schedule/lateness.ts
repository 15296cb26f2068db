import type { MissedRule } from "../../../shared/model/schedule.ts";

/** A desk that is there sends within this; more is late. In milliseconds. */
const ON_TIME = 60_000;

/** Whether a story whose time has come still goes out by itself, and how late that is in words; empty when it is not. */
export function inTime(at: string, now: string, missed: MissedRule): { isInTime: boolean; late: string } {
  const late = Date.parse(now) - Date.parse(at);
  if (late <= ON_TIME) return { isInTime: true, late: "" };
  return { isInTime: missed.rule === "publish" && late <= missed.minutes * 60_000, late: span(late) };
}

function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 120) return count(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? count(hours, "hour") : count(Math.round(hours / 24), "day");
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
