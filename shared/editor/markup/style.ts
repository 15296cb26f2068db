import { BOLD, ITALIC } from "../../model/copy-limits.ts";
import type { MarkupElement } from "./markup-node.ts";

/** What the style of an element says that matters to copy. */
export interface ReadStyle {
  format: number;
  hidden: boolean;
  strikethrough: boolean;
  underline: boolean;
  /** Level, from 1, of a paragraph that Word sets as a list item. */
  listLevel?: number;
  /** The bullet or number that Word writes into the text of such a paragraph. */
  listMarker: boolean;
  /** A comment of Word's, or the mark that leads to it. */
  comment: boolean;
}

const LONGEST_STYLE = 10_000;
const BOLD_NAMES = new Set(["b", "strong"]);
const ITALIC_NAMES = new Set(["i", "em", "cite", "dfn", "var"]);
const STRIKE_NAMES = new Set(["s", "strike", "del"]);
const UNDERLINE_NAMES = new Set(["u", "ins"]);

/** Reads name and inline style; the style wins, as when Google Docs wraps all in a `b` of normal weight. */
export function readStyle(element: MarkupElement, inherited: number): ReadStyle {
  const { name } = element;
  let format = inherited;
  if (BOLD_NAMES.has(name)) format |= BOLD;
  if (ITALIC_NAMES.has(name)) format |= ITALIC;
  const style = declarations(element.attribute("style") ?? "");
  const weight = style.get("font-weight");
  if (weight !== undefined) format = withBit(format, BOLD, boldness(weight));
  const slant = style.get("font-style");
  if (slant !== undefined) format = withBit(format, ITALIC, slant === "inherit" ? undefined : /^(italic|oblique)/.test(slant));
  const decoration = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`;
  const list = style.get("mso-list");
  const level = list === undefined ? undefined : /level([1-9])/.exec(list)?.[1];
  return {
    format,
    hidden: style.get("display") === "none" || style.get("mso-hide") === "all" || element.attribute("hidden") !== undefined,
    strikethrough: STRIKE_NAMES.has(name) || decoration.includes("line-through"),
    underline: name !== "a" && (UNDERLINE_NAMES.has(name) || decoration.includes("underline")),
    ...(level === undefined ? {} : { listLevel: Number(level) }),
    listMarker: list === "ignore",
    comment: style.get("mso-element") === "comment" || /\bMsoCommentReference\b/.test(element.attribute("class") ?? ""),
  };
}

/** The declarations of a style attribute; the last of a name wins. Enough for what pasteboards hold. */
function declarations(style: string): Map<string, string> {
  const found = new Map<string, string>();
  if (style === "") return found;
  for (const declaration of style.slice(0, LONGEST_STYLE).toLowerCase().split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0)
      found.set(
        declaration.slice(0, colon).trim(),
        declaration
          .slice(colon + 1)
          .replace(/!\s*important/, "")
          .trim(),
      );
  }
  return found;
}

function withBit(format: number, bit: number, on: boolean | undefined): number {
  if (on === undefined) return format;
  return on ? format | bit : format & ~bit;
}

function boldness(weight: string): boolean | undefined {
  if (weight === "bold" || weight === "bolder") return true;
  if (weight === "normal" || weight === "lighter" || weight === "initial") return false;
  const number = Number.parseInt(weight, 10);
  return Number.isNaN(number) ? undefined : number >= 600;
}
