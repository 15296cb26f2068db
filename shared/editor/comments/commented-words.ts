import type { MarkedBody, MarkedInline, MarkedLine, MarkedListBlock } from "../../model/copy.ts";
import type { WorkingStory } from "../../model/story.ts";

/**
 * The words each comment stands on, by its id, in the order of the page. Words that are suggested
 * to go still stand: they are gone once that is accepted.
 */
export function commentedWords({
  leadPicture,
  standfirst,
  body,
}: Pick<WorkingStory, "leadPicture" | "standfirst" | "body">): Map<string, string> {
  const words = new Map<string, string>();
  addLine(words, standfirst);
  if (leadPicture !== undefined) addLine(words, leadPicture.caption);
  addBody(words, body);
  return words;
}

function addBody(words: Map<string, string>, body: MarkedBody): void {
  for (const block of body) {
    if (block.type === "picture") addLine(words, block.caption);
    else if (block.type === "list") addList(words, block);
    else if (block.type !== "cut") addLine(words, block.children);
  }
}

function addList(words: Map<string, string>, list: MarkedListBlock): void {
  for (const item of list.children) {
    for (const child of item.children) {
      if (child.type === "list") addList(words, child);
      else addLine(words, [child]);
    }
  }
}

function addLine(words: Map<string, string>, line: MarkedLine): void {
  for (const inline of line) {
    if (inline.type === "link") addLine(words, inline.children);
    else for (const id of inline.$?.comments ?? []) words.set(id, (words.get(id) ?? "") + textOf(inline));
  }
}

function textOf(inline: Exclude<MarkedInline, { type: "link" }>): string {
  return inline.type === "linebreak" ? "\n" : inline.text;
}
