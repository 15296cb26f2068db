import type { Block, LineOfCopy } from "../model/copy.ts";
import type { FoundPicture } from "./markup/figure.ts";
import type { LeftOut } from "./markup/left-out.ts";
import type { MarkupNode } from "./markup/markup-node.ts";
import { readMarkup, type MarkupLimits } from "./markup/markup-reader.ts";
import { safeLine } from "./safe-copy.ts";

export type { FoundPicture } from "./markup/figure.ts";
export { leftOutInWords, type LeftOut } from "./markup/left-out.ts";
export type { MarkupElement, MarkupNode } from "./markup/markup-node.ts";
export { markupOfDom } from "./markup/markup-of-dom.ts";
export type { MarkupLimits } from "./markup/markup-reader.ts";

/** Half of what one body may hold, so that a paste never makes a story that cannot be saved. */
const MARKUP_LIMITS: MarkupLimits = { depth: 300, blocks: 10_000, characters: 2_000_000 };

/**
 * The one way foreign markup (clipboard, manuscripts, feeds) becomes copy. Safe by construction:
 * only what is known is built, out of text, so no attribute, style or script of the markup can
 * come across. Its order is kept; white space collapses as in a browser; headings of every level
 * become crossheads; a table becomes one paragraph for each row; what a page cannot hold is
 * listed in `leftOut`.
 */
export function blocksFromMarkup(
  root: MarkupNode,
  options: {
    limits?: Partial<MarkupLimits>;
    /**
     * What becomes of a picture: its block, or undefined to leave it out. When not given, pictures
     * copied out of a story of this desk are kept and all others left out.
     */
    picture?: (found: FoundPicture) => Block | undefined;
  } = {},
): { blocks: Block[]; leftOut: LeftOut[] } {
  return readMarkup(root, "blocks", {
    limits: { ...MARKUP_LIMITS, ...options.limits },
    picture: options.picture ?? ownPicture,
  });
}

/** The same for a one-paragraph field: paragraphs and line breaks become spaces. */
export function lineFromMarkup(root: MarkupNode, limits: Partial<MarkupLimits> = {}): { line: LineOfCopy; leftOut: LeftOut[] } {
  const { blocks, leftOut } = readMarkup(root, "line", {
    limits: { ...MARKUP_LIMITS, ...limits },
    picture: () => undefined,
  });
  return { line: safeLine(blocks.flatMap((block) => (block.type === "paragraph" ? block.children : []))), leftOut };
}

/** Keeps a picture that was copied out of a story of this desk; the file is already here. */
export function ownPicture(found: FoundPicture): Block | undefined {
  if (found.pictureId === undefined) return undefined;
  return {
    type: "picture",
    version: 1,
    pictureId: found.pictureId,
    caption: captionOf(found),
    credit: found.credit,
    alt: found.alt,
  };
}

/** The caption of a figure, as a line of copy. */
export function captionOf(found: FoundPicture): LineOfCopy {
  return found.captionMarkup === undefined ? [] : lineFromMarkup(found.captionMarkup).line;
}
