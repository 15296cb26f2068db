import type { Inline, ListBlock, ListItem } from "../../model/copy.ts";
import { DEEPEST_LIST } from "../../model/copy-limits.ts";

/** Builds one list out of items that come with a level, as word processors write them. */
export interface ListWriter {
  readonly list: ListBlock;
  /** Adds an item; `level` counts from 1. */
  add(item: Inline[], level: number, numbered: boolean, start?: number): void;
}

export function createListWriter(numbered: boolean, start = 1): ListWriter {
  const list = emptyList(numbered, start);
  const open: ListBlock[] = [list];

  return {
    list,
    add: (item, level, itemNumbered, itemStart = 1) => {
      const wanted = Math.min(Math.max(level, 1), DEEPEST_LIST);
      open.length = Math.min(open.length, wanted);
      const type = itemNumbered ? "number" : "bullet";
      if (open.length > 1 && open.length === wanted && open.at(-1)?.listType !== type) open.pop();
      while (open.length < wanted) {
        const inner = emptyList(itemNumbered, itemStart);
        const outer = open.at(-1) ?? list;
        outer.children.push(listItem([inner], nextValue(outer), open.length - 1));
        open.push(inner);
      }
      const innermost = open.at(-1) ?? list;
      innermost.children.push(listItem(item, nextValue(innermost), open.length - 1));
    },
  };
}

/** A list without items yet. */
export function emptyList(numbered: boolean, start: number): ListBlock {
  return {
    type: "list",
    listType: numbered ? "number" : "bullet",
    tag: numbered ? "ol" : "ul",
    start,
    version: 1,
    direction: null,
    format: "",
    indent: 0,
    children: [],
  };
}

/** An item at this depth, 0 outermost. */
export function listItem(children: (Inline | ListBlock)[], value: number, indent: number): ListItem {
  return { type: "listitem", version: 1, direction: null, format: "", indent, value, children };
}

/** As Lexical numbers them: an item that only holds a nested list takes no number of its own. */
export function nextValue(list: ListBlock): number {
  const last = list.children.at(-1);
  if (last === undefined) return list.start;
  return last.children[0]?.type === "list" ? last.value : last.value + 1;
}
