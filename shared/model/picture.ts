import { z } from "zod";
import { instantSchema, pictureIdSchema } from "./story.ts";

/** Largest picture file taken, in bytes (50 MB). */
export const LARGEST_PICTURE = 50 * 1024 * 1024;
/** Most pixels in one picture; more is refused as a pixel bomb. About 12,000 × 8,300. */
export const MOST_PIXELS = 100_000_000;
/** Widths a published picture is made in, in CSS pixels; never wider than the original. */
export const PICTURE_WIDTHS = [480, 800, 1200, 1760] as const;

export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

/** A picture as stored: the file is kept once, under the SHA-256 of its bytes. */
export const pictureSchema = z.object({
  id: pictureIdSchema,
  type: z.enum(PICTURE_TYPES),
  /** Size in pixels as a reader sees it (orientation applied). */
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  /** Size of the file in bytes. */
  bytes: z.number().int().min(1),
  /** Name the file had when it was added; for people, never a path. */
  fileName: z.string(),
  addedAt: instantSchema,
});
export type Picture = z.infer<typeof pictureSchema>;
