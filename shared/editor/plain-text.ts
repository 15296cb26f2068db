import type { Block, Body, LineOfCopy, ListBlock } from "../model/copy.ts";
import { countWords } from "./count-words.ts";

export { countWords } from "./count-words.ts";

/** The words of a one-paragraph field; a line break is "\n", a tab "\t". */
export function lineText(line: LineOfCopy): string {
  let text = "";
  for (const inline of line) {
    if (inline.type === "linebreak") text += "\n";
    else if (inline.type === "link") text += lineText(inline.children);
    else text += inline.text;
  }
  return text;
}

/** A one-paragraph field as one line of plain text, with its white space tidied. */
export function plainLine(line: LineOfCopy): string {
  return lineText(line).replace(/\s+/g, " ").trim();
}

/**
 * The text of one block. Items of a list stand on lines of their own; the text of a picture
 * is its caption; a cut has none.
 */
export function blockText(block: Block): string {
  if (block.type === "cut") return "";
  if (block.type === "picture") return lineText(block.caption);
  if (block.type === "list") return listLines(block).join("\n");
  return lineText(block.children);
}

/** The text of a body for searching and reading: blocks parted by an empty line, empty ones left out. */
export function plainText(body: Body): string {
  const texts: string[] = [];
  for (const block of body) {
    const text = blockText(block);
    if (text !== "") texts.push(text);
  }
  return texts.join("\n\n");
}

/** Words of the copy in one block. A caption is furniture: a picture counts none. */
export function countBlockWords(block: Block): number {
  return block.type === "picture" ? 0 : countWords(blockText(block));
}

/** Words of the copy: what stands against the commissioned length. Captions are not counted. */
export function countBodyWords(body: Body): number {
  let words = 0;
  for (const block of body) words += countBlockWords(block);
  return words;
}

function listLines(list: ListBlock): string[] {
  const lines: string[] = [];
  for (const item of list.children) {
    let line = "";
    const nested: string[] = [];
    for (const child of item.children) {
      if (child.type === "list") nested.push(...listLines(child));
      else line += lineText([child]);
    }
    if (line !== "") lines.push(line);
    lines.push(...nested);
  }
  return lines;
}
