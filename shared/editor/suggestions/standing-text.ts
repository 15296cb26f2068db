import { $getState, $isElementNode, createState, type LexicalNode } from "lexical";
import type { Marks } from "../../model/suggestion.ts";

/** What is suggested about a node of an editor. The desk checks its shape when it is saved. */
export const suggestedState = createState("suggested", {
  parse: (value): Marks | undefined => (typeof value === "object" && value !== null ? value : undefined),
  isEqual: (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other),
});

/** The text of a block without what was taken out of it. */
export function $standingText(block: LexicalNode): string {
  if (!$isElementNode(block)) return block.getTextContent();
  let hasRemoved = false;
  for (const text of block.getAllTextNodes()) {
    if ($getState(text, suggestedState)?.removed !== undefined) hasRemoved = true;
  }
  return hasRemoved ? $withoutRemoved(block) : block.getTextContent();
}

function $withoutRemoved(node: LexicalNode): string {
  if (!$isElementNode(node)) return $getState(node, suggestedState)?.removed === undefined ? node.getTextContent() : "";
  return node
    .getChildren()
    .map((child) => $withoutRemoved(child) + ($isElementNode(child) && !child.isInline() ? "\n" : ""))
    .join("");
}
