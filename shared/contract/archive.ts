import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";

export const savingSchema = z.discriminatedUnion("kind", [
  /** How far it is, in bytes. */
  z.object({ kind: z.literal("progress"), done: z.number().int(), total: z.number().int() }),
  /** The archive stands. `missing` counts pictures whose files are lost. */
  z.object({
    kind: z.literal("saved"),
    file: z.string(),
    bytes: z.number().int(),
    stories: z.number().int(),
    pictures: z.number().int(),
    missing: z.number().int(),
  }),
]);
export type Saving = z.infer<typeof savingSchema>;

export const archiveContract = {
  /**
   * Saves the whole desk as one file on this computer: stories, versions, contributors, paper and pictures, and no
   * secret. `file` is a whole path, and nothing may be there yet. Whoever stops listening stops it, and then
   * nothing is left behind. Fails with `bad-input` or `disk`.
   */
  save: oc.input(z.object({ file: z.string().min(1).max(4096) })).output(eventIterator(savingSchema)),
};
