import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { describe, expect, it } from "vitest";
import { bodySchema, type Body, type Inline } from "../model/copy.ts";
import { domOfHtml } from "./fixtures/dom-of-html.ts";
import { HOSTILE_TEXTS } from "./fixtures/hostile-texts.ts";
import { bodyHtml, escapeHtml, lineHtml } from "./html-out.ts";
import { blocksFromMarkup, markupOfDom } from "./markup-in.ts";
import { lineText } from "./plain-text.ts";
import { textRun } from "./safe-copy.ts";

const drawing = { picture: (): string => "<figure></figure>" };
const text = (words: string, format = 0): unknown => ({ type: "text", text: words, format });
const html = (...blocks: unknown[]): string => bodyHtml(bodySchema.parse(blocks), drawing);

describe("the HTML of a body", () => {
  it("has the elements of the page and no others", () => {
    expect(
      html(
        { type: "paragraph", children: [text("Plain, "), text("bold", 1), text(" and "), text("both", 3), text(".")] },
        { type: "heading", children: [text("Cross"), text("head", 2)] },
        { type: "quote", children: [text("First")] },
        { type: "quote", children: [text("second")] },
        { type: "paragraph", children: [] },
        { type: "cut" },
        { type: "picture", pictureId: "p", caption: [], credit: "", alt: "" },
        {
          type: "paragraph",
          children: [
            { type: "link", url: "https://example.org/?a=1&b=2", children: [text("the log")] },
            { type: "linebreak" },
            text("Ends"),
          ],
        },
      ),
    ).toBe(
      [
        "<p>Plain, <strong>bold</strong> and <strong><em>both</em></strong>.</p>",
        "<h2>Cross<em>head</em></h2>",
        "<blockquote><p>First</p><p>second</p></blockquote>",
        "<figure></figure>",
        '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">the log</a><br>Ends</p>',
      ].join("\n"),
    );
  });

  it("puts a nested list into the item before it", () => {
    const item = (...children: unknown[]): unknown => ({ type: "listitem", children });
    const list = (...children: unknown[]): unknown => ({ type: "list", listType: "bullet", tag: "ul", children });
    expect(
      html({
        ...(list(item(text("one")), item(list(item(text("in")))), item(text("two"))) as object),
        listType: "number",
        tag: "ol",
        start: 4,
      }),
    ).toBe('<ol start="4"><li>one<ul><li>in</li></ul></li><li>two</li></ol>');
  });

  it("keeps the words of a link that leads nowhere a page may lead", () => {
    const link = (url: string): Inline => ({
      type: "link",
      version: 1,
      direction: null,
      format: "",
      indent: 0,
      url,
      rel: null,
      target: null,
      title: null,
      children: [textRun("words", 0)],
    });
    for (const url of [
      "javascript:alert(1)",
      "JavaScript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "//x.example",
      "https://a b",
      "vbscript:x",
      "",
    ]) {
      expect(lineHtml([link(url)])).toBe("words");
    }
    expect(lineHtml([link("mailto:desk@example.org")])).toBe('<a href="mailto:desk@example.org" rel="noopener">words</a>');
  });
});

const ALLOWED: Record<string, readonly string[]> = {
  p: [],
  h2: [],
  blockquote: [],
  ul: [],
  ol: ["start"],
  li: [],
  strong: [],
  em: [],
  a: ["href", "rel"],
  br: [],
  figure: [],
};

/** Every element and attribute a browser would see is one the page has; gives the text it would show. */
function checkedText(markup: string): string {
  const errors: string[] = [];
  const read = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if (defaultTreeAdapter.isTextNode(node)) return node.value;
    if (!defaultTreeAdapter.isElementNode(node)) throw new Error(`a ${node.nodeName} in ${markup}`);
    const allowed = ALLOWED[node.tagName];
    if (allowed === undefined) throw new Error(`<${node.tagName}> in ${markup}`);
    for (const { name, value } of node.attrs) {
      if (!allowed.includes(name)) throw new Error(`${name} in ${markup}`);
      if (name === "href" && !/^(https?:\/\/|mailto:)/i.test(value)) throw new Error(`href ${value} in ${markup}`);
    }
    return node.childNodes.map(read).join("");
  };
  const words = parseFragment(markup, { onParseError: (error) => errors.push(error.code) })
    .childNodes.map(read)
    .join("");
  expect(errors).toStrictEqual([]);
  return words;
}

function hostileBody(words: string): Body {
  const run = textRun(words, 0);
  const address = `https://example.org/${words.replace(/\s/g, "")}`;
  const link: Inline = {
    type: "link",
    version: 1,
    direction: null,
    format: "",
    indent: 0,
    url: address,
    rel: words,
    target: null,
    title: words,
    children: [run],
  };
  const element = { version: 1, direction: null, format: "", indent: 0 } as const;
  return [
    { type: "paragraph", ...element, textFormat: 0, textStyle: "", children: [run, { ...run, format: 3 }, link] },
    { type: "heading", tag: "h2", ...element, children: [run] },
    { type: "quote", ...element, children: [run] },
    {
      type: "list",
      listType: "number",
      tag: "ol",
      start: 1,
      ...element,
      children: [{ type: "listitem", ...element, value: 1, children: [run] }],
    },
  ];
}

describe("hostile words", () => {
  it.each(HOSTILE_TEXTS)("%j stay words", (words) => {
    const shown = checkedText(bodyHtml(hostileBody(words), drawing));
    if (!/[\u0000\u000c\ufeff\ud800]/.test(words)) expect(shown).toContain(words);
  });

  it("stay words whatever they are", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string(),
      fc.stringMatching(/^[<>"'`=&;/!a-z \u0000-]{0,40}$/),
      fc.constantFrom(...HOSTILE_TEXTS),
    );
    fc.assert(
      fc.property(words, words, (one, other) => {
        checkedText(bodyHtml(hostileBody(one + other), drawing));
      }),
      { numRuns: 200 },
    );
  });

  it("come back as they were written", () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const line = [textRun(words, 0)];
        expect(checkedText(lineHtml(line))).toBe(lineText(line));
      }),
    );
  });

  it("cannot leave a quoted attribute", () => {
    expect(escapeHtml(`"'\`<>&`)).toBe("&quot;&#39;&#96;&lt;&gt;&amp;");
  });
});

/** A longer list of payloads, in a folder that may stand beside the checkout. */
const companion = join(import.meta.dirname, "../../../shared/standards/xss/xss-payload-list.txt");
const payloads = (await readFile(companion, "utf8").catch(() => "")).split("\n").filter((payload) => payload !== "");
if (payloads.length === 0) console.error("No companion list of payloads beside the checkout: none of them checked");

describe(`the ${payloads.length} payloads beside the checkout`, () => {
  it("stay words", () => {
    for (const payload of payloads) checkedText(bodyHtml(hostileBody(payload), drawing));
  });

  it("come in as words and go out as words", () => {
    for (const payload of payloads) {
      const { blocks } = blocksFromMarkup(markupOfDom(domOfHtml(payload)));
      checkedText(bodyHtml(blocks, drawing));
    }
  });
});
