import { oc } from "@orpc/contract";
import { z } from "zod";
import { LONGEST_NOTE, readyLineSchema, STAGES } from "../model/readiness.ts";
import { idSchema, instantSchema } from "../model/story.ts";
import { handsSchema, LONGEST_REASON } from "../model/version.ts";
import { checkSchema } from "./publishing.ts";

/** A line of the paper's checklist, with who ticked it for this story and when. */
const tickedLineSchema = readyLineSchema.extend({
  tick: z.object({ by: z.string(), at: instantSchema, note: z.string() }).optional(),
});
export type TickedLine = z.infer<typeof tickedLineSchema>;

/** "Needs a lawyer": stands until somebody with the right says who read it. */
const legalSchema = z.object({
  askedBy: z.string(),
  askedAt: instantSchema,
  /** What the lawyer should look at; may be empty. */
  reason: z.string(),
  signedOff: z
    .object({
      /** The lawyer. */
      readBy: z.string(),
      by: z.string(),
      at: instantSchema,
      /** The copy has changed since it was read. */
      changedSince: z.boolean(),
    })
    .optional(),
});
export type Legal = z.infer<typeof legalSchema>;

export const readinessContract = {
  /** All that stands before a step: the paper's lines, and what the desk itself has to say of the copy. */
  stage: oc
    .input(z.object({ storyId: idSchema, stage: z.enum(STAGES) }))
    .output(z.object({ lines: z.array(tickedLineSchema), checks: z.array(checkSchema) })),
  /** The paper's lines of every stage, who had the story in hand, and the legal flag. */
  ofStory: oc
    .input(z.object({ storyId: idSchema }))
    .output(z.object({ lines: z.array(tickedLineSchema), hands: handsSchema, legal: legalSchema.optional() })),
  tick: oc
    .input(
      z.object({
        storyId: idSchema,
        line: z.string().max(64),
        isDone: z.boolean(),
        note: z.string().trim().max(LONGEST_NOTE).default(""),
      }),
    )
    .output(z.object({})),
  /** Stops publication, and takes back what is scheduled. */
  needLawyer: oc.input(z.object({ storyId: idSchema, reason: z.string().trim().max(LONGEST_REASON) })).output(z.object({})),
  /** Takes the flag away again. Fails with `not-your-role` for all but editors. */
  noLawyer: oc.input(z.object({ storyId: idSchema })).output(z.object({})),
  /** Says who read it. Fails with `not-your-role` for all but editors. */
  signOff: oc
    .input(z.object({ storyId: idSchema, readBy: z.string().trim().min(1, "say who read it").max(LONGEST_REASON) }))
    .output(z.object({})),
};
