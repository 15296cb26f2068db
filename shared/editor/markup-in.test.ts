import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodySchema, lineOfCopySchema, type Body } from "../model/copy.ts";
import { domOfHtml } from "./fixtures/dom-of-html.ts";
import { HOSTILE_TEXTS } from "./fixtures/hostile-texts.ts";
import { bodyHtml, lineHtml } from "./html-out.ts";
import { blocksFromMarkup, leftOutInWords, lineFromMarkup, markupOfDom, type FoundPicture } from "./markup-in.ts";
import { plainText } from "./plain-text.ts";

const picture = { picture: ({ alt }: { alt: string }): string => `[${alt}]` };

function read(html: string): { html: string[]; leftOut: string[]; blocks: Body } {
  const { blocks, leftOut } = blocksFromMarkup(markupOfDom(domOfHtml(html)));
  expect(bodySchema.parse(blocks)).toStrictEqual(blocks);
  return { html: bodyHtml(blocks, picture).split("\n"), leftOut: leftOutInWords(leftOut), blocks };
}
const copy = (html: string): string[] => read(html).html;
const line = (html: string): string => {
  const { line: found } = lineFromMarkup(markupOfDom(domOfHtml(html)));
  expect(lineOfCopySchema.parse(found)).toStrictEqual(found);
  return lineHtml(found);
};

