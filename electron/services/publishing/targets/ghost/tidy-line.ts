import { textRun } from "../../../../../shared/editor/safe-copy.ts";
import type { Inline, LineOfCopy, Link } from "../../../../../shared/model/copy.ts";

/** Runs of one type are joined; empty ones and empty links are left out. */
export function tidyLine(line: LineOfCopy): LineOfCopy {
  const tidy: Inline[] = [];
  for (const inline of line) {
    if (inline.type === "linebreak") tidy.push({ type: "linebreak", version: 1 });
    else if (inline.type === "link") tidy.push(...tidyLink(inline));
    else addRun(tidy, inline.type === "tab" ? " " : inline.text, inline.format);
  }
  return tidy;
}

function addRun(line: Inline[], text: string, format: number): void {
  const last = line.at(-1);
  if (last?.type === "text" && last.format === format) line[line.length - 1] = textRun(last.text + text, format);
  else if (text !== "") line.push(textRun(text, format));
}

function tidyLink(link: Link): Link[] {
  const children = tidyLine(link.children).filter((child) => child.type !== "link");
  if (children.length === 0) return [];
  return [{ type: "link", ...tidyElement(link), url: link.url, rel: null, target: null, title: link.title, children }];
}

/** A direction that Ghost's editor sets by itself says nothing; one against the usual does. */
export function tidyElement({ direction }: { direction: "ltr" | "rtl" | null }): {
  version: 1;
  direction: "rtl" | null;
  format: "";
  indent: 0;
} {
  return { version: 1, direction: direction === "rtl" ? "rtl" : null, format: "", indent: 0 };
}
