import {
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalNode,
  type RangeSelection,
  type TextNode,
} from "lexical";
import { LONGEST_AROUND, LONGEST_QUOTATION } from "../../model/comment-limits.ts";
import type { WordsAround } from "../../model/comment.ts";

/** All text of an editor, lines parted by a line feed, and where each run begins in it. */
interface FlatText {
  text: string;
  runs: { node: TextNode; from: number }[];
}

function $flatText(): FlatText {
  const runs: FlatText["runs"] = [];
  let text = "";
  const walk = (node: LexicalNode): void => {
    if ($isTextNode(node)) {
      runs.push({ node, from: text.length });
      text += node.getTextContent();
    } else if ($isLineBreakNode(node)) text += "\n";
    else if ($isElementNode(node)) {
      node.getChildren().forEach(walk);
      if (!node.isInline() && text !== "" && !text.endsWith("\n")) text += "\n";
    }
  };
  walk($getRoot());
  return { text, runs };
}

/**
 * The selected words, and what stands around them, for a window that may not mark them. Undefined
 * when no words are selected. Call inside a read.
 */
export function $wordsAround(selection: RangeSelection): { quotation: string; around: WordsAround } | undefined {
  const { text, runs } = $flatText();
  const [start, end] = selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus];
  const nodes = new Set(selection.getNodes().map((node) => node.getKey()));
  const chosen = runs.filter(({ node }) => nodes.has(node.getKey()));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  let from = first.node.is(start.getNode()) ? first.from + start.offset : first.from;
  let to = last.node.is(end.getNode()) ? last.from + end.offset : last.from + last.node.getTextContentSize();
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (from < to && /\s/.test(text.charAt(to - 1))) to -= 1;
  if (from >= to) return undefined;
  to = Math.min(to, from + LONGEST_QUOTATION);
  return {
    quotation: text.slice(from, to),
    around: {
      before: text.slice(Math.max(0, from - LONGEST_AROUND), from),
      after: text.slice(to, to + LONGEST_AROUND),
      at: from,
    },
  };
}

/** How well a place fits: letters before and after that are the same, and then how near it is. */
export interface Fit {
  around: number;
  distance: number;
}

/** Looks for such words; where they stand more than once, for those that fit best. Call inside a read or an update. */
export function $findWords(quotation: string, around: WordsAround): { selection: RangeSelection; fit: Fit } | undefined {
  const { text, runs } = $flatText();
  let best: { at: number; fit: Fit } | undefined;
  for (let at = text.indexOf(quotation); at >= 0 && quotation !== ""; at = text.indexOf(quotation, at + 1)) {
    const fit = fitAt(text, at, quotation.length, around);
    if (best === undefined || isBetter(fit, best.fit)) best = { at, fit };
  }
  if (best === undefined) return undefined;
  const { at, fit } = best;
  const end = at + quotation.length;
  const first = runs.find(({ node, from }) => at < from + node.getTextContentSize());
  const last = runs.findLast(({ from }) => from < end);
  if (first === undefined || last === undefined) return undefined;
  const selection = $createRangeSelection();
  selection.anchor.set(first.node.getKey(), Math.max(0, at - first.from), "text");
  selection.focus.set(last.node.getKey(), Math.min(end - last.from, last.node.getTextContentSize()), "text");
  return { selection, fit };
}

export function isBetter(one: Fit, other: Fit): boolean {
  return one.around === other.around ? one.distance < other.distance : one.around > other.around;
}

function fitAt(text: string, at: number, length: number, { before, after, at: wanted }: WordsAround): Fit {
  let around = 0;
  for (let back = 1; back <= before.length && text.charAt(at - back) === before.charAt(before.length - back); back += 1)
    around += 1;
  for (let on = 0; on < after.length && text.charAt(at + length + on) === after.charAt(on); on += 1) around += 1;
  return { around, distance: Math.abs(at - wanted) };
}
