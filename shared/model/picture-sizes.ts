import { PICTURE_WIDTHS } from "./picture.ts";
import type { Picture } from "./picture.ts";

export interface PictureSize {
  width: number;
  height: number;
}

/** Widths copies are made in: the published ones, and two for the desk's own lists. */
const WIDTHS = [160, 320, ...PICTURE_WIDTHS];
const WIDEST = Math.max(...WIDTHS);

/** Size of the copy that a wish for `width` pixels gets: the next kept width, never more than the original's. */
export function sizeFor(picture: Pick<Picture, "width" | "height">, width: number): PictureSize {
  const kept = Math.min(WIDTHS.find((each) => each >= width) ?? WIDEST, picture.width);
  return { width: kept, height: Math.max(1, Math.round((picture.height * kept) / picture.width)) };
}

/** Sizes a picture is published in, smallest first. */
export function publishedSizes(picture: Pick<Picture, "width" | "height">): PictureSize[] {
  const widths = new Set(PICTURE_WIDTHS.map((width) => sizeFor(picture, width).width));
  return [...widths].map((width) => sizeFor(picture, width));
}
