import { defaultTreeAdapter } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";
import { emptyList, listItem, nextValue } from "../../../../../shared/editor/markup/list-writer.ts";
import type { ListBlock } from "../../../../../shared/model/copy.ts";
import { DEEPEST_LIST } from "../../../../../shared/model/copy-limits.ts";
import { readLine } from "./read-line.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** A list as `bodyBlocks` writes it. Undefined where it holds something else, or goes too deep. */
export function readList(element: Element, depth: number): ListBlock | undefined {
  const numbered = element.tagName === "ol";
  const start = Number.parseInt(element.attrs.find(({ name }) => name === "start")?.value ?? "1", 10);
  const list = emptyList(numbered, numbered && start >= 0 ? start : 1);
  const items = list.children;
  if (depth >= DEEPEST_LIST) return undefined;
  for (const child of element.childNodes) {
    if (isNothing(child)) continue;
    if (!defaultTreeAdapter.isElementNode(child) || child.tagName !== "li") return undefined;
    const line = readLine(
      child.childNodes.filter((node, index, all) => !isList(node) && !isBetweenBlocks(node, all[index - 1], all[index + 1])),
    );
    if (line === undefined) return undefined;
    const nested = child.childNodes.filter(isList).map((inner) => readList(inner, depth + 1));
    // Only at the start can a nested list stand without an item before it.
    if (line.length > 0 || nested.length === 0 || items.length > 0) items.push(listItem(line, nextValue(list), depth));
    for (const inner of nested) {
      if (inner === undefined) return undefined;
      items.push(listItem([inner], nextValue(list), depth));
    }
  }
  return list;
}

function isList(node: Node): node is Element {
  return defaultTreeAdapter.isElementNode(node) && (node.tagName === "ul" || node.tagName === "ol");
}

/** A line end beside a comment or a list is the editor's; one between words is the copy's. */
function isBetweenBlocks(node: Node, before: Node | undefined, after: Node | undefined): boolean {
  const isEdge = (beside: Node | undefined): boolean =>
    beside !== undefined && (defaultTreeAdapter.isCommentNode(beside) || isList(beside));
  return defaultTreeAdapter.isCommentNode(node) || (isNothing(node) && (isEdge(before) || isEdge(after)));
}

/** Comments and line ends between the editor's blocks. */
function isNothing(node: Node): boolean {
  return defaultTreeAdapter.isCommentNode(node) || (defaultTreeAdapter.isTextNode(node) && /^\n\s*$/.test(node.value));
}
