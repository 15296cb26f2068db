import { inlineHtml, lineHtml } from "../../../../../shared/editor/html-out.ts";
import { escapeHtml } from "../../../../../shared/editor/escape-html.ts";
import type { Block, Body, LineOfCopy, ListBlock, ListItem, PictureBlock } from "../../../../../shared/model/copy.ts";

/** What the site calls a picture of the body. */
export interface SiteImage {
  /** Id of the media item. */
  id: number;
  address: string;
}

/** Class of the credit inside a caption. */
export const CREDIT_CLASS = "standfirst-credit";

/**
 * HTML that WordPress shows as it stands. Its filters would run shortcodes, embed an address that stands
 * alone, and put other signs for "3x4", "(tm)", ":)" and "Wordpress": an entity in the way stops them,
 * and reads the same. What it cleans for users with fewer rights takes "&amp;#60;" for "&#60;".
 */
export function asItStands(html: string): string {
  return html
    .replaceAll("[", "&#91;")
    .replaceAll("&amp;#", "&#38;#")
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith("<") ? part : textAsItStands(part)))
    .join("");
}

function textAsItStands(text: string): string {
  return text
    .replace(/(https?):\/\//gi, "$1&#58;//")
    .replace(/(\d)x(?=\d)/g, "$1&#120;")
    .replace(/\((?=tm\))/gi, "&#40;")
    .replace(/(^|\s):(?=\S)/g, "$1&#58;")
    .replace(/(^|\s);(?=\S)/g, "$1&#59;")
    .replace(/(^|\s)8(?=-?[)O](?:\s|$))/g, "$1&#56;")
    .replaceAll("Wordpress", "Word&#112;ress");
}

/** Plain words, shown as they stand. */
export function plainAsItStands(words: string): string {
  return asItStands(escapeHtml(words));
}

/** A line of copy, shown as it stands. */
export function lineAsItStands(line: LineOfCopy): string {
  return asItStands(lineHtml(line));
}

/** One block of WordPress's editor around its HTML. Attributes are of our own making: no text of a story. */
export function editorBlock(
  name: string,
  html: string,
  attributes: Readonly<Record<string, string | number | boolean>> = {},
): string {
  const said = Object.keys(attributes).length === 0 ? "" : `${JSON.stringify(attributes)} `;
  return `<!-- wp:${name} ${said}-->\n${html}\n<!-- /wp:${name} -->`;
}

/** A paragraph of the editor; a class marks what is the desk's furniture. */
export function paragraphBlock(html: string, className?: string): string {
  return className === undefined
    ? editorBlock("paragraph", `<p>${html}</p>`)
    : editorBlock("paragraph", `<p class="${className}">${html}</p>`, { className });
}

export function headingBlock(html: string): string {
  return editorBlock("heading", `<h2>${html}</h2>`);
}

/** Blocks that belong together, under a class by which they are known again. */
export function groupBlock(className: string, blocks: readonly string[]): string {
  return editorBlock("group", `<div class="wp-block-group ${className}">${blocks.join("\n\n")}</div>`, { className });
}

/** The body as blocks of WordPress's editor, in their order. Cuts and what has no words are left out. */
export function bodyBlocks(body: Body, imageOf: (picture: PictureBlock) => SiteImage | undefined): string[] {
  const blocks: string[] = [];
  let quoted: string[] = [];
  const closeQuote = (): void => {
    if (quoted.length > 0)
      blocks.push(editorBlock("quote", `<blockquote class="wp-block-quote">${quoted.join("\n\n")}</blockquote>`));
    quoted = [];
  };
  for (const block of body) {
    // Paragraphs of one quotation are blocks of their own on the desk, and one block there.
    if (block.type === "quote") {
      const html = lineAsItStands(block.children);
      if (html !== "") quoted.push(paragraphBlock(html));
      continue;
    }
    closeQuote();
    const made = oneBlock(block, imageOf);
    if (made !== undefined) blocks.push(made);
  }
  closeQuote();
  return blocks;
}

function oneBlock(
  block: Exclude<Block, { type: "quote" }>,
  imageOf: (picture: PictureBlock) => SiteImage | undefined,
): string | undefined {
  switch (block.type) {
    case "paragraph":
    case "heading": {
      const html = lineAsItStands(block.children);
      if (html === "") return undefined;
      return block.type === "heading" ? headingBlock(html) : paragraphBlock(html);
    }
    case "list": {
      const html = listHtml(block);
      return html === undefined ? undefined : listBlock(block, html);
    }
    case "picture": {
      const image = imageOf(block);
      return image === undefined ? undefined : imageBlock(block, image);
    }
    case "cut":
      return undefined;
  }
}

function listBlock(list: ListBlock, html: string): string {
  if (list.listType === "bullet") return editorBlock("list", html);
  return editorBlock("list", html, { ordered: true, ...(list.start === 1 ? {} : { start: list.start }) });
}

function listHtml(list: ListBlock): string | undefined {
  const items: string[] = [];
  for (const item of list.children) {
    const html = itemHtml(item);
    // On the desk a nested list is an item of its own; there it belongs into the item before.
    const last = items.at(-1);
    if (last !== undefined && item.children[0]?.type === "list") items[items.length - 1] = last + html;
    else items.push(html);
  }
  if (items.length === 0) return undefined;
  const inner = items.map((html) => editorBlock("list-item", `<li>${html}</li>`)).join("\n\n");
  if (list.listType === "bullet") return `<ul>${inner}</ul>`;
  return `<ol${list.start === 1 ? "" : ` start="${list.start}"`}>${inner}</ol>`;
}

function itemHtml(item: ListItem): string {
  return item.children
    .map((child) => {
      if (child.type !== "list") return asItStands(inlineHtml(child));
      const html = listHtml(child);
      return html === undefined ? "" : listBlock(child, html);
    })
    .join("");
}

function imageBlock(picture: PictureBlock, image: SiteImage): string {
  const caption = captionHtml(picture.caption, picture.credit);
  const shown = caption === "" ? "" : `<figcaption class="wp-element-caption">${caption}</figcaption>`;
  const alt = asItStands(escapeHtml(picture.alt.trim()));
  return editorBlock(
    "image",
    `<figure class="wp-block-image size-full"><img src="${escapeHtml(image.address)}" alt="${alt}" class="wp-image-${image.id}"/>${shown}</figure>`,
    { id: image.id, sizeSlug: "full", linkDestination: "none" },
  );
}

/** "caption. Pic: credit", as on the paper's own pages; what parts the two is inside the credit's element. */
export function captionHtml(caption: LineOfCopy, credit: string): string {
  const words = lineAsItStands(caption);
  const by = credit.trim();
  if (by === "") return words;
  const bare = words.replace(/<[^>]*>/g, "").trim();
  const parting = bare === "" ? "" : /[.!?…](?:['’”"]|&quot;|&#39;)?$/.test(bare) ? " " : ". ";
  return `${words}<span class="${CREDIT_CLASS}">${parting}Pic: ${plainAsItStands(by)}</span>`;
}
