import { oc } from "@orpc/contract";
import { z } from "zod";
import { idSchema } from "../model/story.ts";

export const manuscriptsContract = {
  /**
   * Opens a Word file as a new draft. `leftOut` says in words what did not come across
   * ("2 footnotes", "1 table: its text was kept as paragraphs"). Fails with `bad-file`.
   */
  open: oc.input(z.object({ file: z.file() })).output(z.object({ storyId: idSchema, leftOut: z.array(z.string()) })),
};
