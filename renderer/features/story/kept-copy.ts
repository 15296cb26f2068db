import { lineText, plainText } from "../../../shared/editor/plain-text.ts";
import { standingBlock, standingLine } from "../../../shared/editor/suggestions/standing.ts";
import type { MarkedBody } from "../../../shared/model/copy.ts";
import type { WorkingFurniture, WorkingPicture } from "../../../shared/model/story.ts";

const named = (name: string, text: string): string => (text.trim() === "" ? "" : `${name}: ${text}`);

function pictureText(name: string, { caption, credit, alt }: Pick<WorkingPicture, "caption" | "credit" | "alt">): string {
  const lines = [
    named(`Caption of ${name}`, lineText(standingLine(caption))),
    named(`Credit of ${name}`, credit),
    named(`Alt text of ${name}`, alt),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/**
 * Every word of a story that somebody typed, in the order of the page, to be copied by hand
 * when it cannot be saved. What would not be known again by itself has its name before it.
 */
export function keptCopy(furniture: WorkingFurniture, body: MarkedBody): string {
  const { leadPicture } = furniture;
  let pictures = 0;
  const copy = body.map((block) => {
    if (block.type !== "picture") return plainText([standingBlock(block)]);
    pictures += 1;
    return pictureText(`picture ${pictures}`, block);
  });
  const parts = [
    named("Catchline", furniture.catchline),
    named("Kicker", furniture.kicker),
    furniture.headline,
    lineText(standingLine(furniture.standfirst)),
    leadPicture === undefined ? "" : pictureText("the lead picture", leadPicture),
    named("Dateline", furniture.dateline),
    ...copy,
    named("Tags", furniture.tags.join(", ")),
    named("Slug", furniture.slug),
    named("Search title", furniture.searchTitle),
    named("Search description", furniture.searchDescription),
  ];
  return parts.filter((part) => part.trim() !== "").join("\n\n");
}
