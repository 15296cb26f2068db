import { lineText, plainText } from "../../../shared/editor/plain-text.ts";
import type { Body } from "../../../shared/model/copy.ts";
import type { Furniture, PlacedPicture } from "../../../shared/model/story.ts";

const named = (name: string, text: string): string => (text.trim() === "" ? "" : `${name}: ${text}`);

function pictureText(name: string, { caption, credit, alt }: Pick<PlacedPicture, "caption" | "credit" | "alt">): string {
  const lines = [
    named(`Caption of ${name}`, lineText(caption)),
    named(`Credit of ${name}`, credit),
    named(`Alt text of ${name}`, alt),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/**
 * Every word of a story that somebody typed, in the order of the page, to be copied by hand
 * when it cannot be saved. What would not be known again by itself has its name before it.
 */
export function keptCopy(furniture: Furniture, body: Body): string {
  const { leadPicture } = furniture;
  let pictures = 0;
  const copy = body.map((block) => {
    if (block.type !== "picture") return plainText([block]);
    pictures += 1;
    return pictureText(`picture ${pictures}`, block);
  });
  const parts = [
    named("Catchline", furniture.catchline),
    named("Kicker", furniture.kicker),
    furniture.headline,
    lineText(furniture.standfirst),
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
