/**
 * Foreign markup as the converter sees it. The renderer adapts an inert `DOMParser` document
 * (`markupOfDom`), the main process what its HTML parser gives; comments are left out.
 */
export type MarkupNode = MarkupElement | MarkupText;

export interface MarkupElement {
  /** Lower-case name; with its prefix where it has one ("o:p"). */
  name: string;
  attribute(name: string): string | undefined;
  children: MarkupNode[];
}

export interface MarkupText {
  text: string;
}

export function isMarkupText(node: MarkupNode): node is MarkupText {
  return "text" in node;
}

/** The first element of this name at or under the node, in document order. */
export function firstElement(node: MarkupNode, name: string, depth = 0): MarkupElement | undefined {
  if (isMarkupText(node) || depth > 50) return undefined;
  if (node.name === name) return node;
  for (const child of node.children) {
    const found = firstElement(child, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
