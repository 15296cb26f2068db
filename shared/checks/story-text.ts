import type { MarkedBlock, MarkedInline, MarkedLine, MarkedListBlock } from "../model/copy.ts";
import type { Marks } from "../model/suggestion.ts";
import type { WorkingFurniture } from "../model/story.ts";
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
  WorkingFurniture,
  "kicker" | "headline" | "standfirst" | "leadPicture" | "dateline" | "searchTitle" | "searchDescription"
> & { body: readonly MarkedBlock[] };

type PictureWords = Pick<NonNullable<WorkingFurniture["leadPicture"]>, "caption" | "credit" | "alt">;

const KINDS: Readonly<Partial<Record<MarkedBlock["type"], TextKind>>> = {
  paragraph: "paragraph",
  heading: "crosshead",
  quote: "quote",
  list: "list",
};

/**
 * Every text of the story that readers see, in the order of the page; empty ones are left out.
 * What somebody suggests to take out is not in them, what is suggested to come in is.
 */
export function textsOfStory(story: StoryToCheck): StoryText[] {
  const texts: StoryText[] = [];
  const line = (field: "kicker" | "headline" | "dateline" | "searchTitle" | "searchDescription"): void => {
    add(texts, { place: { field }, text: story[field], kind: "line", links: [] });
  };
  line("kicker");
  line("headline");
  const { standfirst } = story;
  add(texts, { place: { field: "standfirst" }, text: keptText(standfirst), kind: "line", links: linksOf(standfirst) });
  if (story.leadPicture !== undefined) addPicture(texts, story.leadPicture, "lead");
  line("dateline");
  for (const [block, each] of story.body.entries()) {
    if (each.type === "picture" && !isRemoved(each)) addPicture(texts, each, block);
    const kind = KINDS[each.type];
    if (kind === undefined) continue;
    add(texts, { place: { field: "body", block }, text: keptBlockText(each), kind, links: linksOfBlock(each) });
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

function addPicture(texts: StoryText[], { caption, credit, alt }: PictureWords, picture: "lead" | number): void {
  add(texts, { place: { field: "caption", picture }, text: keptText(caption), kind: "caption", links: linksOf(caption) });
  add(texts, { place: { field: "credit", picture }, text: credit, kind: "line", links: [] });
  add(texts, { place: { field: "alt", picture }, text: alt, kind: "line", links: [] });
}

/** Somebody suggests to take this piece out. */
function isRemoved(piece: { $?: { suggested?: Marks | undefined } | undefined }): boolean {
  return piece.$?.suggested?.removed !== undefined;
}

/** The words of a line that are not suggested to go; a line break is "\n", a tab "\t". */
function keptText(line: MarkedLine): string {
  let text = "";
  for (const inline of line) {
    if (inline.type === "link") text += keptText(inline.children);
    else if (!isRemoved(inline)) text += inline.type === "linebreak" ? "\n" : inline.text;
  }
  return text;
}

/** The text of one block of the copy; items of a list stand on lines of their own. */
export function keptBlockText(block: MarkedBlock): string {
  if (block.type === "cut" || block.type === "picture") return "";
  if (block.type === "list") return keptLines(block).join("\n");
  return keptText(block.children);
}

function keptLines(list: MarkedListBlock): string[] {
  return list.children.flatMap((item) => {
    const own = item.children.filter((child) => child.type !== "list");
    const nested = item.children.flatMap((child) => (child.type === "list" ? keptLines(child) : []));
    const line = keptText(own);
    return line === "" ? nested : [line, ...nested];
  });
}

function linksOfBlock(block: MarkedBlock): LinkPlace[] {
  return "children" in block && block.type !== "list" ? linksOf(block.children) : [];
}

function linksOf(line: MarkedLine): LinkPlace[] {
  let at = 0;
  return line.flatMap((inline: MarkedInline) => {
    const start = at;
    at += keptText([inline]).length;
    return inline.type === "link" ? [{ start, end: at, url: inline.url }] : [];
  });
}