describe("foreign markup becomes copy", () => {
  it.each([
    ["paragraphs", "<p>One</p><p>Two</p>", ["<p>One</p>", "<p>Two</p>"]],
    ["bare words", "One", ["<p>One</p>"]],
    ["words beside paragraphs", "Loose<p>One</p>after", ["<p>Loose</p>", "<p>One</p>", "<p>after</p>"]],
    ["nested divisions", "<div><div>One</div><div><div>Two</div></div></div>", ["<p>One</p>", "<p>Two</p>"]],
    [
      "paragraphs parted by breaks",
      "One<br>line<br><br>Two<br/><br/><br/>Three",
      ["<p>One<br>line</p>", "<p>Two</p>", "<p>Three</p>"],
    ],
    ["empty paragraphs", "<p></p><p>&nbsp;</p><p><br></p><p>One</p><br><br>", ["<p>One</p>"]],
    ["white space", "<p>  One \n\t two  <b> three </b> four </p>\n", ["<p>One two <strong>three </strong>four</p>"]],
    ["no-break spaces", "<p>10&nbsp;km &nbsp; far&nbsp;</p>", ["<p>10\u00a0km far</p>"]],
    ["invisible characters", "<p>so\u00adft\u200b \ufeffhyphen</p>", ["<p>soft hyphen</p>"]],
    [
      "bold and italic",
      "<p><b>b</b><strong>s</strong><i>i</i><em>e</em><b><i>x</i></b></p>",
      ["<p><strong>bs</strong><em>ie</em><strong><em>x</em></strong></p>"],
    ],
    [
      "styles",
      '<p><span style="font-weight:700">b</span> <span style="FONT-STYLE: italic !important">i</span> <b style="font-weight:normal">n</b></p>',
      ["<p><strong>b</strong> <em>i</em> n</p>"],
    ],
    ["all headings", "<h1>One</h1><h3><b>Two</b></h3><h6>Three</h6>", ["<h2>One</h2>", "<h2>Two</h2>", "<h2>Three</h2>"]],
    [
      "quotes",
      "<blockquote><p>One</p><p>Two</p></blockquote><p>out</p>",
      ["<blockquote><p>One</p><p>Two</p></blockquote>", "<p>out</p>"],
    ],
    ["preformatted text", "<pre>a  b\n  c</pre>", ["<p>a  b<br>  c</p>"]],
    [
      "lists",
      "<ul><li>a<li><p>b</p><p>c</p><ol><li>d</ol><li>e</ul>",
      ["<ul><li>a</li><li>b<br>c<ol><li>d</li></ol></li><li>e</li></ul>"],
    ],
    [
      "lists in lists without an item",
      "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
      ["<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"],
    ],
    [
      "numbered lists",
      '<ol start="4"><li>a</li><li>b</li></ol><ol><li>c</li></ol>',
      ['<ol start="4"><li>a</li><li>b</li></ol>', "<ol><li>c</li></ol>"],
    ],
    [
      "dropped elements",
      "<style>p{}</style><script>x</script><title>t</title><p>One<!-- c --></p><template>t</template><noscript>n</noscript>",
      ["<p>One</p>"],
    ],
    ["hidden text", '<p>One<span style="display:none">secret</span></p>', ["<p>One</p>"]],
    [
      "links",
      '<p><a href="https://example.org/a?b=1&amp;c">the <b>log</b></a>.</p>',
      ['<p><a href="https://example.org/a?b=1&amp;c" rel="noopener">the <strong>log</strong></a>.</p>'],
    ],
    [
      "links around paragraphs",
      '<a href="https://example.org/"><p>One</p><p>Two</p></a>',
      [
        '<p><a href="https://example.org/" rel="noopener">One</a></p>',
        '<p><a href="https://example.org/" rel="noopener">Two</a></p>',
      ],
    ],
    [
      "links of search engines",
      '<a href="https://www.google.com/url?q=https://example.org/a%3Fb&amp;sa=D">log</a>',
      ['<p><a href="https://example.org/a?b" rel="noopener">log</a></p>'],
    ],
    [
      "links of mail gateways",
      '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&amp;data=x">log</a>',
      ['<p><a href="https://example.org/" rel="noopener">log</a></p>'],
    ],
    ["links within the document", '<a href="#note">[1]</a>', ["<p>[1]</p>"]],
    [
      "tables",
      "<table><tr><th>Port</th><th></th><th>Fare</th></tr><tr><td>Eastness</td><td><p>4</p><p>5</p></td></tr></table>",
      ["<p>Port\t\tFare</p>", "<p>Eastness\t4 5</p>"],
    ],
    ["tables that only arrange the page", "<table><tr><td><p>One</p><p>Two</p></td></tr></table>", ["<p>One</p>", "<p>Two</p>"]],
  ])("%s", (_what, html, expected) => {
    expect(copy(html)).toStrictEqual(expected);
  });

  it("says what it left out", () => {
    const { html, leftOut } = read(
      '<p>One <s>two</s> <u>three</u> <a href="/relative">four</a><img src="https://x.example/a.png" alt="A"></p><hr><iframe src="x"></iframe><table><tr><td>a<td>b</table><svg></svg>',
    );
    expect(html).toStrictEqual(["<p>One two three four</p>", "<p>a\tb</p>"]);
    expect(leftOut).toStrictEqual([
      "strikethrough in 1 place: the words were kept",
      "underlining in 1 place: the words were kept",
      "1 link without a web address: the words were kept",
      "1 picture",
      "1 horizontal line",
      "2 embedded objects",
      "1 table: the text was kept, one paragraph for each row",
    ]);
  });

  it("flattens to one line where there is only one", () => {
    expect(line("<h1>By  <b>A Name</b></h1><p>and<br>others</p><ul><li>x</li></ul>")).toBe("By A Name and others x");
    expect(line('<p>See <a href="https://example.org/">it</a></p>')).toBe(
      'See <a href="https://example.org/" rel="noopener">it</a>',
    );
    expect(line("")).toBe("");
  });
});

