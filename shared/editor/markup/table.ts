import { isMarkupText, type MarkupElement } from "./markup-node.ts";

const ROW_GROUPS = new Set(["thead", "tbody", "tfoot"]);
const CELLS = new Set(["td", "th"]);

/** The cells of a table, row by row; what stands in nested tables belongs to their own. */
export function rowsOf(table: MarkupElement): MarkupElement[][] {
  return childElements(table)
    .flatMap((child) => (ROW_GROUPS.has(child.name) ? childElements(child) : [child]))
    .filter((child) => child.name === "tr" || child.name === "caption")
    .map((row) => (row.name === "caption" ? [row] : childElements(row).filter((cell) => CELLS.has(cell.name))));
}

/** One column, or tables within: it arranges the page and holds paragraphs, not figures. */
export function isLayoutTable(table: MarkupElement): boolean {
  const rows = rowsOf(table);
  return rows.every((row) => row.length <= 1) || rows.some((row) => row.some((cell) => holdsTable(cell, 0)));
}

function holdsTable(element: MarkupElement, depth: number): boolean {
  if (depth > 6) return false;
  return childElements(element).some((child) => child.name === "table" || holdsTable(child, depth + 1));
}

function childElements(element: MarkupElement): MarkupElement[] {
  return element.children.filter((child): child is MarkupElement => !isMarkupText(child));
}
