import type { Block, Body, Inline, LineOfCopy, ListBlock, Quote } from "../../../../../shared/model/copy.ts";
import { captionHtml } from "./caption-html.ts";
import { elementNode, paywallCard, textNode } from "./ghost-lexical.ts";
import type { GhostNode } from "./ghost-lexical.ts";

/** A picture where it lies on the site. */
export interface PlacedOnSite {
  address: string;
  width: number;
  height: number;
}

/** How the writing ends of the dateline, which stands on the line of the first paragraph. */
export const DATELINE_END = " – ";

/**
 * The body as blocks of Ghost. It is as `bodyForGhost` has it: every picture is on the site, and the
 * cut, if there is one, becomes Ghost's paywall.
 */
export function ghostBlocks(body: Body, dateline: string, pictures: ReadonlyMap<string, PlacedOnSite>): GhostNode[] {
  const nodes: GhostNode[] = [];
  const opening = dateline === "" ? -1 : body.findIndex((block) => block.type === "paragraph");
  let quotation: Quote[] = [];
  const closeQuotation = (): void => {
    if (quotation.length > 0) nodes.push(quotationNode(quotation));
    quotation = [];
  };
  for (const [index, block] of body.entries()) {
    if (block.type === "quote") {
      if (quotation[0] !== undefined && quotation[0].direction !== block.direction) closeQuotation();
      quotation.push(block);
      continue;
    }
    closeQuotation();
    const node = blockNode(block, pictures);
    if (node === undefined) continue;
    nodes.push(index === opening ? withDateline(node, dateline) : node);
  }
  closeQuotation();
  return nodes;
}

/** A run that Ghost's editor keeps whole and apart, so that it is known again and is no part of the copy. */
function withDateline(paragraph: GhostNode, dateline: string): GhostNode {
  const children = paragraph["children"] as GhostNode[];
  return { ...paragraph, children: [textNode(dateline + DATELINE_END, 0, "token"), ...children] };
}

function blockNode(block: Exclude<Block, Quote>, pictures: ReadonlyMap<string, PlacedOnSite>): GhostNode | undefined {
  switch (block.type) {
    case "paragraph":
      return elementNode("paragraph", lineNodes(block.children), { direction: block.direction });
    case "heading":
      return elementNode("extended-heading", lineNodes(block.children), { tag: "h2", direction: block.direction });
    case "list":
      return listNode(block);
    case "cut":
      return paywallCard;
    case "picture": {
      const placed = pictures.get(block.pictureId);
      if (placed === undefined) return undefined;
      const { address: src, width, height } = placed;
      const caption = captionHtml(block.caption, block.credit);
      return {
        type: "image",
        version: 1,
        src,
        width,
        height,
        title: "",
        alt: block.alt,
        caption,
        cardWidth: "regular",
        href: "",
      };
    }
  }
}

/** Paragraphs of one quotation are one block in Ghost, parted by an empty line. */
function quotationNode(quotes: readonly Quote[]): GhostNode {
  const children = quotes.flatMap(({ children }, index) => {
    const words = lineNodes(children);
    return index === 0 ? words : [lineBreak, lineBreak, ...words];
  });
  return elementNode("extended-quote", children, { direction: quotes[0]?.direction ?? null });
}

const lineBreak: GhostNode = { type: "linebreak", version: 1 };

function lineNodes(line: LineOfCopy): GhostNode[] {
  return line.map(inlineNode);
}

function inlineNode(inline: Inline): GhostNode {
  switch (inline.type) {
    case "linebreak":
      return lineBreak;
    case "tab":
      return textNode(" ", inline.format);
    case "text":
      return textNode(inline.text, inline.format);
    case "link": {
      const { url, title, direction } = inline;
      return elementNode("link", lineNodes(inline.children), { url, title, rel: null, target: null, direction });
    }
  }
}

function listNode(list: ListBlock): GhostNode {
  const { listType, tag, start, direction } = list;
  const items = list.children.map((item) => {
    const children = item.children.map((child) => (child.type === "list" ? listNode(child) : inlineNode(child)));
    return elementNode("listitem", children, { value: item.value, indent: item.indent, direction: item.direction });
  });
  return elementNode("list", items, { listType, tag, start, direction });
}
