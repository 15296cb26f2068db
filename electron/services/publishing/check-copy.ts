import { lineText, blockText } from "../../../shared/editor/plain-text.ts";
import type { Story } from "../../../shared/model/story.ts";

/** Words of a story that a reader or a machine gets to see, and the field they are mended in. */
export interface SeenWords {
  field: string;
  text: string;
}

/** Everything of the story that leaves with the page, in its order. */
export function seenWords(story: Story): SeenWords[] {
  const words: SeenWords[] = [
    { field: "Kicker", text: story.kicker },
    { field: "Headline", text: story.headline },
    { field: "Standfirst", text: lineText(story.standfirst) },
    { field: "Dateline", text: story.dateline },
  ];
  const placed = story.leadPicture ? [story.leadPicture] : [];
  for (const picture of [...placed, ...story.body.filter((block) => block.type === "picture")]) {
    words.push(
      { field: "Caption", text: lineText(picture.caption) },
      { field: "Credit", text: picture.credit },
      { field: "Alt text", text: picture.alt },
    );
  }
  for (const block of story.body) {
    if (block.type !== "picture") words.push({ field: "Body", text: blockText(block) });
  }
  for (const pick of story.authorPicks.pinned) words.push({ field: "More from this author", text: pick.line });
  for (const pick of story.similar) words.push({ field: "Similar stories", text: pick.line });
  words.push(
    { field: "Tags", text: story.tags.join(", ") },
    { field: "Search title", text: story.searchTitle },
    { field: "Search description", text: story.searchDescription },
  );
  return words;
}

// TK and TKTK in capitals are nobody's word but the sub's; in small letters they need brackets
// around them, or a second one. A shop is called TK Maxx.
const LARGE_TK = /(?<![\p{L}\p{N}])(?:TK)+(?![\p{L}\p{N}])(?!\s+Maxx\b)/u;
const DOUBLE_TK = /(?<![\p{L}\p{N}])(?:tk){2,}(?![\p{L}\p{N}])/iu;
const BRACKETED_TK = /[[(]\s*tk(?![\p{L}\p{N}])/iu;

/** Whether a fact is still to come: the placeholder TK stands in the text. */
export function hasPlaceholder(text: string): boolean {
  return LARGE_TK.test(text) || DOUBLE_TK.test(text) || BRACKETED_TK.test(text);
}
