import { LevelFormat, Paragraph } from "docx";
import type { INumberingOptions } from "docx";
import type { ListBlock } from "../../../shared/model/copy.ts";
import { DEEPEST_LIST } from "../../../shared/model/copy-limits.ts";
import { docxLine } from "./docx-line.ts";

/** In twentieths of a point. */
const INDENT = 360;

type Numbering = INumberingOptions["config"][number];

/** Writes lists; every one is numbered by itself, so that each begins where it should. */
export function createDocxLists(): { paragraphs(list: ListBlock): Paragraph[]; numbering(): Numbering[] } {
  const all: Numbering[] = [];

  function paragraphs(list: ListBlock, depth: number): Paragraph[] {
    const reference = `list-${all.length + 1}`;
    all.push(numberingOf(reference, list));
    const level = Math.min(depth, DEEPEST_LIST);
    return list.children.flatMap((item) => {
      const line = item.children.filter((child) => child.type !== "list");
      const nested = item.children.flatMap((child) => (child.type === "list" ? paragraphs(child, depth + 1) : []));
      if (line.length === 0) return nested;
      return [new Paragraph({ numbering: { reference, level }, children: docxLine(line) }), ...nested];
    });
  }

  return { paragraphs: (list) => paragraphs(list, 0), numbering: () => all };
}

function numberingOf(reference: string, list: ListBlock): Numbering {
  const numbered = list.listType === "number";
  return {
    reference,
    levels: Array.from({ length: DEEPEST_LIST + 1 }, (_, level) => ({
      level,
      format: numbered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
      text: numbered ? `%${level + 1}.` : "•",
      start: Math.max(0, Math.trunc(list.start)),
      style: { paragraph: { indent: { left: INDENT * (level + 2), hanging: INDENT } } },
    })),
  };
}
