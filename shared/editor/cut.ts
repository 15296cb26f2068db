import type { Block, Body } from "../model/copy.ts";
import type { Access } from "../model/story.ts";
import { blockText } from "./plain-text.ts";

/** Paragraphs before the free part ends by itself, and before the appeal. Source: reference page, rows 6 and 7. */
const FREE_PARAGRAPHS = 3;

export interface Parted {
  /** What every reader gets. */
  free: Body;
  /** What only some get: empty for a free story. */
  rest: Body;
  /** Whether anything is kept back: true exactly when `rest` holds a block. */
  cut: boolean;
}

/**
 * Parts a body where its free part ends. A free story has no end. Otherwise the first cut
 * counts; without one the free part is the first three paragraphs and what stands between them.
 *
 * It fails closed: a story that is not free and has no cut is never given away whole, so when it
 * has three paragraphs or fewer, only its first paragraph with what stands before it is free; and a
 * story of a single paragraph has no free part. A cut as the very first block keeps everything back,
 * one as the very last gives everything: that is for the desk to say. Cuts are in neither part.
 */
export function freePart(body: Body, access: Access): Parted {
  if (access === "free") return parted(body, body.length);
  const placed = body.findIndex((block) => block.type === "cut");
  if (placed >= 0) return parted(body, placed);
  const ends = paragraphEnds(body);
  const third = ends[FREE_PARAGRAPHS - 1];
  if (third !== undefined && holdsWords(body.slice(third))) return parted(body, third);
  const first = ends[0];
  if (first !== undefined && holdsWords(body.slice(first))) return parted(body, first);
  return parted(body, 0);
}

/**
 * Where the appeal goes: after the third paragraph, or at the end of a shorter text. `blocks` is
 * what this reader gets.
 */
export function splitForAppeal(blocks: Body): { before: Body; after: Body } {
  const place = paragraphEnds(blocks)[FREE_PARAGRAPHS - 1] ?? blocks.length;
  return { before: blocks.slice(0, place), after: blocks.slice(place) };
}

function parted(body: Body, place: number): Parted {
  const words = (block: Block): boolean => block.type !== "cut";
  const rest = body.slice(place).filter(words);
  return { free: body.slice(0, place).filter(words), rest, cut: rest.length > 0 };
}

/** The places just behind each paragraph that has words, in order. */
function paragraphEnds(body: Body): number[] {
  const ends: number[] = [];
  for (const [index, block] of body.entries()) {
    if (block.type === "paragraph" && blockText(block).trim() !== "") ends.push(index + 1);
  }
  return ends;
}

/** An empty last paragraph keeps nothing back. */
function holdsWords(blocks: Body): boolean {
  return blocks.some((block) => block.type === "picture" || blockText(block).trim() !== "");
}
