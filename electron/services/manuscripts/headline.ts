import type { Body, Inline } from "../../../shared/model/copy.ts";
import { lineText } from "../../../shared/editor/plain-text.ts";
import { paragraphOf } from "../../../shared/editor/safe-copy.ts";

/** Longest line taken for a headline, in UTF-16 units: what the headline field holds. */
const LONGEST = 6000;

/**
 * Takes the first line with words out of the body, for the headline. The rest of its paragraph, after
 * a line break, stays. A text that begins with a list, or with a line too long for the field,
 * has no headline and keeps its words.
 */
export function takeHeadline(body: Body): { headline: string; body: Body } {
  const place = body.findIndex(
    (block) => block.type === "list" || ("children" in block && lineText(block.children).trim() !== ""),
  );
  const block = body[place];
  if (block === undefined || block.type === "list" || !("children" in block)) return { headline: "", body };
  const { first, rest } = firstLine(block.children);
  const headline = lineText(first).replace(/\s+/g, " ").trim();
  if (headline === "" || headline.length > LONGEST) return { headline: "", body };
  const left =
    lineText(rest).trim() === "" ? [] : [block.type === "paragraph" ? paragraphOf(rest) : { ...block, children: rest }];
  return { headline, body: body.toSpliced(place, 1, ...left) };
}

function firstLine(line: Inline[]): { first: Inline[]; rest: Inline[] } {
  const place = line.findIndex((piece) => piece.type === "linebreak");
  return place < 0 ? { first: line, rest: [] } : { first: line.slice(0, place), rest: line.slice(place + 1) };
}
