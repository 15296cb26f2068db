import { firstElement, type MarkupElement } from "./markup-node.ts";

/** Marks our own figure on the clipboard; its value is the picture's id. */
export const PICTURE_ATTRIBUTE = "data-standfirst-picture";
export const CREDIT_ATTRIBUTE = "data-standfirst-credit";

/** A picture met in markup. */
export interface FoundPicture {
  /** Where the file is, as the markup says; "" for our own pictures. Never fetched here. */
  address: string;
  alt: string;
  credit: string;
  /** Set for a picture that was copied out of a story of this desk. */
  pictureId?: string;
  captionMarkup?: MarkupElement;
}

const OWN_ID = /^[0-9a-f]{64}$/;

/** The picture of a figure or a bare image; undefined where there is none. */
export function figurePicture(element: MarkupElement): FoundPicture | undefined {
  const image = firstElement(element, "img");
  if (image === undefined) return undefined;
  const captionMarkup = element.name === "figure" ? firstElement(element, "figcaption") : undefined;
  const pictureId = element.attribute(PICTURE_ATTRIBUTE);
  const own = pictureId !== undefined && OWN_ID.test(pictureId);
  return {
    address: own ? "" : (image.attribute("src") ?? ""),
    alt: (image.attribute("alt") ?? "").slice(0, 2000),
    credit: own ? (element.attribute(CREDIT_ATTRIBUTE) ?? "").slice(0, 500) : "",
    ...(own ? { pictureId } : {}),
    ...(captionMarkup === undefined ? {} : { captionMarkup }),
  };
}
