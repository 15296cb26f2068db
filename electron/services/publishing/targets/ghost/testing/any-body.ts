import fc from "fast-check";
import type { Block, Body, Inline, ListBlock, ListItem } from "../../../../../../shared/model/copy.ts";
import { paragraphOf, textRun } from "../../../../../../shared/editor/safe-copy.ts";

const element = { version: 1, direction: null, format: "", indent: 0 } as const;

/** Words as people and programs write them: signs of HTML and lexical, two spaces, other scripts, none at all. */
const words = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("The quay", "was empty", "at dawn ", " and", ".", "<b>", "&amp;", "“so”", "日本", "😀"),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "  ", "LONDON – ", "Pic: me", "[callout]") },
);
const textOf = fc
  .record({ text: words, format: fc.integer({ min: 0, max: 3 }) })
  .map(({ text, format }) => textRun(text, format));
const tab: Inline = { ...textRun("\t", 0), type: "tab", text: "\t", detail: 2 };
const small = fc.oneof(
  { weight: 8, arbitrary: textOf },
  { weight: 1, arbitrary: fc.constantFrom<Inline>({ type: "linebreak", version: 1 }, tab) },
);
const linkOf = fc
  .record({ children: fc.array(small, { maxLength: 3 }), title: fc.constantFrom(null, "a title") })
  .map(({ children, title }): Inline => ({
    type: "link",
    ...element,
    url: "https://harbour.example/log?year=2026&month=3",
    rel: "noopener",
    target: null,
    title,
    children: children.filter((child) => child.type !== "link"),
  }));
export const anyLine: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: small }, { weight: 1, arbitrary: linkOf }),
  { maxLength: 5 },
);

const listOf = (depth: number): fc.Arbitrary<ListBlock> =>
  fc
    .record({
      listType: fc.constantFrom("bullet" as const, "number" as const),
      start: fc.integer({ min: 0, max: 5 }),
      items: fc.array(
        depth > 2
          ? anyLine
          : fc.oneof({ weight: 4, arbitrary: anyLine }, { weight: 1, arbitrary: listOf(depth + 1).map((list) => [list]) }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ listType, start, items }) => ({
      type: "list",
      listType,
      tag: listType === "number" ? "ol" : "ul",
      start,
      ...element,
      children: items.map((children, index): ListItem => ({
        type: "listitem",
        ...element,
        indent: depth,
        value: index,
        children,
      })),
    }));

export const PICTURES: readonly string[] = ["a1".repeat(32), "b2".repeat(32)];
const pictureOf = fc
  .record({ pictureId: fc.constantFrom(...PICTURES), caption: anyLine, credit: words, alt: words })
  .map((picture): Block => ({ type: "picture", version: 1, ...picture }));

/** Any body the desk may hold, tidy or not. */
export const anyBody: fc.Arbitrary<Body> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: anyLine.map((children): Block => paragraphOf(children)) },
    { weight: 1, arbitrary: anyLine.map((children): Block => ({ type: "heading", tag: "h2", ...element, children })) },
    { weight: 2, arbitrary: anyLine.map((children): Block => ({ type: "quote", ...element, children })) },
    { weight: 1, arbitrary: listOf(0) },
    { weight: 1, arbitrary: pictureOf },
    { weight: 1, arbitrary: fc.constant<Block>({ type: "cut", version: 1 }) },
  ),
  { maxLength: 8 },
);
