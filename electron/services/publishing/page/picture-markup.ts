import { lineHtml } from "../../../../shared/editor/html-out.ts";
import type { LineOfCopy } from "../../../../shared/model/copy.ts";
import type { Picture } from "../../../../shared/model/picture.ts";
import { publishedSizes } from "../../../../shared/model/picture-sizes.ts";
import type { PictureSize } from "../../../../shared/model/picture-sizes.ts";
import { picturePath } from "../../../../shared/model/addresses.ts";
import { plainLine } from "./edition.ts";
import type { Edition } from "./edition.ts";
import { html, trusted } from "./markup.ts";
import type { Markup } from "./markup.ts";

export { picturePath } from "../../../../shared/model/addresses.ts";

/** Width of the JPEG that stands for the picture where srcset or WebP is not known, and on social cards. */
const PLAIN_WIDTH = 1200;

/** Size of the plain JPEG. */
export function plainSize(picture: Picture): PictureSize {
  const sizes = publishedSizes(picture);
  const last = sizes.findLast((size) => size.width <= PLAIN_WIDTH) ?? sizes[0];
  return last ?? { width: picture.width, height: picture.height };
}

interface ImageChoices {
  root: string;
  alt: string;
  /** The `sizes` attribute: how wide the picture stands on the page. */
  sizes: string;
  /** The one picture that is seen first is loaded first; all others when they come near. */
  first?: boolean;
}

/** Responsive image with its space kept; undefined when the desk has lost the picture. */
export function imageMarkup(edition: Edition, pictureId: string, choices: ImageChoices): Markup | undefined {
  const picture = edition.pictures.get(pictureId);
  if (!picture) return undefined;
  const { root, alt, sizes, first = false } = choices;
  const srcset = publishedSizes(picture)
    .map(({ width }) => `${root}${picturePath(picture, width, "webp")} ${width}w`)
    .join(", ");
  const plain = plainSize(picture);
  return html`<picture
    ><source type="image/webp" srcset="${srcset}" sizes="${sizes}" />
    <img
      src="${root}${picturePath(picture, plain.width, "jpeg")}"
      alt="${alt}"
      width="${plain.width}"
      height="${plain.height}"
      ${first ? html`fetchpriority="high"` : html`loading="lazy"`}
      decoding="async"
  /></picture>`;
}

/** "caption. Pic: credit": the caption gets its full stop only before a credit. */
export function captionMarkup(caption: LineOfCopy, credit: string): Markup | undefined {
  const words = plainLine(caption);
  const by = credit.trim();
  if (words === "" && by === "") return undefined;
  const stop = words !== "" && by !== "" && !/[.!?…]['’”"]?$/.test(words) ? "." : "";
  return html`<figcaption>
    ${trusted(lineHtml(caption))}${stop}${by !== "" && html`${words !== "" && " "}<span class="credit">Pic: ${by}</span>`}
  </figcaption>`;
}
