import fc from "fast-check";
import { HOSTILE_TEXTS } from "../../../../shared/editor/fixtures/hostile-texts.ts";
import { emptyList, listItem, nextValue } from "../../../../shared/editor/markup/list-writer.ts";
import { emptyLink, paragraphOf, textRun } from "../../../../shared/editor/safe-copy.ts";
import type { Block, Body, Inline, ListBlock } from "../../../../shared/model/copy.ts";

/** Words a newspaper prints, words that mean something to a site's software, and any sign there is. */
const TRICKY = [
  "https://example.org/video",
  "[gallery ids=1]",
  "Wordpress",
  "3x4 and 10 x 5",
  ":) and ;-) and 8-)",
  "it's (tm) -- \"quoted\"... 'n' 5'10\"",
  "<!--more-->",
  "<!-- wp:html -->",
  "&amp; &lt;b&gt; &#39; &",
  "  two  spaces\u00A0",
  "100%ab %20 {{x}} ]]>",
];
// An editor never holds a line end inside a run: it is a break of its own.
const words = fc
  .oneof(
    fc.constantFrom(...TRICKY, ...HOSTILE_TEXTS),
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.string({ unit: "binary", maxLength: 8 }),
  )
  .map((text) => text.replace(/[\r\n\t]/g, ""));
const run: fc.Arbitrary<Inline> = fc.tuple(words, fc.integer({ min: 0, max: 3 })).map(([text, format]) => textRun(text, format));
const tab: Inline = { ...textRun("\t", 0), type: "tab", text: "\t", detail: 2 };
const plain: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 6, arbitrary: run },
  fc.constantFrom<Inline>({ type: "linebreak", version: 1 }, tab),
);
const link: fc.Arbitrary<Inline> = fc
  .tuple(
    fc.constantFrom(
      "https://example.org/?a=1&b=%C3%BC#c",
      "mailto:desk@example.org",
      'http://x.example/"[x]',
      "javascript:alert(1)",
    ),
    fc.array(plain, { maxLength: 3 }),
  )
  .map(([url, children]) => ({ ...emptyLink(url), children: children.filter((child) => child.type !== "link") }));

/** A line as an editor may save it: runs that could be one, runs without words, links to anywhere. */
export const arbitraryLine: fc.Arbitrary<Inline[]> = fc.array(fc.oneof({ weight: 4, arbitrary: plain }, link), { maxLength: 5 });

function listOf(numbered: boolean, start: number, depth: number, items: readonly (Inline[] | ListBlock)[]): ListBlock {
  const list = emptyList(numbered, numbered ? start : 1);
  for (const item of items) list.children.push(listItem("type" in item ? [item] : item, nextValue(list), depth));
  return list;
}

const listAt = (depth: number): fc.Arbitrary<ListBlock> =>
  fc
    .tuple(
      fc.boolean(),
      fc.integer({ min: 0, max: 5 }),
      fc.array(depth > 2 ? arbitraryLine : fc.oneof({ weight: 4, arbitrary: arbitraryLine }, listAt(depth + 1)), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([numbered, start, items]) => listOf(numbered, start, depth, items));

/** Any block but cuts and pictures. */
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: arbitraryLine.map(paragraphOf) },
  arbitraryLine.map((children): Block => ({ ...elementOf(children), type: "heading", tag: "h2" })),
  arbitraryLine.map((children): Block => ({ ...elementOf(children), type: "quote" })),
  listAt(0),
);

function elementOf(children: Inline[]): { version: number; direction: null; format: ""; indent: 0; children: Inline[] } {
  return { version: 1, direction: null, format: "", indent: 0, children };
}

/** A body as an editor may save it, with pictures of these ids and perhaps a cut. */
export function arbitraryBody(pictureIds: readonly string[]): fc.Arbitrary<Body> {
  const picture = fc
    .tuple(fc.constantFrom(...pictureIds), arbitraryLine, words, words)
    .map(([pictureId, caption, credit, alt]): Block => ({ type: "picture", version: 1, pictureId, caption, credit, alt }));
  return fc.array(fc.oneof({ weight: 6, arbitrary: block }, picture, fc.constant<Block>({ type: "cut", version: 1 })), {
    maxLength: 8,
  });
}
