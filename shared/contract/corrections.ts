import { oc } from "@orpc/contract";
import { z } from "zod";
import { CORRECTION_KINDS, correctionSchema, correctionTextSchema } from "../model/correction.ts";
import { deliverySchema } from "../model/delivery.ts";
import { idSchema } from "../model/story.ts";

export const correctionsContract = {
  /** Newest first; those that were taken back are left out. */
  list: oc.input(z.object({ storyId: idSchema })).output(z.array(correctionSchema)),
  /**
   * A text drafted from what differs between the page and the story as it stands now; empty when nothing
   * does. Fails with `not-from-this-status` when the story was never published.
   */
  draft: oc.input(z.object({ storyId: idSchema })).output(z.object({ text: z.string() })),
  /**
   * Adds it, and sends the story as it stands to every target where it is live. Fails with `checklist`
   * or `not-from-this-status`, and then nothing was added.
   */
  add: oc
    .input(
      z.object({
        storyId: idSchema,
        kind: z.enum(CORRECTION_KINDS),
        text: correctionTextSchema,
        /** Whether the pages say that they were updated. */
        showsUpdated: z.boolean().default(true),
      }),
    )
    .output(z.object({ correction: correctionSchema, deliveries: z.array(deliverySchema) })),
  /** Takes one back; the pages follow with the next publication. What it said is kept on the desk. */
  takeBack: oc.input(z.object({ id: idSchema })).output(z.object({})),
};
