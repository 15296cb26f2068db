import type { LineOfCopy, PictureBlock } from "../../../model/copy.ts";
import { BOLD, isLinkAddress, ITALIC } from "../../../model/copy-limits.ts";
import { CREDIT_ATTRIBUTE, figurePicture, PICTURE_ATTRIBUTE } from "../../markup/figure.ts";
import { markupOfDom, ownPicture } from "../../markup-in.ts";

/**
 * The picture as it goes on the clipboard: a figure with the picture's id, alt text and
 * caption, but no address of the file, which would carry the desk's key with it.
 */
export function pictureFigure(document: Document, picture: Omit<PictureBlock, "$">): HTMLElement {
  const figure = document.createElement("figure");
  figure.setAttribute(PICTURE_ATTRIBUTE, picture.pictureId);
  figure.setAttribute(CREDIT_ATTRIBUTE, picture.credit);
  const image = document.createElement("img");
  image.setAttribute("alt", picture.alt);
  const caption = document.createElement("figcaption");
  appendLine(document, caption, picture.caption);
  figure.append(image, caption);
  return figure;
}

/** Reads a figure that `pictureFigure` wrote; a stranger's figure is not ours. */
export function readFigure(element: HTMLElement): PictureBlock | undefined {
  const found = figurePicture(markupOfDom(element));
  const block = found === undefined ? undefined : ownPicture(found);
  return block?.type === "picture" ? block : undefined;
}

function appendLine(document: Document, parent: HTMLElement, line: LineOfCopy): void {
  for (const piece of line) {
    if (piece.type === "linebreak") parent.append(document.createElement("br"));
    else if (piece.type === "link") {
      const anchor = document.createElement("a");
      if (isLinkAddress(piece.url)) anchor.setAttribute("href", piece.url);
      appendLine(document, anchor, piece.children);
      parent.append(anchor);
    } else {
      let place = parent;
      for (const [bit, name] of [
        [BOLD, "strong"],
        [ITALIC, "em"],
      ] as const) {
        if ((piece.format & bit) === 0) continue;
        const inner = document.createElement(name);
        place.append(inner);
        place = inner;
      }
      place.append(document.createTextNode(piece.text));
    }
  }
}
