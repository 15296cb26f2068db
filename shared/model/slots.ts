import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { meaningOf } from "./wall-time.ts";

/** A time the paper publishes at, again and again: "06:00 politics". */
export const slotSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  /** Id of the section whose stories it is for; for all when there is none. */
  section: z.string().max(64).optional(),
  /** 1 is Monday, 7 is Sunday. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** On the paper's clock: "06:00". */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time like 06:00"),
});
export type Slot = z.infer<typeof slotSchema>;

/** A slot on one day. */
export const slotTimeSchema = z.object({
  slotId: z.string(),
  name: z.string(),
  section: z.string().optional(),
  at: z.iso.datetime(),
  wall: z.string(),
});
export type SlotTime = z.infer<typeof slotTimeSchema>;

/**
 * The slots between two instants, the first included, by time. Where the clocks go over a slot it is the
 * first minute after the change; where its hour comes twice it is the first of the two.
 */
export function slotTimes(slots: readonly Slot[], from: string, to: string, timeZone: string): SlotTime[] {
  const [start, end] = [from, to].map((instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate());
  if (start === undefined || end === undefined) return [];
  const found: SlotTime[] = [];
  for (let day = start; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) {
    for (const { id, name, section, days, time } of slots) {
      if (!days.includes(day.dayOfWeek)) continue;
      const meaning = meaningOf(`${day.toString()}T${time}`, timeZone);
      const real = meaning.kind === "one" ? meaning.time : meaning.kind === "gap" ? meaning.after : meaning.first;
      if (real.instant < from || real.instant >= to) continue;
      found.push({ slotId: id, name, at: real.instant, wall: real.wall, ...(section === undefined ? {} : { section }) });
    }
  }
  return found.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
