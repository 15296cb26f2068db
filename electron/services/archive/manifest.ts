import { z } from "zod";
import { profileSchema } from "../../../shared/model/profile.ts";
import { instantSchema } from "../../../shared/model/story.ts";

export const MANIFEST_FILE = "manifest.json";
export const DESK_FILE = "desk.sqlite";
/** The only names besides those two; "aa" are the first two digits of the id. */
export const PICTURE_FILE = /^pictures\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.(jpg|png|webp|avif)$/;
/** Of the archive itself, for what may come after. */
export const ARCHIVE_FORMAT = 1;

/** What an archive says of itself: everything in it, each with the SHA-256 of its bytes. */
export const manifestSchema = z.object({
  standfirst: z.literal("archive"),
  format: z.number().int().min(1),
  /** How many migrations the desk's file has been through. */
  schema: z.number().int().min(1),
  madeAt: instantSchema,
  stories: z.number().int().min(0),
  /** Who sat at the desk. */
  profile: profileSchema.optional(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
export type Manifest = z.infer<typeof manifestSchema>;
