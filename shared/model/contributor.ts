import { z } from "zod";
import { idSchema, pictureIdSchema, slugSchema } from "./story.ts";

/** Somebody whose name stands in a byline. */
export const contributorSchema = z.object({
  id: idSchema,
  /** As printed: "Joy Okafor". */
  name: z.string().trim().min(1).max(200),
  /** Name of the contributor's page: `/by/<pageName>/`. */
  pageName: slugSchema.min(1),
  email: z.union([z.literal(""), z.email()]),
  pictureId: pictureIdSchema.optional(),
});
export type Contributor = z.infer<typeof contributorSchema>;
