import type { Block, Body, Inline, LineOfCopy, ListBlock, ListItem, PictureBlock, Quote } from "../model/copy.ts";
import { BOLD, isLinkAddress, ITALIC } from "../model/copy-limits.ts";
import { escapeHtml } from "./escape-html.ts";

export { escapeHtml } from "./escape-html.ts";

/** How the page draws what the body only refers to. */
export interface BodyDrawing {
  /** HTML of a picture with its caption, escaped by whoever makes it. */
  picture(picture: PictureBlock): string;
}

/**
 * The HTML of blocks, one element a line. Works on the saved JSON alone, without a DOM, so the main
 * process publishes with it. Every text and attribute is escaped; the only elements are p, h2,
 * blockquote, ul, ol, li, strong, em, a and br, and what `drawing` gives. Empty paragraphs and cuts
 * are left out: whoever publishes parts the body with `freePart` first.
 */
export function bodyHtml(blocks: Body, drawing: BodyDrawing): string {
  const parts: string[] = [];
  let quotes: Quote[] = [];
  const closeQuotes = (): void => {
    if (quotes.length > 0) parts.push(`<blockquote>${quotes.map((quote) => paragraphs(quote.children)).join("")}</blockquote>`);
    quotes = [];
  };
  for (const block of blocks) {
    // Paragraphs of one quotation are blocks of their own in the editor, and one element on the page.
    if (block.type === "quote") {
      if (lineHtml(block.children) !== "") quotes.push(block);
      continue;
    }
    closeQuotes();
    const html = blockHtml(block, drawing);
    if (html !== "") parts.push(html);
  }
  closeQuotes();
  return parts.join("\n");
}

/** The HTML inside a one-paragraph field: standfirst, caption. */
export function lineHtml(line: LineOfCopy): string {
  return line.map(inlineHtml).join("");
}

/** One run, break or link. An address that is none of the web or a mailbox leaves only its words. */
export function inlineHtml(inline: Inline): string {
  switch (inline.type) {
    case "linebreak":
      return "<br>";
    case "tab":
      return "\t";
    case "link": {
      const words = lineHtml(inline.children);
      if (!isLinkAddress(inline.url) || words === "") return words;
      return `<a href="${escapeHtml(inline.url)}" rel="noopener">${words}</a>`;
    }
    case "text": {
      let html = escapeHtml(inline.text);
      if (html === "") return "";
      if ((inline.format & ITALIC) !== 0) html = `<em>${html}</em>`;
      if ((inline.format & BOLD) !== 0) html = `<strong>${html}</strong>`;
      return html;
    }
  }
}

function blockHtml(block: Exclude<Block, Quote>, drawing: BodyDrawing): string {
  switch (block.type) {
    case "paragraph":
      return paragraphs(block.children);
    case "heading":
      return wrapped("h2", lineHtml(block.children));
    case "list":
      return listHtml(block);
    case "picture":
      return drawing.picture(block);
    case "cut":
      return "";
  }
}

function paragraphs(line: LineOfCopy): string {
  return wrapped("p", lineHtml(line));
}

function wrapped(name: "p" | "h2", html: string): string {
  return html === "" ? "" : `<${name}>${html}</${name}>`;
}

function listHtml(list: ListBlock): string {
  const name = list.listType === "number" ? "ol" : "ul";
  const start = name === "ol" && list.start !== 1 ? ` start="${Math.trunc(list.start)}"` : "";
  const items: string[] = [];
  for (const item of list.children) {
    const html = itemHtml(item);
    // In the editor a nested list is an item of its own; on the page it belongs into the item before.
    const last = items.at(-1);
    if (last !== undefined && item.children[0]?.type === "list") items[items.length - 1] = last + html;
    else items.push(html);
  }
  return items.length === 0 ? "" : `<${name}${start}>${items.map((html) => `<li>${html}</li>`).join("")}</${name}>`;
}

function itemHtml(item: ListItem): string {
  return item.children.map((child) => (child.type === "list" ? listHtml(child) : inlineHtml(child))).join("");
}
