import { ExternalHyperlink, Tab, TextRun } from "docx";
import type { ParagraphChild } from "docx";
import { withoutForbidden } from "../../../shared/editor/escape-html.ts";
import { BOLD, isLinkAddress, ITALIC } from "../../../shared/model/copy-limits.ts";
import type { Inline, LineOfCopy } from "../../../shared/model/copy.ts";

/** A line of copy as runs of Word. */
export function docxLine(line: LineOfCopy, style?: string): ParagraphChild[] {
  return line.flatMap((inline) => docxInline(inline, style));
}

/** Words without marks; line breaks in them become spaces. */
export function docxWords(text: string): TextRun {
  return new TextRun(withoutForbidden(text).replace(/\s+/g, " ").trim());
}

function docxInline(inline: Inline, style: string | undefined): ParagraphChild[] {
  switch (inline.type) {
    case "linebreak":
      return [new TextRun({ break: 1 })];
    case "tab":
      return [new TextRun({ children: [new Tab()] })];
    case "text":
      return [
        new TextRun({
          text: withoutForbidden(inline.text),
          bold: (inline.format & BOLD) !== 0,
          italics: (inline.format & ITALIC) !== 0,
          ...(style === undefined ? {} : { style }),
        }),
      ];
    case "link": {
      if (!isLinkAddress(inline.url)) return docxLine(inline.children);
      return [new ExternalHyperlink({ link: withoutForbidden(inline.url), children: docxLine(inline.children, "Hyperlink") })];
    }
  }
}
