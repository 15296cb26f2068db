import {
  $getRoot,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  $setState,
  createState,
  type LexicalNode,
  type RangeSelection,
} from "lexical";
import type { MarkedLine } from "../../model/copy.ts";
import { $isPictureNode } from "../nodes/picture/picture-node.ts";

const isText = (value: unknown): value is string => typeof value === "string";

/** Ids of the comments on a run of text or a line break; undefined where there is none. */
export const commentsState = createState("comments", {
  parse: (value): readonly string[] | undefined => {
    const ids = Array.isArray(value) ? value.filter(isText) : [];
    return ids.length === 0 ? undefined : ids;
  },
  isEqual: (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other),
});

/** The comments on this very node. */
export function $commentsOf(node: LexicalNode): readonly string[] {
  return $isTextNode(node) || $isLineBreakNode(node) ? ($getState(node, commentsState) ?? []) : [];
}

/** The comments on these nodes and on all that is in them, each once; in a picture those on its caption. */
export function $commentsIn(nodes: readonly LexicalNode[]): string[] {
  const ids = new Set<string>();
  const walk = (node: LexicalNode): void => {
    if ($isElementNode(node)) node.getChildren().forEach(walk);
    const own = $isPictureNode(node) ? commentsOfLine(node.getCaption()) : $commentsOf(node);
    for (const id of own) ids.add(id);
  };
  nodes.forEach(walk);
  return [...ids];
}

function commentsOfLine(line: MarkedLine): readonly string[] {
  return line.flatMap((inline) => (inline.type === "link" ? commentsOfLine(inline.children) : (inline.$?.comments ?? [])));
}

/** Marks the selected words with a comment. False when no words are selected. Call inside an update. */
export function $commentOn(selection: RangeSelection, id: string): boolean {
  let isMarked = false;
  for (const node of selection.extract()) {
    if (!$isTextNode(node) && !$isLineBreakNode(node)) continue;
    if ($isTextNode(node) && node.getTextContent() === "") continue;
    const ids = $commentsOf(node);
    if (!ids.includes(id)) $setState(node, commentsState, [...ids, id]);
    isMarked = true;
  }
  return isMarked;
}

/** Takes a comment off all its words. Call inside an update. */
export function $uncomment(id: string): void {
  const walk = (node: LexicalNode): void => {
    if ($isElementNode(node)) node.getChildren().forEach(walk);
    const ids = $commentsOf(node);
    if (!ids.includes(id)) return;
    const left = ids.filter((each) => each !== id);
    $setState(node, commentsState, left.length === 0 ? undefined : left);
  };
  walk($getRoot());
}
