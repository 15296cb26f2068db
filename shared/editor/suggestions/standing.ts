import type { Block, LineOfCopy, MarkedBlock, MarkedInline, MarkedLine, MarkedListBlock } from "../../model/copy.ts";

/**
 * The words of a block that nobody has taken out, for counting them and for copying them by hand.
 * Where one line ends and the next begins is as it stands: for what goes out see `settle.ts`.
 */
export function standingBlock(block: MarkedBlock): Block {
  return standing(block) as Block;
}

export function standingLine(line: MarkedLine): LineOfCopy {
  return line.flatMap(standingInline) as LineOfCopy;
}

function standing(block: MarkedBlock): MarkedBlock {
  if (block.type === "list") return standingList(block);
  const { $: state, ...bare } = block;
  switch (bare.type) {
    case "cut":
      return bare;
    case "picture":
      return { ...bare, caption: state?.suggested?.removed === undefined ? standingLine(bare.caption) : [] };
    default:
      return { ...bare, children: standingLine(bare.children) };
  }
}

function standingList(list: MarkedListBlock): MarkedListBlock {
  return {
    ...list,
    children: list.children.map(({ $: _state, ...item }) => ({
      ...item,
      children: item.children.flatMap((child): (MarkedInline | MarkedListBlock)[] =>
        child.type === "list" ? [standingList(child)] : standingInline(child),
      ),
    })),
  };
}

function standingInline(inline: MarkedInline): MarkedInline[] {
  if (inline.type === "link") {
    const children = inline.children.flatMap(standingInline).filter((child) => child.type !== "link");
    return children.length === 0 ? [] : [{ ...inline, children }];
  }
  const { $: state, ...bare } = inline;
  return state?.suggested?.removed === undefined ? [bare] : [];
}
