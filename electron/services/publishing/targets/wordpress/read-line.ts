import { defaultTreeAdapter } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";
import { emptyLink, textRun } from "../../../../../shared/editor/safe-copy.ts";
import type { Inline } from "../../../../../shared/model/copy.ts";
import { BOLD, isLinkAddress, ITALIC } from "../../../../../shared/model/copy-limits.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;

const FORMATS: Readonly<Record<string, number>> = { strong: BOLD, b: BOLD, em: ITALIC, i: ITALIC };

/**
 * The words inside a paragraph as `lineHtml` wrote them, exactly: unlike foreign markup, every space
 * counts. Undefined where there is an element that it never writes.
 */
export function readLine(nodes: readonly Node[]): Inline[] | undefined {
  return readNodes(nodes, 0, true);
}

function readNodes(nodes: readonly Node[], format: number, mayLink: boolean): Inline[] | undefined {
  const line: Inline[] = [];
  for (const node of nodes) {
    const read = readNode(node, format, mayLink);
    if (read === undefined) return undefined;
    for (const piece of read) append(line, piece);
  }
  return line;
}

function readNode(node: Node, format: number, mayLink: boolean): Inline[] | undefined {
  if (defaultTreeAdapter.isTextNode(node)) return readText(node.value, format);
  if (defaultTreeAdapter.isCommentNode(node)) return [];
  if (!defaultTreeAdapter.isElementNode(node)) return undefined;
  if (node.tagName === "br") return [{ type: "linebreak", version: 1 }];
  const bit = FORMATS[node.tagName];
  if (bit !== undefined) return readNodes(node.childNodes, format | bit, mayLink);
  if (node.tagName !== "a" || !mayLink) return undefined;
  const url = node.attrs.find(({ name }) => name === "href")?.value ?? "";
  const words = readNodes(node.childNodes, format, false);
  if (words === undefined || !isLinkAddress(url)) return undefined;
  const children = words.filter((word) => word.type !== "link");
  return [{ ...emptyLink(url), children }];
}

function readText(text: string, format: number): Inline[] {
  const pieces: Inline[] = [];
  for (const [index, words] of text.split("\t").entries()) {
    if (index > 0) pieces.push({ ...textRun("\t", 0), type: "tab", text: "\t", detail: 2 });
    if (words !== "") pieces.push(textRun(words, format));
  }
  return pieces;
}

/** Runs of one type that meet are one run, as in the editor. */
function append(line: Inline[], piece: Inline): void {
  const last = line.at(-1);
  if (last?.type === "text" && piece.type === "text" && last.format === piece.format) {
    line[line.length - 1] = textRun(last.text + piece.text, last.format);
  } else line.push(piece);
}

/** All text at or under a node. */
export function textIn(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return defaultTreeAdapter.isElementNode(node) ? node.childNodes.map(textIn).join("") : "";
}
