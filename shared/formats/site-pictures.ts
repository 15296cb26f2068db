import { picturePath, publicAddress } from "../model/addresses.ts";
import type { Paper } from "../model/paper.ts";
import type { Picture } from "../model/picture.ts";
import { publishedSizes } from "../model/picture-sizes.ts";
import type { PictureFile } from "./story-to-write.ts";

/** The copies of a picture on the paper's site, smallest first. */
export function sitePictureFiles(
  paper: Pick<Paper, "baseAddress">,
  picture: Pick<Picture, "id" | "width" | "height">,
): PictureFile[] {
  return publishedSizes(picture).map(({ width, height }) => ({
    address: publicAddress(paper, picturePath(picture, width, "webp")),
    type: "image/webp",
    width,
    height,
  }));
}
