import { $isListItemNode, $isListNode } from "@lexical/list";
import { $isElementNode, $isTextNode, type ElementNode, type LexicalNode, type PointType } from "lexical";

/**
 * Places in copy counted in pieces, as `shared/editor/suggestions/pieces.ts` has them: a UTF-16
 * unit, a break, the end of a line or a whole block is one each.
 */

/** Whether a node ends a line: every block with words of its own. */
function $endsLine(node: ElementNode): boolean {
  if (node.isInline() || $isListNode(node)) return false;
  return !$isListItemNode(node) || node.isEmpty() || !node.getChildren().every($isListNode);
}

/** How many pieces stand before a point, among these blocks; undefined when it is in none of them. */
export function $placeOf(point: PointType, blocks: readonly LexicalNode[]): number | undefined {
  let at = 0;
  const $find = (node: LexicalNode): number | undefined => {
    if ($isTextNode(node)) {
      if (point.key === node.getKey()) return at + point.offset;
      at += node.getTextContentSize();
      return undefined;
    }
    if (!$isElementNode(node)) {
      at += 1;
      return undefined;
    }
    for (const [index, child] of node.getChildren().entries()) {
      if (point.key === node.getKey() && point.offset === index) return at;
      const found = $find(child);
      if (found !== undefined) return found;
    }
    if (point.key === node.getKey()) return at;
    if ($endsLine(node)) at += 1;
    return undefined;
  };
  for (const block of blocks) {
    const found = $find(block);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Puts a point before the piece with this number, among these blocks. */
export function $pointAt(place: number, blocks: readonly LexicalNode[], point: PointType): boolean {
  let at = 0;
  const $put = (node: LexicalNode): boolean => {
    if ($isTextNode(node)) {
      const size = node.getTextContentSize();
      if (place <= at + size) {
        point.set(node.getKey(), place - at, "text");
        return true;
      }
      at += size;
      return false;
    }
    if (!$isElementNode(node)) {
      at += 1;
      return false;
    }
    for (const [index, child] of node.getChildren().entries()) {
      if (place === at && !$isElementNode(child) && !$isTextNode(child)) {
        point.set(node.getKey(), index, "element");
        return true;
      }
      if ($put(child)) return true;
    }
    if (!$endsLine(node)) return false;
    if (place === at) {
      point.set(node.getKey(), node.getChildrenSize(), "element");
      return true;
    }
    at += 1;
    return false;
  };
  return blocks.some($put);
}
