import { blockText, lineText } from "../editor/plain-text.ts";
import type { Block, Inline, LineOfCopy } from "../model/copy.ts";
import type { Furniture, PlacedPicture } from "../model/story.ts";
import type { CheckedText, TextKind } from "../style/finding.ts";

/** A link in a text, in UTF-16 units of it. */
export interface LinkPlace {
  start: number;
  end: number;
  url: string;
}

/** A text of a story, with what a check of the whole needs beside its words. */
export interface StoryText extends CheckedText {
  links: readonly LinkPlace[];
}

/** What of a story is checked. */
export type StoryToCheck = Pick<
  Furniture,
  "kicker" | "headline" | "standfirst" | "leadPicture" | "dateline" | "searchTitle" | "searchDescription"
> & { body: readonly Block[] };

const KINDS: Readonly<Partial<Record<Block["type"], TextKind>>> = {
  paragraph: "paragraph",
  heading: "crosshead",
  quote: "quote",
  list: "list",
};

/** Every text of the story that readers see, in the order of the page; empty ones are left out. */
export function textsOfStory(story: StoryToCheck): StoryText[] {
  const texts: StoryText[] = [];
  const line = (field: "kicker" | "headline" | "dateline" | "searchTitle" | "searchDescription"): void => {
    add(texts, { place: { field }, text: story[field], kind: "line", links: [] });
  };
  line("kicker");
  line("headline");
  add(texts, {
    place: { field: "standfirst" },
    text: lineText(story.standfirst),
    kind: "line",
    links: linksOf(story.standfirst),
  });
  if (story.leadPicture !== undefined) addPicture(texts, story.leadPicture, "lead");
  line("dateline");
  for (const [block, each] of story.body.entries()) {
    if (each.type === "picture") addPicture(texts, each, block);
    const kind = KINDS[each.type];
    if (kind === undefined) continue;
    add(texts, { place: { field: "body", block }, text: blockText(each), kind, links: linksOfBlock(each) });
  }
  line("searchTitle");
  line("searchDescription");
  return texts;
}

/** The paragraphs of a plain text: what an empty line parts, or any line end where there are no empty lines. */
export function textsOfPlain(text: string): (StoryText & { from: number })[] {
  const parts = /\n[ \t\r]*\n/.test(text) ? /(?:[^\n]|\n(?![ \t\r]*\n))+/g : /[^\n]+/g;
  return [...text.matchAll(parts)]
    .map((match) => {
      const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
      return { from: match.index + lead, text: match[0].trim() };
    })
    .filter((part) => part.text !== "")
    .map((part, block) => ({ ...part, place: { field: "body", block }, kind: "paragraph", links: [] }));
}

function add(texts: StoryText[], text: StoryText): void {
  if (text.text.trim() !== "") texts.push(text);
}

function addPicture(
  texts: StoryText[],
  words: Pick<PlacedPicture, "caption" | "credit" | "alt">,
  picture: "lead" | number,
): void {
  const { caption, credit, alt } = words;
  add(texts, { place: { field: "caption", picture }, text: lineText(caption), kind: "caption", links: linksOf(caption) });
  add(texts, { place: { field: "credit", picture }, text: credit, kind: "line", links: [] });
  add(texts, { place: { field: "alt", picture }, text: alt, kind: "line", links: [] });
}

function linksOfBlock(block: Block): LinkPlace[] {
  return "children" in block && block.type !== "list" ? linksOf(block.children) : [];
}

function linksOf(line: LineOfCopy): LinkPlace[] {
  let at = 0;
  return line.flatMap((inline: Inline) => {
    const start = at;
    at += lineText([inline]).length;
    return inline.type === "link" ? [{ start, end: at, url: inline.url }] : [];
  });
}
