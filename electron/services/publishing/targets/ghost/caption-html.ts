import { lineHtml } from "../../../../../shared/editor/html-out.ts";
import { lineFromMarkup } from "../../../../../shared/editor/markup-in.ts";
import type { MarkupElement, MarkupNode } from "../../../../../shared/editor/markup-in.ts";
import { lineText } from "../../../../../shared/editor/plain-text.ts";
import type { LineOfCopy } from "../../../../../shared/model/copy.ts";
import { html } from "../../page/markup.ts";
import { markupOfHtml } from "../../../../../shared/editor/markup-of-html.ts";
import { tidyLine } from "./tidy-line.ts";

/** Ghost has one field for both: caption, and who made the picture. */
export function captionHtml(caption: LineOfCopy, credit: string): string {
  const words = lineText(caption).trim();
  const by = credit.trim();
  if (by === "") return words === "" ? "" : lineHtml(caption);
  const stop = words === "" ? "" : /[.!?…]['’”"]?$/.test(words) ? " " : ". ";
  // What is put between them is in the credit's own element, so that both can be read back as they were.
  return `${words === "" ? "" : lineHtml(caption)}${html`<span class="credit">${stop}Pic: ${by}</span>`.text}`;
}

/** Reads it back, also after somebody has written it anew in Ghost, where the credit's element is lost. */
export function readCaption(captionMarkup: string): { caption: LineOfCopy; credit: string } {
  const root = markupOfHtml(captionMarkup);
  const credit = creditIn(root);
  const caption = tidyLine(lineFromMarkup(credit === undefined ? root : without(root, credit)).line);
  if (credit !== undefined) return { caption, credit: afterPic(lineText(lineFromMarkup(credit).line)) ?? "" };
  const last = caption.at(-1);
  const found = last?.type === "text" ? /(?:^|\s)Pic: (.+)$/.exec(last.text) : null;
  if (last?.type !== "text" || found === null) return { caption, credit: "" };
  const before = { ...last, text: last.text.slice(0, found.index) };
  return { caption: tidyLine([...caption.slice(0, -1), before]), credit: (found[1] ?? "").trim() };
}

function afterPic(words: string): string | undefined {
  return /Pic: (.*)$/s.exec(words)?.[1]?.trim();
}

function creditIn(node: MarkupNode): MarkupElement | undefined {
  if ("text" in node) return undefined;
  if (node.name === "span" && node.attribute("class") === "credit") return node;
  for (const child of node.children) {
    const found = creditIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function without(node: MarkupElement, left: MarkupElement): MarkupElement {
  return {
    name: node.name,
    attribute: node.attribute,
    children: node.children.filter((child) => child !== left).map((child) => ("text" in child ? child : without(child, left))),
  };
}