describe("what word processors put on the clipboard", () => {
  it("reads the lists of Word, which are paragraphs", () => {
    const item = (level: number, marker: string, words: string): string =>
      `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp;</span></span></span><![endif]>${words}<o:p></o:p></p>`;
    expect(
      copy(
        `<html xmlns:o="urn:x"><head><style>x</style><xml><o:p>junk</o:p></xml></head><body><p class=MsoNormal>Before<o:p></o:p></p>${item(1, "·", "one")}${item(2, "o", "inner")}${item(1, "·", "two")}<p class=MsoNormal><o:p>&nbsp;</o:p></p>${item(1, "1.", "first")}</body></html>`,
      ),
    ).toStrictEqual(["<p>Before</p>", "<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>", "<ol><li>first</li></ol>"]);
  });

  it("reads the lists of Word in the browser, one to an item", () => {
    const item = (name: string, level: number, start: number, words: string): string =>
      `<div class="ListContainerWrapper"><${name} class="ListStyle" start="${start}"><li data-aria-level="${level}"><p>${words}</p></li></${name}></div>`;
    expect(copy(item("ol", 1, 1, "one") + item("ol", 2, 1, "inner") + item("ol", 1, 2, "two"))).toStrictEqual([
      "<ol><li>one<ol><li>inner</li></ol></li><li>two</li></ol>",
    ]);
  });

  it("leaves out Word's comments", () => {
    const { html, leftOut } = read(
      "<p>Copy<span class=MsoCommentReference>[A1]</span></p><div style='mso-element:comment-list'><div style='mso-element:comment'><p>Is it?</p></div></div>",
    );
    expect([html, leftOut]).toStrictEqual([["<p>Copy</p>"], ["1 comment"]]);
  });

  it("reads Google Docs, which wraps all in a b of normal weight", () => {
    expect(
      copy(
        `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;white-space:pre-wrap;">Plain </span><span style="font-weight:700;font-style:italic">both</span></p><br /><ul><li dir="ltr" aria-level="1"><p role="presentation"><span>item</span></p></li></ul></b>`,
      ),
    ).toStrictEqual(["<p>Plain <strong><em>both</em></strong></p>", "<ul><li>item</li></ul>"]);
  });
});

describe("pictures in markup", () => {
  const id = "0123456789abcdef".repeat(4);
  const own = `<figure data-standfirst-picture="${id}" data-standfirst-credit="A Name"><img alt="A quay"><figcaption>The <em>quay</em></figcaption></figure>`;

  it("stay where they were copied out of a story", () => {
    const { blocks } = read(`<p>One</p>${own}<p>Two</p>`);
    expect(blocks[1]).toMatchObject({ type: "picture", pictureId: id, credit: "A Name", alt: "A quay" });
    expect(blocks.map(({ type }) => type)).toStrictEqual(["paragraph", "picture", "paragraph"]);
  });

  it("are only ours with an id that is one", () => {
    expect(read('<figure data-standfirst-picture="../../x"><img alt=""></figure>').blocks).toStrictEqual([]);
  });

  it("are handed to whoever can keep them, behind the paragraph they stand in", () => {
    const met: FoundPicture[] = [];
    const { blocks } = blocksFromMarkup(
      markupOfDom(domOfHtml('<p>One <img src="x.png" alt="A"> more</p><ul><li>a<img src="y.png"></li></ul>')),
      {
        picture: (found) => {
          met.push(found);
          return { type: "picture", version: 1, pictureId: found.address, caption: [], credit: "", alt: found.alt };
        },
      },
    );
    expect(met.map(({ address, alt }) => [address, alt])).toStrictEqual([
      ["x.png", "A"],
      ["y.png", ""],
    ]);
    expect(blocks.map(({ type }) => type)).toStrictEqual(["paragraph", "picture", "list", "picture"]);
    expect(plainText(blocks)).toBe("One more\n\na");
  });
});

