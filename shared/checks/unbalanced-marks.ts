import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt, type Said } from "./finding-at.ts";

const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

const said = (rule: "unbalanced-quotes" | "unbalanced-brackets", at: number, why: string): Said => ({
  rule,
  severity: "must",
  start: at,
  end: at + 1,
  why,
});

/**
 * Quotation marks and brackets that open and never close, or close and never opened. A quotation
 * that runs over several paragraphs opens in each and closes in the last, so `next`, the text of
 * the paragraph behind, is asked.
 */
export function unbalancedMarks(text: CheckedText, next: string | undefined): Finding[] {
  return [...doubles(text.text, next), ...singles(text.text, next), ...straight(text.text), ...brackets(text.text)].map((each) =>
    findingAt(text, each),
  );
}

function doubles(text: string, next: string | undefined): Said[] {
  const all: Said[] = [];
  let open: number | undefined;
  for (const { 0: mark, index } of text.matchAll(/[“”]/g)) {
    if (mark === "“") {
      if (open !== undefined)
        all.push(said("unbalanced-quotes", open, "This quotation opens and is not closed before the next one opens."));
      open = index;
    } else {
      if (open === undefined) all.push(said("unbalanced-quotes", index, "This quotation mark closes what never opened."));
      open = undefined;
    }
  }
  if (open !== undefined && next?.trimStart().startsWith("“") !== true) {
    all.push(said("unbalanced-quotes", open, "This quotation opens and is never closed."));
  }
  return all;
}

/** A closing single mark is an apostrophe too, so only one that opens can be seen to lack its other half. */
function singles(text: string, next: string | undefined): Said[] {
  if (next?.trimStart().startsWith("‘") === true) return [];
  const open = text.lastIndexOf("‘");
  if (open === -1 || /[^\s]’(?![\p{L}\p{N}])/u.test(text.slice(open))) return [];
  return [said("unbalanced-quotes", open, "This quotation opens and is never closed. An apostrophe curls the other way: ’.")];
}

/** Inches and seconds stand behind a figure and are no quotation marks. */
function straight(text: string): Said[] {
  const marks = [...text.matchAll(/(?<!\d)"/g)];
  const last = marks.at(-1);
  return marks.length % 2 === 0 || last === undefined
    ? []
    : [said("unbalanced-quotes", last.index, "There is an odd number of quotation marks in this paragraph.")];
}

function brackets(text: string): Said[] {
  const all: Said[] = [];
  const open: { mark: string; index: number }[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()[\]]/g)) {
    const wanted = PAIRS[mark];
    if (wanted === undefined) open.push({ mark, index });
    else if (open.at(-1)?.mark === wanted) open.pop();
    // "a)" and "2)" number a list.
    else if (!/^\s*[\p{L}\p{N}]{1,2}$/u.test(text.slice(0, index))) {
      all.push(said("unbalanced-brackets", index, "This bracket closes what never opened."));
    }
  }
  for (const { index } of open) all.push(said("unbalanced-brackets", index, "This bracket opens and is never closed."));
  return all;
}
