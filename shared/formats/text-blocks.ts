import { withoutForbidden } from "../editor/escape-html.ts";
import { plainLine } from "../editor/plain-text.ts";
import { inWords } from "../model/in-words.ts";
import type { Block, Body, LineOfCopy, ListBlock } from "../model/copy.ts";
import { CUT_IN_WORDS } from "./story-facts.ts";
import { sectionToWrite, writtenParts } from "./story-to-write.ts";
import type { Placed, StoryToWrite } from "./story-to-write.ts";

/** A piece of a story as unmarked text. */
export interface TextBlock {
  kind: "label" | "headline" | "standfirst" | "byline" | "picture" | "paragraph" | "crosshead" | "quote" | "item" | "mark";
  /** May hold line breaks. */
  text: string;
  /** What stands before its first line, and its width before the others: "• ", "3. ", "  • ". */
  hang: string;
  /** The first item of a list that stands in no other. */
  opensList?: true;
}

/** The words of a line; a link's address stands behind its words. */
export function lineWithLinks(line: LineOfCopy): string {
  const text = line
    .map((inline) => {
      if (inline.type === "linebreak") return "\n";
      if (inline.type !== "link") return inline.text;
      const words = lineWithLinks(inline.children);
      return words.trim() === inline.url || words.trim() === "" ? words : `${words} <${inline.url}>`;
    })
    .join("");
  return withoutForbidden(text);
}

/** "[Picture: what it shows] Caption. Pic: credit" */
export function pictureWords({ caption, credit, alt }: Placed): string {
  const shown = alt.trim() === "" ? "no alt text" : alt.trim();
  const words = plainLine(caption);
  const by = credit.trim() === "" ? "" : `Pic: ${credit.trim()}`;
  const stop = words !== "" && by !== "" && !/[.!?…]['’”"]?$/.test(words) ? "." : "";
  return withoutForbidden([`[Picture: ${shown}]`, `${words}${stop}`, by].filter((part) => part !== "").join(" "));
}

/** What stands over the body, in the order of the page. */
export function furnitureBlocks(toWrite: StoryToWrite): TextBlock[] {
  const { story } = toWrite;
  const names = inWords(toWrite.contributors.map(({ name }) => name));
  const label = [sectionToWrite(toWrite)?.name ?? "", story.kicker.trim()].filter((part) => part !== "").join(" · ");
  const pieces: [TextBlock["kind"], string][] = [
    ["label", label],
    ["headline", story.headline],
    ["standfirst", lineWithLinks(story.standfirst)],
    ["byline", names === "" ? "" : `By ${names}`],
    ["picture", story.leadPicture ? pictureWords(story.leadPicture) : ""],
    ["label", story.dateline],
  ];
  return pieces.flatMap(([kind, text]) => block(kind, text));
}

/** The body; where all of it is written, with a mark where its free part ends. */
export function bodyBlocks(toWrite: StoryToWrite): TextBlock[] {
  const { free, rest } = writtenParts(toWrite);
  const mark = rest.length === 0 ? [] : block("mark", `[${CUT_IN_WORDS}]`);
  return [...textsOf(free), ...mark, ...textsOf(rest)];
}

/** Items of one list stand close together, all else is parted by an empty line. */
export function gapBetween(before: TextBlock | undefined, after: TextBlock): "" | "\n" | "\n\n" {
  if (before === undefined) return "";
  return before.kind === "item" && after.kind === "item" && !after.opensList ? "\n" : "\n\n";
}

function textsOf(body: Body): TextBlock[] {
  return body.flatMap(textOf);
}

function textOf(each: Block): TextBlock[] {
  switch (each.type) {
    case "paragraph":
      return block("paragraph", lineWithLinks(each.children));
    case "heading":
      return block("crosshead", lineWithLinks(each.children));
    case "quote":
      return block("quote", lineWithLinks(each.children), "> ");
    case "picture":
      return block("picture", pictureWords(each));
    case "list":
      return items(each, "").map((item, index) => (index === 0 ? { ...item, opensList: true } : item));
    case "cut":
      return [];
  }
}

function items(list: ListBlock, indent: string): TextBlock[] {
  let number = list.start;
  return list.children.flatMap((item) => {
    const sign = list.listType === "number" ? `${number}. ` : "• ";
    const line = item.children.filter((child) => child.type !== "list");
    const own = block("item", lineWithLinks(line), `${indent}${sign}`);
    if (own.length > 0) number += 1;
    return [...own, ...item.children.flatMap((child) => (child.type === "list" ? items(child, `${indent}  `) : []))];
  });
}

function block(kind: TextBlock["kind"], text: string, hang = ""): TextBlock[] {
  const clean = withoutForbidden(text)
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .trim();
  return clean === "" ? [] : [{ kind, text: clean, hang }];
}
