import { $isElementNode, $isLineBreakNode, $isTextNode, type ElementNode, type LexicalNode, type TextNode } from "lexical";
import { $isListItemNode, $isListNode, type ListNode } from "@lexical/list";

/** A run of a text: its node, and where it begins in the text of the block, in UTF-16 units. */
export interface Run {
  node: TextNode;
  start: number;
}

export interface TextOfNode {
  text: string;
  runs: readonly Run[];
}

/**
 * The text of a block or line in the editor just as it is checked (`shared/checks/story-text.ts`),
 * with the nodes it stands in. Call inside a read or an update.
 */
export function $textOfNode(block: ElementNode): TextOfNode {
  const found = { text: "", runs: [] as Run[] };
  if ($isListNode(block)) $readList(block, found);
  else $read(block, found);
  return found;
}

interface Reading {
  text: string;
  runs: Run[];
}

function $read(element: ElementNode, into: Reading): void {
  for (const child of element.getChildren()) $readInline(child, into);
}

function $readInline(node: LexicalNode, into: Reading): void {
  if ($isElementNode(node)) return $read(node, into);
  if (isRemoved(node)) return;
  if ($isLineBreakNode(node)) into.text += "\n";
  if (!$isTextNode(node)) return;
  into.runs.push({ node, start: into.text.length });
  into.text += node.getTextContent();
}

/** Each item on a line of its own; those without words have none. */
function $readList(list: ListNode, into: Reading): void {
  for (const item of list.getChildren()) {
    if (!$isListItemNode(item)) continue;
    const line: Reading = { text: "", runs: [] };
    for (const child of item.getChildren()) if (!$isListNode(child)) $readInline(child, line);
    if (line.text !== "") {
      const gap = into.text === "" ? "" : "\n";
      const start = into.text.length + gap.length;
      into.text += gap + line.text;
      into.runs.push(...line.runs.map((run) => ({ ...run, start: run.start + start })));
    }
    for (const child of item.getChildren()) if ($isListNode(child)) $readList(child, into);
  }
}

/** Somebody suggests to take it out. */
function isRemoved(node: LexicalNode): boolean {
  const { $: state } = node.exportJSON() as { $?: { suggested?: { removed?: unknown } } };
  return state?.suggested?.removed !== undefined;
}

/** A place in a run. */
export interface Point {
  node: TextNode;
  offset: number;
}

/** Where a range of the text begins and ends; undefined where there is no text. */
export function pointsOf({ runs }: TextOfNode, start: number, end: number): { from: Point; to: Point } | undefined {
  // At a seam a range begins in the run behind and ends in the run before.
  const first = runs.findLast((run) => run.start <= start && (run.start < start || run.node.getTextContentSize() > 0)) ?? runs[0];
  const last = runs.findLast((run) => run.start < end) ?? first;
  if (first === undefined || last === undefined) return undefined;
  return {
    from: { node: first.node, offset: start - first.start },
    to: { node: last.node, offset: Math.min(end - last.start, last.node.getTextContentSize()) },
  };
}
