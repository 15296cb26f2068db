import { defaultTreeAdapter, parseFragment, serializeOuter } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";
import { escapeHtml } from "../../../../../shared/editor/escape-html.ts";
import { blocksFromMarkup, lineFromMarkup } from "../../../../../shared/editor/markup-in.ts";
import type { FoundPicture } from "../../../../../shared/editor/markup-in.ts";
import { markupOfHtml } from "../../../../../shared/editor/markup-of-html.ts";
import { paragraphOf } from "../../../../../shared/editor/safe-copy.ts";
import type { Block, Body, LineOfCopy, PictureBlock } from "../../../../../shared/model/copy.ts";
import { CREDIT_CLASS } from "./block-markup.ts";
import { DATELINE_CLASS, FURNITURE } from "./post-content.ts";
import { readLine, textIn } from "./read-line.ts";
import { readList } from "./read-list.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

export interface ReadContent {
  body: Body;
  /** Names of the byline the desk put at the top; undefined where none stands. */
  bylineNames: string[] | undefined;
  /** Empty where none stands. */
  dateline: string;
}

/** Elements that stand among words. */
const INLINE = new Set("a abbr b br cite code del em i ins mark q s small span strong sub sup u".split(" "));
const ELEMENT = { version: 1, direction: null, format: "", indent: 0 } as const;

/**
 * The body in a post's raw content, without the furniture the desk added. What the desk wrote reads back
 * exactly, in the form `bodyBlocks` gives it; what somebody made on the site is read as foreign markup is.
 * Where the rest was kept back the body ends with a cut. A picture the desk does not know has no id.
 */
export function readContent(
  content: string,
  pictureIdOf: (media: { id: number | undefined; address: string }) => string,
): ReadContent {
  const body: Body = [];
  let bylineNames: string[] | undefined;
  let dateline = "";
  const readBlock = (node: Node): void => {
    if (defaultTreeAdapter.isCommentNode(node)) {
      if (/^more\b/.test(node.data.trim())) body.push({ type: "cut", version: 1 });
      return;
    }
    if (!defaultTreeAdapter.isElementNode(node)) return;
    const classes = classesOf(node);
    if (classes.includes(FURNITURE.byline)) bylineNames = namesIn(textIn(node));
    if (classes.includes(FURNITURE.limit)) body.push({ type: "cut", version: 1 });
    if (dateline === "" && node.tagName === "p") dateline = datelineIn(node);
    if (Object.values(FURNITURE).some((name) => classes.includes(name))) return;
    body.push(...(ownBlocks(node, pictureIdOf) ?? foreign(serializeOuter(node), pictureIdOf)));
  };
  // The classic editor leaves paragraphs unmarked, parted by empty lines.
  let loose = "";
  const closeLoose = (): void => {
    if (loose.replaceAll("</p><p>", "").trim() !== "") body.push(...foreign(`<p>${loose}</p>`, pictureIdOf));
    loose = "";
  };
  for (const node of parseFragment(content).childNodes) {
    if (defaultTreeAdapter.isTextNode(node)) loose += escapeHtml(node.value).replace(/\n\s*\n/g, "</p><p>");
    else if (defaultTreeAdapter.isElementNode(node) && INLINE.has(node.tagName)) loose += serializeOuter(node);
    else {
      closeLoose();
      readBlock(node);
    }
  }
  closeLoose();
  return { body, bylineNames, dateline };
}

/** The dateline that opens a paragraph, without what parts it from the text. */
function datelineIn(paragraph: Element): string {
  const marked = paragraph.childNodes.filter((child) => hasClass(child, DATELINE_CLASS));
  return marked
    .map(textIn)
    .join("")
    .replace(/\s*–\s*$/, "")
    .trim();
}

type PictureIdOf = Parameters<typeof readContent>[1];

