import type { Block, Inline } from "../../model/copy.ts";
import { BOLD, DEEPEST_LIST } from "../../model/copy-limits.ts";
import { paragraphOf } from "../safe-copy.ts";
import { cleanAddress } from "./address.ts";
import { BLOCKS, DROPPED, EMBEDDED, HEADINGS, LISTS } from "./element-names.ts";
import { figurePicture, type FoundPicture } from "./figure.ts";
import { createLeftOutTally, type LeftOut } from "./left-out.ts";
import { createLineWriter, type LineWriter, type Setting } from "./line-writer.ts";
import { createListWriter, type ListWriter } from "./list-writer.ts";
import { isMarkupText, type MarkupElement, type MarkupNode } from "./markup-node.ts";
import { readStyle, type ReadStyle } from "./style.ts";
import { isLayoutTable, rowsOf } from "./table.ts";

/** How far a foreign document is followed before the rest of it is left out. */
export interface MarkupLimits {
  depth: number;
  blocks: number;
  /** UTF-16 units of text. */
  characters: number;
}

/** Where words go: into paragraphs, or into one item, cell or line that cannot be parted. */
type Place = "blocks" | "item" | "line";
type Kind = "paragraph" | "heading" | "quote";

interface Context {
  setting: Setting;
  place: Place;
  kind: Kind;
  preformatted: boolean;
  depth: number;
  /** Level of the list around, 0 outside of lists. */
  level: number;
}

export interface MarkupReaderOptions {
  limits: MarkupLimits;
  /** Makes the block for a picture, or undefined to leave the picture out. */
  picture(found: FoundPicture): Block | undefined;
}

