import { withoutForbidden } from "../editor/escape-html.ts";
import { BOLD, isLinkAddress, ITALIC } from "../model/copy-limits.ts";
import type { Inline, LineOfCopy } from "../model/copy.ts";

/** Text as Markdown shows it: no sign in it is markup, and no line break or indentation is either. */
export function markdownText(text: string): string {
  return withoutForbidden(text)
    .replace(/[\s\u2028\u2029]+/g, " ")
    .replace(/[\\`*_[\]<>&~|#!$^=+-]/g, (sign) =>
      sign === "-" || sign === "+" || sign === "=" || sign === "#" ? sign : `\\${sign}`,
    );
}

/** One line of a paragraph, safe at its beginning, where more signs are markup than elsewhere. */
export function atLineStart(line: string): string {
  return line
    .trimStart()
    .replace(/^([-+=#])/, "\\$1")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

/** A line of copy. Breaks become a backslash and a new line, which begins with `indent`. */
export function markdownLine(line: LineOfCopy, indent = ""): string {
  const lines: string[] = [""];
  let formatted = false;
  for (const inline of line) {
    if (inline.type === "linebreak") lines.push("");
    else lines[lines.length - 1] += inlineMarkdown(inline, formatted);
    formatted = inline.type === "text" && inline.format !== 0;
  }
  return lines
    .map((each) => atLineStart(each).trimEnd())
    .join(`\\\n${indent}`)
    .replace(/^(\\\n\s*)+|(\\\n\s*)+$/g, "");
}

function inlineMarkdown(inline: Exclude<Inline, { type: "linebreak" }>, besideFormatted: boolean): string {
  if (inline.type === "tab") return " ";
  if (inline.type === "link") {
    const words = markdownLine(inline.children).replaceAll("\\\n", " ");
    if (words.trim() === "" || !isLinkAddress(inline.url)) return words;
    return `[${words}](<${address(inline.url)}>)`;
  }
  const text = markdownText(inline.text);
  const bold = (inline.format & BOLD) !== 0;
  const italic = (inline.format & ITALIC) !== 0;
  if ((!bold && !italic) || text.trim() === "") return text;
  // Stars work only between letters and spaces; elsewhere, and beside other stars, HTML does.
  if (!besideFormatted && /^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/u.test(text)) {
    const stars = `${bold ? "**" : ""}${italic ? "*" : ""}`;
    return `${stars}${text}${stars.split("").toReversed().join("")}`;
  }
  const inner = italic ? `<em>${text}</em>` : text;
  return bold ? `<strong>${inner}</strong>` : inner;
}

/** An address between angle brackets. */
export function address(url: string): string {
  return withoutForbidden(url).replaceAll("\\", "%5C").replaceAll("<", "%3C").replaceAll(">", "%3E").replaceAll("&", "&amp;");
}
