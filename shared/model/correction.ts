import { z } from "zod";
import { idSchema, instantSchema } from "./story.ts";

/** A correction puts right what was wrong; a clarification what could be misunderstood. */
export const CORRECTION_KINDS = ["correction", "clarification"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const correctionTextSchema = z.string().trim().min(1, "a correction says something").max(2000);

/** What was put right in a published story, as its page says it. */
export const correctionSchema = z.object({
  id: idSchema,
  storyId: idSchema,
  kind: z.enum(CORRECTION_KINDS),
  text: correctionTextSchema,
  madeAt: instantSchema,
  madeBy: z.string(),
});
export type Correction = z.infer<typeof correctionSchema>;
