import { freePart } from "../../../../../shared/editor/cut.ts";
import { blockText, lineText } from "../../../../../shared/editor/plain-text.ts";
import { paragraphOf } from "../../../../../shared/editor/safe-copy.ts";
import type { Block, Body, LineOfCopy, ListBlock, ListItem } from "../../../../../shared/model/copy.ts";
import type { Access } from "../../../../../shared/model/story.ts";
import { captionHtml, readCaption } from "./caption-html.ts";
import { tidyElement, tidyLine } from "./tidy-line.ts";

/**
 * A body as Ghost holds it, said in the desk's terms: with one cut, where `freePart` has it; without
 * blocks that say nothing and pictures the desk has lost; a tab is a space. What is sent is made of
 * this, and what is read back comes to the same, so that nothing but an edit is a difference.
 */
export function bodyForGhost(body: Body, access: Access, hasPicture: (pictureId: string) => boolean): Body {
  const kept = (blocks: Body): Body =>
    tidyBlocks(blocks.filter((block) => block.type !== "picture" || hasPicture(block.pictureId)));
  const { free, rest } = freePart(body, access);
  const behind = kept(rest);
  return behind.length === 0 ? kept(free) : [...kept(free), { type: "cut", version: 1 }, ...behind];
}

/** Brings blocks that read the same into the same shape. */
export function tidyBlocks(blocks: Body): Body {
  return blocks.flatMap(tidyBlock);
}

function tidyBlock(block: Block): Body {
  switch (block.type) {
    case "cut":
      return [{ type: "cut", version: 1 }];
    case "picture":
      return [{ ...block, version: 1, ...readCaption(captionHtml(block.caption, block.credit)), alt: block.alt.trim() }];
    case "list":
      return blockText(block).trim() === "" ? [] : [tidyList(block)];
    case "quote":
      return quotationParts(tidyLine(block.children)).map((children) => ({ type: "quote", ...tidyElement(block), children }));
    case "heading":
      return lineText(block.children).trim() === ""
        ? []
        : [{ type: "heading", tag: "h2", ...tidyElement(block), children: tidyLine(block.children) }];
    case "paragraph":
      return lineText(block.children).trim() === "" ? [] : [{ ...paragraphOf(tidyLine(block.children)), ...tidyElement(block) }];
  }
}

function tidyList(list: ListBlock): ListBlock {
  const start = list.listType === "number" ? list.start : 1;
  return {
    type: "list",
    listType: list.listType,
    tag: list.listType === "number" ? "ol" : "ul",
    start,
    ...tidyElement(list),
    children: list.children.map((item, index) => ({
      type: "listitem",
      ...tidyElement(item),
      indent: item.indent,
      value: index + start,
      children: tidyItem(item),
    })),
  };
}

function tidyItem(item: ListItem): ListItem["children"] {
  const children: ListItem["children"] = [];
  let line: LineOfCopy = [];
  for (const child of item.children) {
    if (child.type !== "list") {
      line.push(child);
      continue;
    }
    children.push(...tidyLine(line), tidyList(child));
    line = [];
  }
  return [...children, ...tidyLine(line)];
}

/** Paragraphs of one quotation are blocks of their own on the desk; in Ghost an empty line parts them. */
function quotationParts(line: LineOfCopy): LineOfCopy[] {
  const parts: LineOfCopy[] = [];
  let part: LineOfCopy = [];
  let breaks = 0;
  const take = (): void => {
    if (lineText(part).trim() !== "") parts.push(part);
    part = [];
  };
  for (const inline of line) {
    if (inline.type === "linebreak") {
      breaks += 1;
      continue;
    }
    if (breaks > 1) take();
    else if (breaks === 1 && part.length > 0) part.push({ type: "linebreak", version: 1 });
    part.push(inline);
    breaks = 0;
  }
  take();
  return parts;
}
