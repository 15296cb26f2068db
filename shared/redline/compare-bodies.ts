import { diffArrays } from "diff";
import type { Block, Body, ListBlock, PictureBlock } from "../model/copy.ts";
import type { BlockRow, PictureChange } from "../model/redline.ts";
import type { PlacedPicture } from "../model/story.ts";
import { compareLines, compareText, compareTokens, piecesOf, tokensOfLine, type Token } from "./compare-words.ts";

/** Share of words that two blocks in one place must have in common to be one, reworded. */
const SAME_PLACE = 0.35;
/** The same for two blocks in different places: a paragraph that was moved and touched. */
const MOVED = 0.6;
/** Words of a block that can be taken for moved: of short ones there are many alike. */
const LEAST_MOVED = 4;
/** Pairs looked at one by one; in longer stretches with nothing in common only equal blocks are found. */
const MOST_PAIRS = 90_000;

interface Known {
  block: Block;
  at: number;
  /** Equal for equal blocks. */
  key: string;
  tokens: Token[];
  words: ReadonlyMap<string, number>;
  count: number;
}

interface Pair {
  old?: Known;
  new?: Known;
}

/** What became of each block; moved ones are recognised, also where a word in them was changed. */
export function compareBodies(before: Body, after: Body): BlockRow[] {
  const rows = pairUp(before.map(knownOf), after.map(knownOf));
  const moves = findMoves(
    rows.flatMap((row) => (row.old && !row.new ? row.old : [])),
    rows.flatMap((row) => (row.new && !row.old ? row.new : [])),
  );
  return rows.map((row) => rowOf(row, moves));
}

/** Pairs what stayed in its order. What is equal at both ends needs no looking at. */
function pairUp(olds: readonly Known[], news: readonly Known[]): Pair[] {
  const shorter = Math.min(olds.length, news.length);
  let head = 0;
  while (head < shorter && olds[head]?.key === news[head]?.key) head += 1;
  let tail = 0;
  while (tail < shorter - head && olds[olds.length - 1 - tail]?.key === news[news.length - 1 - tail]?.key) tail += 1;
  const both = (at: number, to: number): Pair[] => {
    const [old, fresh] = [olds[at], news[to]];
    return old && fresh ? [{ old, new: fresh }] : [];
  };
  return [
    ...olds.slice(0, head).flatMap((_, at) => both(at, at)),
    ...inOrder(olds.slice(head, olds.length - tail), news.slice(head, news.length - tail)),
    ...olds.slice(olds.length - tail).flatMap((_, at) => both(olds.length - tail + at, news.length - tail + at)),
  ];
}

/** Where there is too much to look at every pair, equal blocks part the bodies into stretches. */
function inOrder(olds: readonly Known[], news: readonly Known[]): Pair[] {
  if (olds.length * news.length <= MOST_PAIRS) return mostAlike(olds, news);
  const rows: Pair[] = [];
  let gone: Known[] = [];
  let come: Known[] = [];
  const settle = (): void => {
    if (gone.length * come.length <= MOST_PAIRS) rows.push(...mostAlike(gone, come));
    else rows.push(...gone.map((old) => ({ old })), ...come.map((fresh) => ({ new: fresh })));
    gone = [];
    come = [];
  };
  let [from, to] = [0, 0];
  for (const change of diffArrays(
    olds.map(({ key }) => key),
    news.map(({ key }) => key),
  )) {
    if (change.removed) {
      gone.push(...olds.slice(from, from + change.count));
      from += change.count;
    } else if (change.added) {
      come.push(...news.slice(to, to + change.count));
      to += change.count;
    } else {
      settle();
      for (let each = 0; each < change.count; each += 1) {
        const [old, fresh] = [olds[from + each], news[to + each]];
        if (old && fresh) rows.push({ old, new: fresh });
      }
      from += change.count;
      to += change.count;
    }
  }
  settle();
  return rows;
}

function rowOf({ old, new: fresh }: { old?: Known; new?: Known }, moves: ReadonlyMap<Known, Known>): BlockRow {
  if (old && fresh) return pairOf(old.key === fresh.key ? "same" : "changed", old, fresh);
  if (fresh) {
    const from = moves.get(fresh);
    if (from) return pairOf("moved", from, fresh);
    return { kind: "added", type: fresh.block.type, after: fresh.at, ...contentOf("added", fresh) };
  }
  if (!old) throw new Error("A row of nothing");
  const to = moves.get(old);
  const content = contentOf("removed", old);
  if (to) return { kind: "left", type: old.block.type, before: old.at, after: to.at, ...content };
  return { kind: "removed", type: old.block.type, before: old.at, ...content };
}

function pairOf(kind: BlockRow["kind"], old: Known, fresh: Known): BlockRow {
  const { block } = fresh;
  return {
    kind,
    type: block.type,
    ...(old.block.type !== block.type && { typeBefore: old.block.type }),
    before: old.at,
    after: fresh.at,
    pieces: compareTokens(old.tokens, fresh.tokens),
    ...(block.type === "picture" && { picture: comparePictures(old.block.type === "picture" ? old.block : undefined, block) }),
  };
}

function contentOf(kind: "added" | "removed", { block, tokens }: Known): Pick<BlockRow, "pieces" | "picture"> {
  if (block.type !== "picture") return { pieces: piecesOf(kind, tokens) };
  const picture = kind === "added" ? comparePictures(undefined, block) : comparePictures(block, undefined);
  return { pieces: [], picture };
}

type AnyPicture = PictureBlock | PlacedPicture;

