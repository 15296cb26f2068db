import { bodyHtml, escapeHtml, lineHtml } from "../editor/html-out.ts";
import { plainLine } from "../editor/plain-text.ts";
import type { Body } from "../model/copy.ts";
import { KEPT_BACK } from "./json-ld.ts";
import { writtenParts } from "./story-to-write.ts";
import type { PictureFile, Placed, StoryToWrite } from "./story-to-write.ts";

/** "Caption. Pic: credit": the caption gets its full stop only before a credit. HTML, with the caption's links. */
export function captionHtml({ caption, credit }: Pick<Placed, "caption" | "credit">): string {
  const words = plainLine(caption);
  const by = credit.trim();
  const stop = words !== "" && by !== "" && !/[.!?…]['’”"]?$/.test(words) ? "." : "";
  const named = by === "" ? "" : `${words === "" ? "" : " "}<span class="credit">Pic: ${escapeHtml(by)}</span>`;
  return words === "" ? named : `${lineHtml(caption)}${stop}${named}`;
}

/** A picture with its caption. Without a file that readers can have, its alt text stands for it. */
export function figureHtml(placed: Placed, files: readonly PictureFile[] | undefined): string {
  const file = files?.at(-1);
  const alt = placed.alt.trim();
  const image = file
    ? `<img src="${escapeHtml(file.address)}" alt="${escapeHtml(alt)}" width="${file.width}" height="${file.height}"/>`
    : alt !== "" && `<p>[Picture: ${escapeHtml(alt)}]</p>`;
  const caption = captionHtml(placed);
  const inside = `${image || ""}${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}`;
  return inside === "" ? "" : `<figure>${inside}</figure>`;
}

/** Blocks as HTML, with their pictures. Reads as XHTML too. */
export function blocksHtml(blocks: Body, { pictureFiles }: Pick<StoryToWrite, "pictureFiles">): string {
  const html = bodyHtml(blocks, { picture: (picture) => figureHtml(picture, pictureFiles(picture.pictureId)) });
  return wellFormed(html);
}

/** All text is escaped, so this finds the element alone. */
export function wellFormed(html: string): string {
  return html.replaceAll("<br>", "<br/>");
}

/** The body with its parts marked: what readers of the free part do not get is in an element of its own. */
export function markedBody(toWrite: StoryToWrite): string {
  const { free, rest } = writtenParts(toWrite);
  const after = rest.length === 0 ? "" : `<div class="${KEPT_BACK}">\n${blocksHtml(rest, toWrite)}\n</div>`;
  return [blocksHtml(free, toWrite), after].filter((html) => html !== "").join("\n");
}
