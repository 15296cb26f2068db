import { oc } from "@orpc/contract";
import { z } from "zod";
import { EXPORT_FORMATS, EXPORT_PARTS, MOST_EXPORTED } from "../formats/export-formats.ts";
import { idSchema } from "../model/story.ts";

export const exportsContract = {
  /**
   * Writes stories as they are now on the desk, whoever has them: one as one file, several as a zip. `part` is
   * all of each story, or what every reader gets. `leftOut` says in words what is not in it ("the stored file
   * of the picture “ward.jpg” is missing"). Fails with `not-found`, and then there is no file.
   */
  stories: oc
    .input(
      z.object({ ids: z.array(idSchema).min(1).max(MOST_EXPORTED), format: z.enum(EXPORT_FORMATS), part: z.enum(EXPORT_PARTS) }),
    )
    .output(z.object({ file: z.file(), leftOut: z.array(z.string()) })),
};