export function comparePictures(before: AnyPicture | undefined, after: AnyPicture | undefined): PictureChange {
  return {
    ...(before && { before: before.pictureId }),
    ...(after && { after: after.pictureId }),
    caption: compareLines(before?.caption ?? [], after?.caption ?? []),
    credit: compareText(before?.credit ?? "", after?.credit ?? ""),
    alt: compareText(before?.alt ?? "", after?.alt ?? ""),
  };
}

/** The pairs, in order, that have the most words in common; the rest went or came. */
function mostAlike(gone: readonly Known[], come: readonly Known[]): Pair[] {
  const gains = gone.map((old) => come.map((fresh) => gain(old, fresh)));
  // Best sum of gains from each place on.
  const best: number[][] = Array.from({ length: gone.length + 1 }, () => Array.from({ length: come.length + 1 }, () => 0));
  const value = (at: number, to: number): number => best[at]?.[to] ?? 0;
  const pairOf = (at: number, to: number): number => gains[at]?.[to] ?? 0;
  for (let at = gone.length - 1; at >= 0; at -= 1) {
    const line = best[at];
    if (!line) continue;
    for (let to = come.length - 1; to >= 0; to -= 1) {
      const pair = pairOf(at, to);
      line[to] = Math.max(value(at + 1, to), value(at, to + 1), pair > 0 ? pair + value(at + 1, to + 1) : 0);
    }
  }
  const rows: Pair[] = [];
  let [at, to] = [0, 0];
  while (at < gone.length || to < come.length) {
    const [old, fresh, pair] = [gone[at], come[to], pairOf(at, to)];
    if (old && fresh && pair > 0 && value(at, to) === pair + value(at + 1, to + 1)) {
      rows.push({ old, new: fresh });
      at += 1;
      to += 1;
    } else if (old && (!fresh || value(at, to) === value(at + 1, to))) {
      rows.push({ old });
      at += 1;
    } else if (fresh) {
      rows.push({ new: fresh });
      to += 1;
    }
  }
  return rows;
}

/** Words that a pair has in common; nothing where it has too little to be one block. */
function gain(old: Known, fresh: Known): number {
  const alike = likeness(old, fresh);
  return alike >= SAME_PLACE ? alike * Math.max(1, old.count + fresh.count) : 0;
}

/** Each moved block with its other self, both ways: equal ones first, then the most alike. */
function findMoves(gone: readonly Known[], come: readonly Known[]): ReadonlyMap<Known, Known> {
  const moves = new Map<Known, Known>();
  const join = (old: Known, fresh: Known): void => {
    moves.set(old, fresh);
    moves.set(fresh, old);
  };
  const waiting = new Map<string, Known[]>();
  for (const old of gone) waiting.set(old.key, [...(waiting.get(old.key) ?? []), old]);
  for (const fresh of come) {
    const old = isTelling(fresh) ? waiting.get(fresh.key)?.shift() : undefined;
    if (old) join(old, fresh);
  }
  const left = gone.filter((old) => !moves.has(old) && isTelling(old));
  const right = come.filter((fresh) => !moves.has(fresh) && isTelling(fresh));
  if (left.length * right.length > MOST_PAIRS) return moves;
  const pairs = left
    .flatMap((old) => right.map((fresh) => ({ old, fresh, alike: likeness(old, fresh) })))
    .filter(({ alike }) => alike >= MOVED)
    .toSorted((one, other) => other.alike - one.alike);
  for (const { old, fresh } of pairs) if (!moves.has(old) && !moves.has(fresh)) join(old, fresh);
  return moves;
}

function isTelling({ block, count }: Known): boolean {
  return count >= LEAST_MOVED || block.type === "picture" || block.type === "cut";
}

/** Share of their words that two blocks have in common, 0 to 1. Pictures are alike when they are the same picture. */
function likeness(one: Known, other: Known): number {
  if (one.key === other.key) return 1;
  if (one.block.type === "picture" || other.block.type === "picture") {
    const isSame =
      one.block.type === "picture" && other.block.type === "picture" && one.block.pictureId === other.block.pictureId;
    return isSame ? 1 : 0;
  }
  if (one.block.type === "cut" || other.block.type === "cut") return 0;
  let common = 0;
  for (const [word, times] of one.words) common += Math.min(times, other.words.get(word) ?? 0);
  return one.count + other.count === 0 ? 0 : (2 * common) / (one.count + other.count);
}

function knownOf(block: Block, at: number): Known {
  const tokens = tokensOfBlock(block);
  const words = new Map<string, number>();
  let count = 0;
  for (const { text } of tokens) {
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const word = text.toLowerCase();
    words.set(word, (words.get(word) ?? 0) + 1);
    count += 1;
  }
  return { block, at, key: JSON.stringify(block), tokens, words, count };
}

/** A picture has none of its own: its words are compared one by one. Items of a list stand on lines of their own. */
export function tokensOfBlock(block: Block): Token[] {
  if (block.type === "picture" || block.type === "cut") return [];
  if (block.type === "list") return tokensOfList(block);
  return tokensOfLine(block.children);
}

function tokensOfList(list: ListBlock): Token[] {
  const tokens: Token[] = [];
  for (const item of list.children) {
    const isNested = item.children[0]?.type === "list";
    if (tokens.length > 0 && !isNested) tokens.push({ text: "\n", format: 0, link: undefined });
    for (const child of item.children) {
      if (child.type !== "list") tokens.push(...tokensOfLine([child]));
      else {
        if (tokens.length > 0) tokens.push({ text: "\n", format: 0, link: undefined });
        tokens.push(...tokensOfList(child));
      }
    }
  }
  return tokens;
}