describe("hostile markup", () => {
  it("follows nesting only so far, and says so", () => {
    const { blocks, leftOut } = blocksFromMarkup(
      markupOfDom(domOfHtml(`<p>before</p>${"<span>".repeat(2000)}deep${"</span>".repeat(2000)}<p>after</p>`)),
    );
    expect(plainText(blocks)).toBe("before\n\nafter");
    expect(leftOut).toStrictEqual([{ kind: "too-deep", count: 1 }]);
  });

  it("follows lists in lists only so far", () => {
    const { blocks } = blocksFromMarkup(markupOfDom(domOfHtml("<ul><li>x".repeat(60))));
    expect(bodySchema.parse(blocks)).toStrictEqual(blocks);
    expect(plainText(blocks).split("\n")).toHaveLength(60);
  });

  it.each([
    [{ blocks: 3 }, "one\n\ntwo\n\nthree"],
    [{ characters: 7 }, "one\n\ntwo\n\nt"],
  ])("stops at %j, keeps what it has, and says so", (limits, kept) => {
    const { blocks, leftOut } = blocksFromMarkup(markupOfDom(domOfHtml("<p>one</p><p>two</p><p>three</p><p>four</p>")), {
      limits,
    });
    expect(plainText(blocks)).toBe(kept);
    expect(leftOutInWords(leftOut)).toStrictEqual(["everything after the point where the text became too long for one story"]);
  });

  it.each(HOSTILE_TEXTS)("takes only words out of %j", (html) => {
    const { blocks } = read(`<p>${html}</p>`);
    for (const address of JSON.stringify(blocks).matchAll(/"url":"([^"]*)"/g)) expect(address[1]).toMatch(/^(https?:|mailto:)/);
    read(html);
    line(html);
  });

  it("gives blocks that can be saved, whatever it is given", () => {
    const tag = fc.constantFrom(
      "p",
      "div",
      "span",
      "b",
      "i",
      "a href='https://e.org'",
      "ul",
      "ol",
      "li",
      "table",
      "tr",
      "td",
      "br",
      "h2",
      "blockquote",
      "pre",
      "figure",
      "img",
      "hr",
      "s",
    );
    const piece = fc.oneof(
      fc.string(),
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(" ")[0]}>`),
      fc.constantFrom(" ", "\u00a0", "\n", ...HOSTILE_TEXTS),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { blocks } = read(pieces.join(""));
        for (const block of blocks) expect(block.type === "picture" || plainText([block]).trim() !== "").toBe(true);
        line(pieces.join(""));
      }),
      { numRuns: 300 },
    );
  });

  it("comes back as it went out", () => {
    const html =
      "<p>One <strong>two</strong><br>three</p>\n<h2>Cross</h2>\n<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>\n<blockquote><p>Q</p></blockquote>";
    expect(copy(html).join("\n")).toBe(html);
  });
});

/** Clipboards of other programs, in a folder that may stand beside the checkout. */
const companion = join(import.meta.dirname, "../../../shared/paste");
const files = (await readdir(companion, { recursive: true }).catch(() => [])).filter((name) => name.endsWith(".html")).toSorted();
if (files.length === 0) console.error("No companion clipboards beside the checkout: none of them checked");

/** What some of them must give. */
const KNOWN: Record<string, string[]> = {
  "koenig/office-com-headings.html": [
    "<h2>Heading one</h2>",
    "<h2>Heading two</h2>",
    "<h2>Heading three</h2>",
    "<h2><em>Heading four</em></h2>",
  ],
  "koenig/office-com-text-formats.html": [
    '<p>Testing <strong>bold</strong> <em>italic </em>underline strikethrough subscript supscript <a href="https://ghost.org/" rel="noopener">link</a></p>',
    "<p><strong><em>Bold+italic+underline</em></strong></p>",
    '<p><a href="https://ghost.org/" rel="noopener"><strong><em>Bold+italic+link</em></strong></a></p>',
    "<p>highlight</p>",
  ],
};

describe(`the ${files.length} clipboards beside the checkout`, () => {
  it("become copy", async () => {
    for (const name of files) {
      const html = copy(await readFile(join(companion, name), "utf8"));
      expect(html.length, name).toBeGreaterThan(1);
      if (KNOWN[name] !== undefined) expect(html, name).toStrictEqual(KNOWN[name]);
    }
  });
});
