import { z } from "zod";
import { SCHEDULE_STATES } from "./schedule-states.ts";
import { STATUSES } from "./status.ts";
import { idSchema, instantSchema } from "./story.ts";
import { targetIdSchema } from "./target.ts";

/** What a clock on the wall shows, without a zone: "2026-03-31T06:00", with seconds only where they are meant. */
export const wallTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, "a date and a time like 2026-03-31T06:00");

/** One story that goes to one target at one time. */
export const scheduledSchema = z.object({
  id: idSchema,
  storyId: idSchema,
  /** Headline of the story as it is now, or its catchline. */
  title: z.string(),
  /** Id of its section now. */
  section: z.string().optional(),
  status: z.enum(STATUSES),
  targetId: targetIdSchema,
  targetName: z.string(),
  at: instantSchema,
  /** What the wall shows then, as it was chosen, and the zone it was chosen in. */
  wall: z.string(),
  timeZone: z.string(),
  /** "Tue 31 Mar 2026, 06:00 BST · 05:00 UTC" */
  when: z.string(),
  state: z.enum(SCHEDULE_STATES),
  /** What is the matter, or what is being done, ready to be read; empty when there is nothing to say. */
  problem: z.string(),
  /** The story was changed since: what goes out is the text as it was scheduled. */
  changedSince: z.boolean(),
  askedBy: z.string(),
  /** When the site was last asked whether it still holds it. */
  lookedAt: instantSchema.optional(),
});
export type Scheduled = z.infer<typeof scheduledSchema>;

/**
 * What becomes of a story whose time went by (desk closed, computer asleep): published at once if at
 * most so many minutes late, and asked about otherwise; or always asked about. Never dropped.
 */
export const missedRuleSchema = z.discriminatedUnion("rule", [
  z.object({
    rule: z.literal("publish"),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60),
  }),
  z.object({ rule: z.literal("ask") }),
]);
export type MissedRule = z.infer<typeof missedRuleSchema>;
