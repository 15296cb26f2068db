import { z } from "zod";
import type { Scheduled } from "./schedule.ts";
import { isInSlot } from "./in-slot.ts";
import type { SlotTime } from "./slots.ts";
import { sayTime, sayWhen } from "./wall-time.ts";

/** Two stories nearer than this in one section or on one target compete for the same readers. In minutes. */
export const CLOSE_TOGETHER = 5;
/** An empty slot is worth a word from this long before, in hours. */
const GAP_AHEAD = 24;

export const scheduleWarningSchema = z.object({
  /** `clash`: two stories get in each other's way. `gap`: a slot of the coming day has nothing in it. */
  kind: z.enum(["clash", "gap"]),
  at: z.iso.datetime(),
  text: z.string(),
  /** Ids of the scheduled stories it is about; empty for a gap. */
  about: z.array(z.string()),
});
export type ScheduleWarning = z.infer<typeof scheduleWarningSchema>;

interface WarningInput {
  /** Whose time is still to come, by time. */
  coming: readonly Pick<Scheduled, "id" | "storyId" | "title" | "section" | "targetId" | "targetName" | "at">[];
  slots: readonly SlotTime[];
  /** Instant. */
  now: string;
  timeZone: string;
}

/** What an editor wants to hear before it happens, by time. */
export function scheduleWarnings({ coming, slots, now, timeZone }: WarningInput): ScheduleWarning[] {
  const warnings: ScheduleWarning[] = [];
  const clashes = new Set<string>();
  for (const [place, one] of coming.entries()) {
    for (const other of coming.slice(place + 1)) {
      const minutes = (Date.parse(other.at) - Date.parse(one.at)) / 60_000;
      if (minutes >= CLOSE_TOGETHER) break;
      const pair = [one.storyId, other.storyId].toSorted().join(" ");
      if (one.storyId === other.storyId || clashes.has(pair)) continue;
      const slot = slots.find((each) => isInSlot(one, each) && isInSlot(other, each));
      const sameSection = one.section !== undefined && one.section === other.section;
      const sameTarget = one.targetId === other.targetId;
      if (slot === undefined && !sameSection && !sameTarget) continue;
      clashes.add(pair);
      const apart = minutes === 0 ? "go at the same time" : `go ${inMinutes(minutes)} apart`;
      const place = sameTarget ? ` to ${one.targetName}` : " in one section";
      const where = slot === undefined ? `${apart}${place}` : `are both in the slot ${sayTime(slot.at, timeZone)} ${slot.name}`;
      warnings.push({
        kind: "clash",
        at: one.at,
        text: `“${one.title}” and “${other.title}” ${where}.`,
        about: [one.id, other.id],
      });
    }
  }
  const horizon = new Date(Date.parse(now) + GAP_AHEAD * 3_600_000).toISOString();
  for (const slot of slots) {
    if (slot.at < now || slot.at >= horizon || coming.some((story) => isInSlot(story, slot))) continue;
    warnings.push({
      kind: "gap",
      at: slot.at,
      text: `Nothing is scheduled for ${slot.name}, ${sayWhen(slot.at, timeZone)}.`,
      about: [],
    });
  }
  return warnings.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function inMinutes(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  return whole === 1 ? "a minute" : `${whole} minutes`;
}