/** Reads one tree. `place` "line" gives at most one paragraph. */
export function readMarkup(
  root: MarkupNode,
  place: "blocks" | "line",
  options: MarkupReaderOptions,
): { blocks: Block[]; leftOut: LeftOut[] } {
  const { limits } = options;
  const tally = createLeftOutTally();
  const blocks: Block[] = [];
  /** Pictures met inside a paragraph or a list: they follow it. */
  let waiting: Block[] = [];
  let line: LineWriter = createLineWriter();
  let list: ListWriter | undefined;
  let characters = 0;
  /** A limit is reached: what is collected stays, nothing more is read. */
  let full = false;

  const stop = (): void => {
    if (!full) tally.add("too-long");
    full = true;
  };
  const push = (block: Block): void => {
    if (blocks.length < limits.blocks) blocks.push(block);
    else stop();
  };
  const pushWaiting = (): void => {
    const pictures = waiting;
    waiting = [];
    if (pictures.length > 0) list = undefined;
    for (const picture of pictures) push(picture);
  };
  const flush = (kind: Kind): void => {
    for (const children of line.take()) {
      list = undefined;
      push(blockOf(kind, children));
    }
    pushWaiting();
  };
  /** Ends a paragraph where there are paragraphs, else parts the words. */
  const boundary = (context: Context): void => {
    if (context.place === "blocks") flush(context.kind);
    else if (context.place === "line") line.space();
    else if (!line.isEmpty()) line.lineBreak();
  };
  const addToList = (item: Inline[], level: number, numbered: boolean, start?: number): void => {
    const fits = list !== undefined && (level > 1 || (list.list.listType === "number") === numbered);
    if (list === undefined || !fits) {
      list = createListWriter(numbered, start);
      push(list.list);
    }
    list.add(item, level, numbered, start);
  };

  const walkAll = (nodes: MarkupNode[], context: Context): void => {
    for (const node of nodes) {
      if (full) return;
      walk(node, context);
    }
  };
  const walk = (node: MarkupNode, context: Context): void => {
    if (isMarkupText(node)) {
      words(node.text, context);
    } else if (context.depth > limits.depth) {
      tally.add("too-deep");
    } else {
      element(node, { ...context, depth: context.depth + 1 });
    }
  };
  const words = (text: string, context: Context): void => {
    const left = limits.characters - characters;
    if (text.length > left) stop();
    const kept = text.slice(0, Math.max(left, 0));
    characters += kept.length;
    const setting = context.kind === "heading" ? { ...context.setting, format: context.setting.format & ~BOLD } : context.setting;
    if (context.preformatted) line.preformatted(kept, setting);
    else line.text(kept, setting);
  };

  const element = (node: MarkupElement, around: Context): void => {
    const { name } = node;
    if (DROPPED.has(name)) return;
    if (EMBEDDED.has(name)) return tally.add("embedded");
    const style = readStyle(node, around.setting.format);
    if (style.hidden || style.listMarker) return;
    if (style.comment) {
      // The mark in the copy and the comment itself are two elements; only one is a comment.
      if (name !== "span") tally.add("comment");
      return;
    }
    if (style.strikethrough) tally.add("strikethrough");
    // Links are underlined everywhere: that is no emphasis.
    else if (style.underline && around.setting.address === undefined) tally.add("underline");
    const context: Context = { ...around, setting: { ...around.setting, format: style.format } };

    if (name === "br") {
      if (context.place === "line") line.space();
      else line.lineBreak();
    } else if (name === "hr") {
      boundary(context);
      tally.add("rule");
    } else if (name === "img") picture(node, context);
    else if (name === "figure" && figurePicture(node) !== undefined) picture(node, context);
    else if (name === "a") walkAll(node.children, linked(node, context));
    else if (LISTS.has(name)) listElement(node, context);
    else if (name === "table") table(node, context);
    else if (name === "pre" || name === "listing" || name === "xmp") {
      block(node.children, { ...context, preformatted: context.place !== "line" });
    } else if (name === "blockquote") block(node.children, { ...context, kind: "quote" });
    else if (HEADINGS.has(name) || node.attribute("role") === "heading") {
      block(node.children, { ...context, kind: "heading" });
    } else if (style.listLevel !== undefined && context.place === "blocks") wordListItem(node, context, style);
    else if (BLOCKS.has(name)) block(node.children, context);
    else walkAll(node.children, context);
  };
  const block = (children: MarkupNode[], context: Context): void => {
    boundary(context);
    walkAll(children, context);
    boundary(context);
  };
  const linked = (node: MarkupElement, context: Context): Context => {
    const href = node.attribute("href")?.trim() ?? "";
    if (href === "" || context.setting.address !== undefined) return context;
    const address = cleanAddress(href);
    if (address !== undefined) return { ...context, setting: { ...context.setting, address } };
    if (!href.startsWith("#")) tally.add("link");
    return context;
  };
  const picture = (node: MarkupElement, context: Context): void => {
    const found = figurePicture(node);
    const made = found === undefined ? undefined : options.picture(found);
    if (made === undefined) tally.add("picture");
    else waiting.push(made);
    if (node.name === "figure") boundary(context);
    else if (context.place === "blocks" && line.isEmpty()) pushWaiting();
  };

  /** Collects the words of a part that cannot hold paragraphs. */
  const apart = (nodes: MarkupNode[], context: Context): Inline[] => {
    const outer = line;
    line = createLineWriter();
    walkAll(nodes, context);
    const lines = line.take();
    line = outer;
    return lines.flatMap((part, index) => (index === 0 ? part : [{ type: "linebreak", version: 1 } as const, ...part]));
  };
  const listElement = (node: MarkupElement, context: Context): void => {
    if (context.place !== "blocks") {
      boundary(context);
      walkAll(node.children, context);
      boundary(context);
      return;
    }
    flush(context.kind);
    if (context.level === 0 && !/ListStyle/.test(node.attribute("class") ?? "")) list = undefined;
    items(node, { ...context, level: Math.min(context.level + 1, DEEPEST_LIST) });
    if (context.level === 0) pushWaiting();
  };
  const items = (node: MarkupElement, context: Context): void => {
    const numbered = node.name === "ol";
    const start = wholeNumber(node.attribute("start"));
    for (const child of node.children) {
      if (full) return;
      if (isMarkupText(child)) {
        if (child.text.trim() !== "") item([child], context, numbered, start);
      } else if (LISTS.has(child.name)) {
        items(child, { ...context, depth: context.depth + 1, level: Math.min(context.level + 1, DEEPEST_LIST) });
      } else if (child.name === "li") {
        const stated = wholeNumber(child.attribute("data-aria-level"));
        item(child.children, stated === undefined ? context : { ...context, level: stated }, numbered, start);
      } else item([child], context, numbered, start);
    }
  };
  const item = (nodes: MarkupNode[], context: Context, numbered: boolean, start: number | undefined): void => {
    const depth = context.depth + 1;
    if (depth > limits.depth) return tally.add("too-deep");
    const { own, nested } = splitNested(nodes);
    const content = apart(own, { ...context, depth, place: "item", kind: "paragraph" });
    if (content.length > 0) addToList(content, context.level, numbered, start);
    for (const inner of nested) {
      items(inner, { ...context, depth, level: Math.min(context.level + 1, DEEPEST_LIST) });
    }
  };
  const wordListItem = (node: MarkupElement, context: Context, style: ReadStyle): void => {
    flush(context.kind);
    const content = apart(node.children, { ...context, place: "item" });
    const numbered = /^\s*\(?([0-9]{1,4}|[a-z]{1,5})[.)]/i.test(markerOf(node));
    if (content.length > 0) addToList(content, style.listLevel ?? 1, numbered);
    pushWaiting();
  };
  const table = (node: MarkupElement, context: Context): void => {
    boundary(context);
    if (context.place !== "blocks" || isLayoutTable(node)) {
      walkAll(node.children, context);
    } else {
      tally.add("table");
      for (const row of rowsOf(node)) {
        for (const [index, cell] of row.entries()) {
          if (index > 0) line.tab();
          const content: Context = { ...context, place: "line", level: 1, depth: context.depth + 3 };
          walk({ ...cell, name: "span", children: cell.children }, content);
        }
        flush(context.kind);
      }
    }
    boundary(context);
  };

  const start: Context = {
    setting: { format: 0 },
    place,
    kind: "paragraph",
    preformatted: false,
    depth: 0,
    level: 0,
  };
  walk(root, start);
  flush("paragraph");
  return { blocks, leftOut: tally.list() };
}

