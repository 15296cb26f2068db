import { parse } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Deepest nesting followed: a page made to exhaust us ends there. */
const DEEPEST = 400;

/** What a reader and a search engine find on a page. */
export interface LivePage {
  title: string;
  /** Texts of its first-level headings, in order. */
  headings: string[];
  canonical: string | undefined;
  /** Content of `robots`, in small letters. */
  robots: string;
  pictures: { alt: string; source: string }[];
  /** All that stands on it to be read, block by block. Not what is in scripts, styles and templates. */
  blocks: string[];
  /** Objects of its JSON-LD, graphs taken apart. */
  linkedData: Record<string, unknown>[];
}

const UNREAD = new Set(["script", "style", "template", "noscript", "head", "svg", "iframe", "object"]);
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;
const childrenOf = (node: Node): Node[] => ("childNodes" in node ? node.childNodes : []);

function textOf(node: Node, depth = 0): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (depth > DEEPEST) return "";
  return childrenOf(node)
    .map((child) => textOf(child, depth + 1))
    .join("");
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Reads a page as it came over the wire. Never fails: a broken page is one with little on it. */
export function readLivePage(html: string): LivePage {
  const page: LivePage = { title: "", headings: [], canonical: undefined, robots: "", pictures: [], blocks: [], linkedData: [] };
  let block = "";
  const endBlock = (): void => {
    const text = tidy(block);
    if (text !== "") page.blocks.push(text);
    block = "";
  };

  const look = (element: Element): void => {
    const name = element.tagName;
    if (name === "title" && page.title === "") page.title = tidy(textOf(element));
    else if (name === "h1") page.headings.push(tidy(textOf(element)));
    else if (name === "link" && attributeOf(element, "rel")?.toLowerCase() === "canonical")
      page.canonical = attributeOf(element, "href");
    else if (name === "meta" && attributeOf(element, "name")?.toLowerCase() === "robots")
      page.robots = (attributeOf(element, "content") ?? "").toLowerCase();
    else if (name === "img")
      page.pictures.push({ alt: attributeOf(element, "alt") ?? "", source: attributeOf(element, "src") ?? "" });
    else if (name === "script" && attributeOf(element, "type") === "application/ld+json")
      page.linkedData.push(...objectsIn(textOf(element)));
  };

  const walk = (node: Node, isRead: boolean, depth: number): void => {
    if (depth > DEEPEST) return;
    if (node.nodeName === "#text" && "value" in node) {
      if (isRead) block += node.value;
      return;
    }
    const element = "tagName" in node ? node : undefined;
    if (element) look(element);
    const isBlock = element !== undefined && BLOCKS.has(element.tagName);
    if (isBlock) endBlock();
    if (element?.tagName === "br") block += " ";
    const inside = isRead && !(element && UNREAD.has(element.tagName));
    for (const child of childrenOf(node)) walk(child, inside, depth + 1);
    if (isBlock) endBlock();
  };
  walk(parse(html), true, 0);
  endBlock();
  return page;
}

function objectsIn(json: string): Record<string, unknown>[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const found: Record<string, unknown>[] = [];
  for (const each of Array.isArray(value) ? value : [value]) {
    if (typeof each !== "object" || each === null) continue;
    found.push({ ...each });
    const graph: unknown = "@graph" in each ? each["@graph"] : undefined;
    if (Array.isArray(graph))
      for (const inner of graph) if (typeof inner === "object" && inner !== null) found.push({ ...inner });
  }
  return found;
}
