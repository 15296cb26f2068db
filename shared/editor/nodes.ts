import { LinkNode } from "@lexical/link";
import { ListItemNode, ListNode } from "@lexical/list";
import { HeadingNode, QuoteNode } from "@lexical/rich-text";
import {
  $createParagraphNode,
  $getRoot,
  $isElementNode,
  $parseSerializedNode,
  type Klass,
  type LexicalNode,
  type SerializedLexicalNode,
} from "lexical";
import type { MarkedBlock, MarkedBody, MarkedLine } from "../model/copy.ts";
import { CutNode } from "./nodes/cut/cut-node.ts";
import { PictureNode } from "./nodes/picture/picture-node.ts";
import { markedParagraphOf, safeMarkedBlock, safeMarkedLine } from "./safe-copy.ts";

/** What a body editor needs beside Lexical's own paragraph, text, line break and tab. */
export const BODY_NODES: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  PictureNode,
  CutNode,
];
/** The same for one-paragraph fields: standfirst and captions. */
export const LINE_NODES: readonly Klass<LexicalNode>[] = [LinkNode];

/**
 * A top-level node as it is saved: always in the shape of `blockSchema`. Works on one block, so
 * that saving a change never serialises the whole document.
 */
export function blockJson(node: LexicalNode): MarkedBlock {
  return safeMarkedBlock(serialised(node));
}

/** The whole body, in order. Call inside a read or an update. */
export function $readBody(): MarkedBody {
  return $getRoot().getChildren().map(blockJson);
}

/** A node, detached, for one saved block. Call inside an update. */
export function $nodeOfBlock(block: MarkedBlock): LexicalNode {
  return $parseSerializedNode(block);
}

/** Replaces the whole body; an empty one becomes one empty paragraph to type in. */
export function $writeBody(body: MarkedBody): void {
  const nodes = body.map($nodeOfBlock);
  $getRoot()
    .clear()
    .append(...(nodes.length > 0 ? nodes : [$createParagraphNode()]));
}

/** The words of a one-paragraph editor; should there be more paragraphs, breaks part them. */
export function $readLine(): MarkedLine {
  const line: MarkedLine = [];
  for (const [index, node] of $getRoot().getChildren().entries()) {
    if (index > 0) line.push({ type: "linebreak", version: 1 });
    const json = serialised(node);
    line.push(...safeMarkedLine(json.type === "paragraph" ? json["children"] : [json]));
  }
  return safeMarkedLine(line);
}

/** Replaces the words of a one-paragraph editor. */
export function $writeLine(line: MarkedLine): void {
  $getRoot()
    .clear()
    .append($nodeOfBlock(markedParagraphOf(line)));
}

interface Serialised extends SerializedLexicalNode {
  [key: string]: unknown;
}

function serialised(node: LexicalNode): Serialised {
  const json: Serialised = { ...node.exportJSON() };
  if ($isElementNode(node)) json["children"] = node.getChildren().map(serialised);
  return json;
}
