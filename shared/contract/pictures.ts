import { oc } from "@orpc/contract";
import { z } from "zod";
import { pictureIdSchema } from "../model/story.ts";
import { pictureSchema } from "../model/picture.ts";

export const picturesContract = {
  /** Keeps a picture, once by content. Fails with `bad-file` and then keeps nothing. */
  add: oc.input(z.object({ file: z.file() })).output(pictureSchema),
  get: oc.input(z.object({ id: pictureIdSchema })).output(pictureSchema),
  /** The pictures last added, newest first. */
  recent: oc.output(z.array(pictureSchema)),
};
