import { oc } from "@orpc/contract";
import { z } from "zod";
import { scheduledSchema, wallTimeSchema } from "../model/schedule.ts";
import { scheduleWarningSchema } from "../model/schedule-warnings.ts";
import { slotTimeSchema } from "../model/slots.ts";
import { idSchema, instantSchema } from "../model/story.ts";
import { targetIdSchema } from "../model/target.ts";
import { WHICH } from "../model/wall-time.ts";

/** A time on the paper's clock; `which` only where its hour comes twice. */
const chosenTime = z.object({ wall: wallTimeSchema, which: z.enum(WHICH).optional() });
const one = z.object({ id: idSchema });

export const scheduleContract = {
  /** What a story can be scheduled to; `holds`: the site publishes it by itself, whatever becomes of this desk. */
  targets: oc.output(z.array(z.object({ id: targetIdSchema, name: z.string(), holds: z.boolean() }))),
  /**
   * Passes the story as it stands, to go out then; one that is scheduled to this target already is moved,
   * with its newer text. Fails with `checklist` (data.checks), `not-from-this-status`, or `bad-input`:
   * for a time that is past, before the embargo, does not exist or exists twice (data.question is "gap" or
   * "twice", data.times the two real times).
   */
  schedule: oc.input(chosenTime.extend({ storyId: idSchema, targetId: targetIdSchema })).output(scheduledSchema),
  /** Another time, the same text. Fails as `schedule` does. */
  move: oc.input(chosenTime.extend({ id: idSchema })).output(scheduledSchema),
  /** Takes it back. `releasing` while a site still has it: nothing is left there once it is `cancelled`. */
  unschedule: oc.input(one).output(scheduledSchema),
  /** The story as it stands now goes out instead of what was scheduled. */
  takeText: oc.input(one).output(scheduledSchema),
  /** For what was missed, stopped or failed: it goes out now, as it was scheduled. */
  publishNow: oc.input(one).output(scheduledSchema),
  /** What goes or went between two instants, by time, the paper's slots there, and what to look at. */
  list: oc.input(z.object({ from: instantSchema, to: instantSchema })).output(
    z.object({
      scheduled: z.array(scheduledSchema),
      slots: z.array(slotTimeSchema),
      warnings: z.array(scheduleWarningSchema),
    }),
  ),
  /** What goes next, by time, and before it what waits for a person. */
  next: oc.output(z.object({ asking: z.array(scheduledSchema), coming: z.array(scheduledSchema) })),
  /** What of this story is not over. */
  ofStory: oc.input(z.object({ storyId: idSchema })).output(z.array(scheduledSchema)),
};
