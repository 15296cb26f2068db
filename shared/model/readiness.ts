import { z } from "zod";

/** Steps that have a checklist of their own. */
export const STAGES = ["file", "pass", "publish"] as const;
export type Stage = (typeof STAGES)[number];

/** Longest line of a checklist, and longest note beside a tick, in UTF-16 units. */
export const LONGEST_LINE = 200;
export const LONGEST_NOTE = 1000;

/** A line of the paper's own, ticked by a person. */
export const readyLineSchema = z.object({
  /** Never changes, so ticks keep their line when it is reworded. */
  id: z.string().min(1).max(64),
  stage: z.enum(STAGES),
  text: z.string().trim().min(1).max(LONGEST_LINE),
  /** `must` stops the step until it is ticked, `should` reminds. */
  weight: z.enum(["must", "should"]),
});
export type ReadyLine = z.infer<typeof readyLineSchema>;

/** What the checks of the copy do before a step: nothing, remind, or stop it. Before publishing they always stop it. */
export const COPY_CHECKS = ["off", "remind", "stop"] as const;
export type CopyChecks = (typeof COPY_CHECKS)[number];

/** Checks of the copy that a paper can weigh one by one, in the order of the page. */
export const WEIGHED_CHECKS = [
  "section",
  "headline",
  "standfirst",
  "byline",
  "lead-picture",
  "alt-text",
  "credit",
  "body",
  "tk",
  "access",
  "cards",
] as const;
export type WeighedCheck = (typeof WEIGHED_CHECKS)[number];
export const CHECK_WEIGHTS = ["must", "should", "off"] as const;
export type CheckWeight = (typeof CHECK_WEIGHTS)[number];

const weightsSchema = z.partialRecord(z.enum(WEIGHED_CHECKS), z.enum(CHECK_WEIGHTS));
export type CheckWeights = z.infer<typeof weightsSchema>;

export const readinessSchema = z.object({
  lines: z.array(readyLineSchema).max(60),
  copyChecks: z.object({ file: z.enum(COPY_CHECKS), pass: z.enum(COPY_CHECKS) }),
  /** Before a step, what single checks weigh there instead. What publishing cannot do without stops it all the same. */
  checks: z.partialRecord(z.enum(STAGES), weightsSchema).optional(),
});
export type Readiness = z.infer<typeof readinessSchema>;
