import { oc } from "@orpc/contract";
import { z } from "zod";
import { deliverySchema, differenceSchema, evidenceSchema, receiptSchema, standingPostSchema } from "../model/delivery.ts";
import { idSchema } from "../model/story.ts";
import { targetIdSchema } from "../model/target.ts";

const oneDelivery = z.object({ id: idSchema });

export const queueContract = {
  /**
   * Passes the story as it stands and puts it in the queue; the same wish twice is one delivery.
   * Answers at once. Fails with `checklist`, `not-from-this-status` or `not-found`.
   */
  send: oc
    .input(
      z.object({
        storyId: idSchema,
        targetId: targetIdSchema,
        deed: z.enum(["publish", "withdraw", "take-down"]),
        /** Whether the page says that it was updated. */
        showsUpdated: z.boolean().default(true),
      }),
    )
    .output(deliverySchema),
  /** What of the story this target cannot hold and what becomes of it; a sentence each. */
  losses: oc.input(z.object({ storyId: idSchema, targetId: targetIdSchema })).output(z.array(z.string())),
  /**
   * What is under way, what waits for somebody before it, oldest first and a hundred at most: `more` says how many
   * are left out. Then what ended last, newest first. `fromArchive`: see `answerArchived`.
   */
  list: oc.input(z.object({ storyId: idSchema.optional(), limit: z.number().int().min(1).max(200).default(50) })).output(
    z.object({
      open: z.array(deliverySchema),
      ended: z.array(deliverySchema),
      more: z.number().int(),
      fromArchive: z.number().int(),
    }),
  ),
  /** How many deliveries are under way, wait for a person, and how many pages differ from what was passed. */
  counts: oc.output(z.object({ underWay: z.number().int(), asking: z.number().int(), differing: z.number().int() })),
  /** Fails with `not-from-this-status` once it is being put on the site. */
  cancel: oc.input(oneDelivery).output(deliverySchema),
  /** Tries a failed one again, or a waiting one now. */
  retry: oc.input(oneDelivery).output(deliverySchema),
  /** For `changed-there`: asks the site and says what differs, over all fields. */
  differences: oc.input(oneDelivery).output(z.object({ gone: z.boolean(), fields: z.array(differenceSchema) })),
  /** Sends, or drops, all that waited when the archive was made this desk was brought back from. Answers how many. */
  answerArchived: oc.input(z.object({ send: z.boolean() })).output(z.object({ deliveries: z.number().int() })),
  /**
   * For `changed-there`: goes on with these choices. A field kept as theirs is taken into the story
   * as well; fields that are not named stay ours. Another change there since asks again.
   */
  resolve: oc.input(oneDelivery.extend({ theirs: z.array(z.string().max(40)).max(40) })).output(deliverySchema),
  /** Newest first. */
  receipts: oc.input(z.object({ storyId: idSchema })).output(z.array(receiptSchema)),
  /** Looks at the page once more, now. */
  checkAgain: oc.input(z.object({ storyId: idSchema, targetId: targetIdSchema })).output(receiptSchema),
  /** What readers found before the story was taken down, newest first. */
  evidence: oc.input(z.object({ storyId: idSchema })).output(z.array(evidenceSchema)),
  /** The page as it came over the wire; for keeping elsewhere, never for showing: it is a stranger's. */
  evidencePage: oc.input(oneDelivery).output(z.file()),
  /** Where the story stands. */
  posts: oc.input(z.object({ storyId: idSchema })).output(z.array(standingPostSchema)),
};
