import type { MarkupElement, MarkupNode } from "./markup-node.ts";

/** The part of a DOM node that is read; a plain shape, so that this file needs no DOM. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<DomNode>;
  getAttribute?(name: string): string | null;
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/**
 * Reads an element of an inert document (one from `DOMParser`, which runs no script and loads
 * nothing). Children are adapted when they are asked for, so a huge tree costs only what is read.
 */
export function markupOfDom(node: DomNode): MarkupElement {
  let children: MarkupNode[] | undefined;
  return {
    name: node.nodeName.toLowerCase(),
    attribute: (name) => node.getAttribute?.(name) ?? undefined,
    get children() {
      children ??= Array.from(node.childNodes).flatMap(childOfDom);
      return children;
    },
  };
}

function childOfDom(node: DomNode): MarkupNode[] {
  if (node.nodeType === TEXT || node.nodeType === CDATA) return [{ text: node.nodeValue ?? "" }];
  return node.nodeType === ELEMENT ? [markupOfDom(node)] : [];
}