function blockOf(kind: Kind, children: Inline[]): Block {
  const element = { version: 1, direction: null, format: "", indent: 0, children } as const;
  if (kind === "heading") return { type: "heading", tag: "h2", ...element, children };
  if (kind === "quote") return { type: "quote", ...element, children };
  return paragraphOf(children);
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Lists inside an item come after its words, wherever they stand in it. */
function splitNested(nodes: MarkupNode[]): { own: MarkupNode[]; nested: MarkupElement[] } {
  const own: MarkupNode[] = [];
  const nested: MarkupElement[] = [];
  for (const node of nodes) {
    if (!isMarkupText(node) && LISTS.has(node.name)) nested.push(node);
    else own.push(node);
  }
  return { own, nested };
}

/** The bullet or number Word wrote before the words of a list paragraph. */
function markerOf(node: MarkupElement, depth = 0): string {
  for (const child of node.children) {
    if (isMarkupText(child)) continue;
    if (readStyle(child, 0).listMarker) return textOf(child);
    const inner = depth < 8 ? markerOf(child, depth + 1) : "";
    if (inner !== "") return inner;
  }
  return "";
}

function textOf(node: MarkupNode, depth = 0): string {
  if (isMarkupText(node)) return node.text.slice(0, 50);
  return depth < 8
    ? node.children
        .map((child) => textOf(child, depth + 1))
        .join("")
        .slice(0, 50)
    : "";
}
