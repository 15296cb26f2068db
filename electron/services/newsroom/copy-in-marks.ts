import { blockSchema, BOLD, ITALIC, lineOfCopySchema } from "../../../shared/model/copy.ts";
import type { Block, LineOfCopy } from "../../../shared/model/copy.ts";

/**
 * The sample stories are typed with three marks, so that their source reads like copy:
 * `**bold**`, `_italic_` and `[words](https://address)`. Everything passes the model's schemas.
 */
const MARK = /\*\*(?<bold>[^*]+)\*\*|_(?<italic>[^_]+)_|\[(?<words>[^\]]+)\]\((?<address>[^)\s]+)\)/g;

export function line(marked: string): LineOfCopy {
  const pieces: unknown[] = [];
  let end = 0;
  for (const match of marked.matchAll(MARK)) {
    if (match.index > end) pieces.push(run(marked.slice(end, match.index), 0));
    const { bold, italic, words, address } = match.groups ?? {};
    if (bold !== undefined) pieces.push(run(bold, BOLD));
    else if (italic !== undefined) pieces.push(run(italic, ITALIC));
    else pieces.push({ type: "link", url: address, children: [run(words ?? "", 0)] });
    end = match.index + match[0].length;
  }
  if (end < marked.length) pieces.push(run(marked.slice(end), 0));
  return lineOfCopySchema.parse(pieces);
}

export function paragraph(marked: string): Block {
  return blockSchema.parse({ type: "paragraph", children: line(marked) });
}

export function crosshead(marked: string): Block {
  return blockSchema.parse({ type: "heading", tag: "h2", children: line(marked) });
}

export function blockQuote(marked: string): Block {
  return blockSchema.parse({ type: "quote", children: line(marked) });
}

export function bullets(...items: string[]): Block {
  return list("bullet", items);
}

export function numbered(...items: string[]): Block {
  return list("number", items);
}

/** The line where the free part ends. */
export function cut(): Block {
  return blockSchema.parse({ type: "cut" });
}

export function picture(placed: { pictureId: string; caption: string; credit: string; alt: string }): Block {
  return blockSchema.parse({ type: "picture", ...placed, caption: line(placed.caption) });
}

function list(listType: "bullet" | "number", items: string[]): Block {
  return blockSchema.parse({
    type: "list",
    listType,
    tag: listType === "bullet" ? "ul" : "ol",
    start: 1,
    children: items.map((item, index) => ({ type: "listitem", value: index + 1, children: line(item) })),
  });
}

function run(text: string, format: number): unknown {
  return { type: "text", text, format };
}
