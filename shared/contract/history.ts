import { oc } from "@orpc/contract";
import { z } from "zod";
import { markedBodySchema } from "../model/copy.ts";
import { redlineSchema } from "../model/redline.ts";
import { furnitureSchema, idSchema } from "../model/story.ts";
import { chainBreakSchema, LONGEST_NAME, versionRowSchema } from "../model/version.ts";

const number = z.number().int().min(1);

const versionName = z.string().trim().min(1, "a version has a name").max(LONGEST_NAME);

export const historyContract = {
  /** Newest first; also those whose chain is broken, marked. */
  list: oc.input(z.object({ storyId: idSchema })).output(z.array(versionRowSchema)),
  /** Keeps the story as it stands on the disk, under a name. */
  keep: oc.input(z.object({ storyId: idSchema, name: versionName })).output(versionRowSchema),
  /** Gives a version a name, or another one. The version itself and its hash stay as they are. */
  rename: oc.input(z.object({ storyId: idSchema, number, name: versionName })).output(versionRowSchema),
  /** The way from one version to another, or to the story as it stands now. */
  compare: oc.input(z.object({ storyId: idSchema, from: number, to: number.optional() })).output(redlineSchema),
  /** What a version holds. Fails with `bad-file` when it cannot be read. */
  version: oc
    .input(z.object({ storyId: idSchema, number }))
    .output(z.object({ furniture: furnitureSchema, body: markedBodySchema })),
  /**
   * Before something of a version is put back: makes sure that a version holds the story as it stands.
   * Fails with `checked-out-elsewhere` for whoever may not write.
   */
  willRestore: oc.input(z.object({ storyId: idSchema })).output(z.object({})),
  /** After it is saved: keeps what came of it. `part` says what was put back: "Headline". */
  didRestore: oc.input(z.object({ storyId: idSchema, number, part: z.string().max(200) })).output(versionRowSchema),
  /** Proves the chain of one story, or of every story on the desk. */
  prove: oc.input(z.object({ storyId: idSchema.optional() })).output(
    z.object({
      stories: z.number().int(),
      versions: z.number().int(),
      breaks: z.array(chainBreakSchema.extend({ storyId: z.string(), headline: z.string() })),
    }),
  ),
};
