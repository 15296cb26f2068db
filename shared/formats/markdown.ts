import { withoutForbidden } from "../editor/escape-html.ts";
import { plainLine } from "../editor/plain-text.ts";
import type { Block, Body, ListBlock, ListItem, Quote } from "../model/copy.ts";
import { distinctTags } from "../model/distinct-tags.ts";
import { address, atLineStart, markdownLine, markdownText } from "./markdown-line.ts";
import { CUT_IN_WORDS, storyFacts } from "./story-facts.ts";
import { writtenParts } from "./story-to-write.ts";
import type { Placed, StoryToWrite } from "./story-to-write.ts";

/** Highest number an item of a list may have. Source: CommonMark 0.31, 5.2. */
const HIGHEST = 999_999_999;

/**
 * The story as CommonMark, with a front matter in YAML for everything that is no text of it. Pictures that
 * nobody outside can have are named by their alt text.
 */
export function markdown(toWrite: StoryToWrite): string {
  const { story } = toWrite;
  const { free, rest } = writtenParts(toWrite);
  const headline = markdownText(story.headline).trim();
  const parts = [
    headline === "" ? "" : `# ${atLineStart(headline)}`,
    markdownLine(story.standfirst),
    story.leadPicture ? picture(story.leadPicture, toWrite) : "",
    ...blocks(free, toWrite),
    rest.length === 0 ? "" : `<!-- ${CUT_IN_WORDS} -->`,
    ...blocks(rest, toWrite),
  ];
  return `${frontMatter(toWrite)}\n${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A string in JSON is one in YAML. */
function frontMatter(toWrite: StoryToWrite): string {
  const { story } = toWrite;
  const quoted = (text: string): string => JSON.stringify(withoutForbidden(text).trim());
  const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(", ")}]`;
  const known = new Map<string, string[]>();
  for (const { name, value } of storyFacts(toWrite)) known.set(name, [...(known.get(name) ?? []), value]);
  known.delete("Tags");
  const lines = [
    `title: ${quoted(story.headline)}`,
    `kicker: ${quoted(story.kicker)}`,
    `standfirst: ${quoted(plainLine(story.standfirst))}`,
    `byline: ${list(toWrite.contributors.map(({ name }) => name))}`,
    `dateline: ${quoted(story.dateline)}`,
    `tags: ${list(distinctTags(story.tags))}`,
    `access: ${story.access}`,
    ...[...known].map(([name, values]) => `${name.toLowerCase().replaceAll(" ", "-")}: ${list(values)}`),
    "language: en-GB",
  ];
  return `---\n${lines.join("\n")}\n---\n`;
}

function blocks(body: Body, toWrite: StoryToWrite): string[] {
  const parts: string[] = [];
  let quotes: Quote[] = [];
  let afterList = false;
  const closeQuotes = (): void => {
    const lines = quotes.map(({ children }) => markdownLine(children, "> ")).filter((line) => line !== "");
    if (lines.length > 0) parts.push(lines.map((line) => `> ${line}`).join("\n>\n"));
    quotes = [];
  };
  for (const block of body) {
    if (block.type === "quote") quotes.push(block);
    else {
      closeQuotes();
      const text = blockMarkdown(block, toWrite);
      // Two lists in a row would become one.
      if (block.type === "list" && afterList && text !== "") parts.push("<!-- -->");
      if (text !== "") parts.push(text);
      if (text === "") continue;
    }
    afterList = block.type === "list";
  }
  closeQuotes();
  return parts;
}

function blockMarkdown(block: Exclude<Block, Quote>, toWrite: StoryToWrite): string {
  switch (block.type) {
    case "paragraph":
      return markdownLine(block.children);
    case "heading": {
      const words = markdownLine(block.children).replaceAll("\\\n", " ");
      // Signs at the end of a heading close it.
      return words === "" ? "" : `## ${words.replace(/#+$/, (signs) => signs.replaceAll("#", "\\#"))}`;
    }
    case "list":
      return list(block, "");
    case "picture":
      return picture(block, toWrite);
    case "cut":
      return "";
  }
}

function list(block: ListBlock, indent: string): string {
  let number = Math.min(Math.max(0, Math.trunc(block.start)), HIGHEST - block.children.length);
  const items: string[] = [];
  for (const item of block.children) {
    const sign = block.listType === "number" ? `${number}. ` : "- ";
    const inside = indent + " ".repeat(sign.length);
    const line = markdownLine(
      item.children.filter((child) => child.type !== "list"),
      inside,
    );
    if (line !== "") {
      items.push(`${indent}${sign}${line}`);
      number += 1;
    }
    items.push(...nested(item, items.length > 0 ? inside : indent));
  }
  return items.join("\n");
}

function nested(item: ListItem, indent: string): string[] {
  return item.children.flatMap((child) => (child.type === "list" ? [list(child, indent)] : [])).filter((text) => text !== "");
}

function picture(placed: Placed, { pictureFiles }: StoryToWrite): string {
  const file = pictureFiles(placed.pictureId)?.at(-1);
  const alt = markdownText(placed.alt).trim();
  const image = file ? `![${alt}](<${address(file.address)}>)` : `\\[Picture: ${alt === "" ? "no alt text" : alt}\\]`;
  const caption = markdownLine(placed.caption).replaceAll("\\\n", " ");
  const credit = placed.credit.trim() === "" ? "" : `Pic: ${markdownText(placed.credit).trim()}`;
  return [image, [caption, credit].filter((part) => part !== "").join(" ")].filter((part) => part !== "").join("\\\n");
}
