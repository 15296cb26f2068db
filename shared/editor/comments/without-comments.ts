import type { MarkedBlock, MarkedBody, MarkedInline, MarkedLine, MarkedListBlock } from "../../model/copy.ts";
import type { PieceState } from "../../model/suggestion.ts";

/**
 * Copy without the marks of comments. Runs that only a mark kept apart are one again, so that the
 * copy is the same as if nobody had said anything. Blocks without a mark are the same objects.
 */
export function withoutComments(body: MarkedBody): MarkedBody {
  return body.map((block) => (hasComments(block) ? bare(block) : block));
}

export function lineWithoutComments(line: MarkedLine): MarkedLine {
  return line.some(hasCommentsInside) ? joined(line.map(bareInline)) : line;
}

function bare(block: MarkedBlock): MarkedBlock {
  switch (block.type) {
    case "cut":
      return block;
    case "picture":
      return { ...block, caption: lineWithoutComments(block.caption) };
    case "list":
      return bareList(block);
    default:
      return { ...block, children: lineWithoutComments(block.children) };
  }
}

function bareList(list: MarkedListBlock): MarkedListBlock {
  return {
    ...list,
    children: list.children.map((item) => {
      const children: (MarkedInline | MarkedListBlock)[] = [];
      let line: MarkedInline[] = [];
      const endLine = (): void => {
        children.push(...lineWithoutComments(line));
        line = [];
      };
      for (const child of item.children) {
        if (child.type !== "list") line.push(child);
        else {
          endLine();
          children.push(bareList(child));
        }
      }
      endLine();
      return { ...item, children };
    }),
  };
}

function bareInline<Piece extends MarkedInline>(inline: Piece): Piece {
  if (inline.type === "link") return { ...inline, children: joined(inline.children.map(bareInline)) };
  const { $: state, ...rest } = inline;
  const kept = stateWithout(state);
  return (kept === undefined ? rest : { ...rest, $: kept }) as Piece;
}

function stateWithout(state: PieceState): PieceState {
  return state?.suggested === undefined ? undefined : { suggested: state.suggested };
}

/** As Lexical would keep them: neighbours in one type, with the same marks, are one run. */
function joined<Piece extends MarkedInline>(line: readonly Piece[]): Piece[] {
  const made: Piece[] = [];
  for (const inline of line) {
    const last = made.at(-1);
    if (
      last?.type === "text" &&
      inline.type === "text" &&
      last.format === inline.format &&
      JSON.stringify(last.$) === JSON.stringify(inline.$)
    ) {
      made[made.length - 1] = { ...last, text: last.text + inline.text };
    } else made.push(inline);
  }
  return made;
}

function hasComments(block: MarkedBlock): boolean {
  if (block.type === "list") return inList(block);
  if (block.type === "cut") return false;
  return (block.type === "picture" ? block.caption : block.children).some(hasCommentsInside);
}

function inList(list: MarkedListBlock): boolean {
  return list.children.some((item) =>
    item.children.some((child) => (child.type === "list" ? inList(child) : hasCommentsInside(child))),
  );
}

function hasCommentsInside(inline: MarkedInline): boolean {
  if (inline.type === "link") return inline.children.some(hasCommentsInside);
  return inline.$?.comments !== undefined;
}
