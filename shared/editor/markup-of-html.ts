import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from "parse5";
import type { MarkupElement, MarkupNode } from "./markup-in.ts";

/** Reads HTML as a browser would, without running or loading anything, for the one converter. */
export function markupOfHtml(html: string): MarkupElement {
  return elementOf("html", [], parse(html).childNodes);
}

function elementOf(
  name: string,
  attributes: readonly { name: string; value: string }[],
  childNodes: readonly DefaultTreeAdapterTypes.ChildNode[],
): MarkupElement {
  let children: MarkupNode[] | undefined;
  return {
    name,
    attribute: (wanted) => attributes.find((attribute) => attribute.name === wanted)?.value,
    get children() {
      children ??= childNodes.flatMap(nodeOf);
      return children;
    },
  };
}

function nodeOf(node: DefaultTreeAdapterTypes.ChildNode): MarkupNode[] {
  if (defaultTreeAdapter.isTextNode(node)) return [{ text: node.value }];
  return defaultTreeAdapter.isElementNode(node) ? [elementOf(node.tagName, node.attrs, node.childNodes)] : [];
}