/** The blocks of an element as the desk writes them; undefined for what it would never write. */
function ownBlocks(element: Element, pictureIdOf: PictureIdOf): Block[] | undefined {
  switch (element.tagName) {
    case "p": {
      const line = readLine(element.childNodes.filter((child) => !hasClass(child, DATELINE_CLASS)));
      return line === undefined ? undefined : line.length === 0 ? [] : [paragraphOf(line)];
    }
    case "h2": {
      const line = readLine(element.childNodes);
      return line === undefined
        ? undefined
        : line.length === 0
          ? []
          : [{ type: "heading", tag: "h2", ...ELEMENT, children: line }];
    }
    case "blockquote":
      return readQuote(element);
    case "ul":
    case "ol": {
      const list = readList(element, 0);
      return list === undefined ? undefined : [list];
    }
    case "figure": {
      const picture = readFigure(element, pictureIdOf);
      return picture === undefined ? undefined : [picture];
    }
    default:
      return undefined;
  }
}

function readQuote(element: Element): Block[] | undefined {
  const quotes: Block[] = [];
  for (const child of element.childNodes) {
    if (defaultTreeAdapter.isCommentNode(child) || (defaultTreeAdapter.isTextNode(child) && child.value.trim() === "")) continue;
    const line = defaultTreeAdapter.isElementNode(child) && child.tagName === "p" ? readLine(child.childNodes) : undefined;
    if (line === undefined) return undefined;
    if (line.length > 0) quotes.push({ type: "quote", ...ELEMENT, children: line });
  }
  return quotes;
}

function readFigure(element: Element, pictureIdOf: PictureIdOf): PictureBlock | undefined {
  const elements = element.childNodes.filter((child) => defaultTreeAdapter.isElementNode(child));
  const image = elements.find(({ tagName }) => tagName === "img");
  const caption = elements.find(({ tagName }) => tagName === "figcaption");
  if (image === undefined || elements.some((each) => each !== image && each !== caption)) return undefined;
  const id = /\bwp-image-(\d+)\b/.exec(classesOf(image).join(" "))?.[1];
  const address = attributeOf(image, "src") ?? "";
  const pictureId = pictureIdOf({ id: id === undefined ? undefined : Number(id), address });
  return {
    type: "picture",
    version: 1,
    pictureId,
    ...readCaption(caption?.childNodes ?? []),
    alt: attributeOf(image, "alt") ?? "",
  };
}

/** Caption and credit, parted as `captionHtml` put them together. */
function readCaption(nodes: readonly Node[]): { caption: LineOfCopy; credit: string } {
  const credits = nodes.filter((node) => hasClass(node, CREDIT_CLASS));
  const words = nodes.filter((node) => !credits.includes(node));
  const caption = lineOf(words);
  const credit = credits
    .map(textIn)
    .join(" ")
    .replace(/^\.?\s*Pic:\s*/, "")
    .trim();
  return { caption, credit: credit.slice(0, 500) };
}

/** Caption and credit of a media item, by its raw caption. */
export function captionIn(html: string): { caption: LineOfCopy; credit: string } {
  return readCaption(parseFragment(html).childNodes);
}

/** The words of an excerpt, as a line of copy. */
export function lineIn(html: string): LineOfCopy {
  return lineOf(parseFragment(html).childNodes);
}

function lineOf(nodes: readonly Node[]): LineOfCopy {
  return readLine(nodes) ?? lineFromMarkup(markupOfHtml(nodes.map((node) => serializeOuter(node)).join(""))).line;
}

/** The words of a title, without its markup. */
export function wordsIn(html: string): string {
  return parseFragment(html).childNodes.map(textIn).join("");
}

/** Names in "By A, B and C". */
function namesIn(words: string): string[] {
  return words
    .replace(/^\s*by\s+/i, "")
    .split(/,\s*|\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function foreign(html: string, pictureIdOf: PictureIdOf): Block[] {
  const picture = (found: FoundPicture): Block => ({
    type: "picture",
    version: 1,
    pictureId: pictureIdOf({ id: undefined, address: found.address }),
    caption: found.captionMarkup === undefined ? [] : lineFromMarkup(found.captionMarkup).line,
    credit: found.credit,
    alt: found.alt,
  });
  return blocksFromMarkup(markupOfHtml(html), { picture }).blocks;
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function classesOf(element: Element): string[] {
  return (attributeOf(element, "class") ?? "").split(/\s+/);
}

function hasClass(node: Node, name: string): boolean {
  return defaultTreeAdapter.isElementNode(node) && classesOf(node).includes(name);
}
