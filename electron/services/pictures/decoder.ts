import type { Sharp, SharpOptions } from "sharp";
import { MOST_PIXELS } from "../../../shared/model/picture.ts";

/** How strict decoding is: half a file or a broken stream is a failure, an odd tag is not. */
export const DECODING = { failOn: "error", limitInputPixels: MOST_PIXELS, sequentialRead: true } as const;

/**
 * Opens a picture for decoding. The library loads with the first picture: a desk that opens
 * on a story in words should not wait for it.
 */
export async function decode(bytes: Uint8Array, options: SharpOptions = DECODING): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  // One thread a picture: the desk is for typing first, and pictures can take a moment longer.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp(bytes, options);
}
