import { blocksFromMarkup } from "../../../../../shared/editor/markup-in.ts";
import { markupOfHtml } from "../../../../../shared/editor/markup-of-html.ts";
import { plainText } from "../../../../../shared/editor/plain-text.ts";
import { paragraphOf, textRun } from "../../../../../shared/editor/safe-copy.ts";
import type { Body } from "../../../../../shared/model/copy.ts";
import { recordOf } from "./ghost-lexical.ts";
import type { GhostNode } from "./ghost-lexical.ts";

/** What cards of Ghost call the words a reader sees. Source: the nodes of kg-default-nodes in Ghost 6.65.0. */
const WORDS =
  /^(html|markdown|code|alt|text|title|description|caption|heading|content|header|subheader|.*(Text|Title|Name|Description|Caption|Header|Subheader|Heading))$/;
/** And where they lead. */
const ADDRESSES = /^(url|src|href|.*Url)$/;
/** Deeper than any card nests; stops hostile JSON from exhausting the stack. */
const DEEPEST = 8;

/** A card the desk has no block for, as a paragraph in plain words: "[callout] Bring a coat". */
export function cardBlocks(node: GhostNode): Body {
  const { type } = node;
  const words = type === "horizontalrule" ? [] : [...wordsIn(node, 0)];
  return [paragraphOf([textRun([`[${type}]`, ...words].join(" "), 0)])];
}

function* wordsIn(value: unknown, depth: number): Generator<string> {
  if (depth > DEEPEST) return;
  for (const [key, each] of Object.entries(recordOf(value))) {
    if (Array.isArray(each)) for (const item of each) yield* wordsIn(item, depth + 1);
    else if (typeof each === "object") yield* wordsIn(each, depth + 1);
    else if (typeof each === "string" && WORDS.test(key)) yield* wordsOf(each);
    else if (typeof each === "string" && ADDRESSES.test(key) && each !== "") yield each;
  }
}

/** Much of it is HTML. */
function* wordsOf(html: string): Generator<string> {
  const words = plainText(blocksFromMarkup(markupOfHtml(html)).blocks)
    .replace(/\s+/g, " ")
    .trim();
  if (words !== "") yield words;
}
