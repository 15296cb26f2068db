import { isMarkupText, type MarkupElement, type MarkupNode } from "../../../shared/editor/markup/markup-node.ts";

/**
 * A page has no footnotes. The converter for Word writes them as a numbered list behind the text,
 * with arrows back; here each becomes a paragraph that begins with the mark left in the text:
 * "[1] …". Gives the markup, and how many notes there were of either kind.
 */
export function notesAsParagraphs(root: MarkupElement): { root: MarkupElement; footnotes: number; endnotes: number } {
  const counts = { footnote: 0, endnote: 0 };
  const note = (item: MarkupElement, index: number): MarkupElement => {
    counts[kindOf(item) ?? "footnote"] += 1;
    return { ...plain("div"), children: [{ text: `[${index + 1}] ` }, ...item.children.flatMap(unwrapped)] };
  };
  const walk = (element: MarkupElement): MarkupElement => {
    const items = noteItems(element);
    if (items !== undefined) return { ...plain("div"), children: items.map(note) };
    if (!CONTAINERS.has(element.name)) return element;
    return { ...element, children: element.children.map((child) => (isMarkupText(child) ? child : walk(child))) };
  };
  const changed = walk(root);
  return { root: changed, footnotes: counts.footnote, endnotes: counts.endnote };
}

/** The list of notes stands at the top level of what the converter writes. */
const CONTAINERS = new Set(["html", "body"]);

function noteItems(element: MarkupElement): MarkupElement[] | undefined {
  if (element.name !== "ol") return undefined;
  const items = element.children.filter((child): child is MarkupElement => !isMarkupText(child));
  return items.length > 0 && items.every((item) => kindOf(item) !== undefined) ? items : undefined;
}

function kindOf(item: MarkupElement): "footnote" | "endnote" | undefined {
  const kind = /^(footnote|endnote)-/.exec(item.attribute("id") ?? "")?.[1];
  return kind === "footnote" || kind === "endnote" ? kind : undefined;
}

/** The words of a note without its paragraphs, parted by breaks, and without the arrow back. */
function unwrapped(node: MarkupNode): MarkupNode[] {
  if (isMarkupText(node)) return [node];
  if (/^#(footnote|endnote)-ref-/.test(node.attribute("href") ?? "")) return [];
  if (node.name !== "p") return [node];
  return [...node.children.flatMap(unwrapped), plain("br")];
}

function plain(name: string): MarkupElement {
  return { name, attribute: () => undefined, children: [] };
}
