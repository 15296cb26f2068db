import { oc } from "@orpc/contract";
import { z } from "zod";
import { bodyChangeSchema } from "../model/copy.ts";
import { STATUSES } from "../model/status.ts";
import { furnitureSchema, idSchema, instantSchema, storyRowSchema, storySchema } from "../model/story.ts";
import { LONGEST_REASON } from "../model/version.ts";

/**
 * The fields a save changes. A key that is absent is left as it is; `null` empties a field
 * that may be undefined (section, leadPicture, commissionedWords, embargo): over the wire
 * `undefined` cannot be told from absent.
 */
export const storyPatchSchema = furnitureSchema
  .extend({
    section: furnitureSchema.shape.section.unwrap().nullable(),
    leadPicture: furnitureSchema.shape.leadPicture.unwrap().nullable(),
    commissionedWords: furnitureSchema.shape.commissionedWords.unwrap().nullable(),
    embargo: furnitureSchema.shape.embargo.unwrap().nullable(),
    body: bodyChangeSchema,
  })
  .partial()
  .strict();
export type StoryPatch = z.infer<typeof storyPatchSchema>;

export const checkOutSchema = z.object({
  /** True when this session may write. */
  mine: z.boolean(),
  /** Who may. */
  holder: z.object({ session: z.string(), name: z.string() }),
});
export type CheckOut = z.infer<typeof checkOutSchema>;

export const listInputSchema = z.object({
  status: z.enum(STATUSES).optional(),
  /** Words to find in headline, catchline, byline and copy; each is matched as a prefix. */
  query: z.string().max(200).default(""),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
});

export const storiesContract = {
  /** Rows by last change, newest first; `total` of this list, `counts` of every status. */
  list: oc.input(listInputSchema).output(
    z.object({
      rows: z.array(storyRowSchema),
      total: z.number().int(),
      counts: z.record(z.enum(STATUSES), z.number().int()),
    }),
  ),
  get: oc.input(z.object({ id: idSchema })).output(storySchema),
  /** An empty draft. */
  create: oc.output(storySchema),
  /** A draft with the same words, furniture and pictures; catchline with "copy" behind it. */
  duplicate: oc.input(z.object({ id: idSchema })).output(storySchema),
  /**
   * Commits a change; answers only when it is on the disk. Fails with `checked-out-elsewhere`,
   * `body-out-of-step` or `disk`, and then nothing of the patch was kept.
   */
  save: oc.input(z.object({ id: idSchema, patch: storyPatchSchema })).output(
    z.object({
      revision: z.number().int(),
      bodyRevision: z.number().int(),
      words: z.number().int(),
      savedAt: instantSchema,
    }),
  ),
  /** Moves the story to another status, by the table in `shared/model/rights.ts`. `reason` stays with the version. */
  move: oc
    .input(z.object({ id: idSchema, to: z.enum(STATUSES), reason: z.string().trim().max(LONGEST_REASON).optional() }))
    .output(storySchema),
  /** Takes the story to write in it, if nobody has it. */
  checkOut: oc.input(z.object({ id: idSchema })).output(checkOutSchema),
  /** Takes it from its holder, who is given a second to save what is unsaved. */
  takeOver: oc.input(z.object({ id: idSchema })).output(checkOutSchema),
  checkIn: oc.input(z.object({ id: idSchema })).output(z.object({})),
};
