import { HtmlRenderer, Parser } from "commonmark";
import fc from "fast-check";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { expect, test } from "vitest";
import { bullets, link, paragraph, run } from "../../electron/services/publishing/testing/sample-copy.ts";
import { withoutForbidden } from "../editor/escape-html.ts";
import { lineText } from "../editor/plain-text.ts";
import { BOLD, ITALIC } from "../model/copy-limits.ts";
import type { Block, ListBlock } from "../model/copy.ts";
import { markdown } from "./markdown.ts";
import { writtenBody } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";
import { hostileStory } from "./testing/hostile-stories.ts";
import { KEPT_WORDS, someStoryToWrite } from "./testing/some-story.ts";

interface Read {
  elements: string[];
  links: string[];
  text: string;
}

/** What another program makes of it. */
function readBack(text: string): Read & { html: string; front: Record<string, unknown> } {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(text) ?? [];
  const html = new HtmlRenderer().render(new Parser().parse(body));
  const read: Read = { elements: [], links: [], text: "" };
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ("value" in node) read.text += node.value;
    if (!("tagName" in node)) return;
    read.elements.push(node.tagName);
    for (const { name, value } of node.attrs) if (name === "href" || name === "src") read.links.push(value);
    node.childNodes.forEach(walk);
  };
  parseFragment(html).childNodes.forEach(walk);
  const fields = front.split("\n").map((line) => line.split(/: (.*)/s));
  return {
    ...read,
    html,
    front: Object.fromEntries(fields.map(([name = "", value = ""]) => [name, /^["[]/.test(value) ? JSON.parse(value) : value])),
  };
}

test("another program reads the same story out of it", () => {
  const { html, front } = readBack(markdown(someStoryToWrite({ embargo: "2026-04-02T05:00:00.000Z" })));
  for (const piece of [
    "<h1>Ward closures leave patients waiting longer than ever</h1>",
    'lost <a href="https://examiner.example/beds">a quarter of their beds</a> since',
    "<strong>who decided it</strong>",
    '<img src="https://examiner.example/paper/pictures/',
    "<br />\nAn empty ward at the district hospital on Monday Pic: M Adeyemi",
    "ends <em>nobody</em> goes <strong>home</strong><strong><em>!</em></strong>",
    '<a href="https://examiner.example/plan?a=1&amp;b=2">the plan</a>',
    "A line<br />\nand another",
    "<h2>A list in a drawer</h2>",
    "<blockquote>\n<p>Nobody asked the porters.</p>\n<p>And the porters knew.</p>\n</blockquote>",
    "<ul>\n<li>Elm Ward closed</li>\n<li>Ash Ward closed</li>\n</ul>",
    '<ol start="3">\n<li>Three went by road\n<ul>\n<li>Of these, two by ship</li>\n</ul>\n</li>\n<li>Four stayed</li>\n</ol>',
    "<!-- The free part ends here -->",
  ])
    expect(html).toContain(piece);
  expect(front).toMatchObject({
    title: "Ward closures leave patients waiting longer than ever",
    kicker: "Health",
    byline: ["Joy Okafor", "Tom Reed"],
    dateline: "CARROW",
    tags: ["health", "hospitals"],
    access: "subscribers",
    embargo: ["not before Thursday 2 April 2026, 6.00am Europe/London (05:00 UTC)"],
    section: ["Features"],
    correction: ["There were 12 beds, not 21. (Wednesday 1 April 2026, 9.00am Europe/London (08:00 UTC))"],
  });
});

test("the free part alone holds nothing of the rest", () => {
  expect(markdown(someStoryToWrite({}, { part: "free" }))).not.toMatch(/porters|free part ends/);
  expect(markdown(someStoryToWrite())).toContain(KEPT_WORDS);
});

test("stars that would not work give way to HTML, and two lists stay two", () => {
  const { html } = readBack(
    markdown(
      someStoryToWrite({
        access: "free",
        body: [
          paragraph("a", run("“b”", BOLD), "c", run("d", ITALIC), run("e", BOLD)),
          bullets("one"),
          bullets("two"),
          paragraph(run("1. not a list"), { type: "linebreak", version: 1 }, "- nor this"),
          paragraph(link("[x](y)", "https://a.example/?q=<b>&copy;=1")),
        ],
      }),
    ),
  );
  expect(html).toContain("a<strong>“b”</strong>c<em>d</em><strong>e</strong>");
  expect(html.match(/<ul>/g)).toHaveLength(2);
  expect(html).toContain("1. not a list<br />\n- nor this");
  expect(html).toContain('<a href="https://a.example/?q=%3Cb%3E&amp;copy;=1">[x](y)</a>');
});

const PAGE = new Set("h1 h2 p img a br em strong ul ol li blockquote".split(" "));
const squeezed = (text: string): string => withoutForbidden(text).replace(/[\s\u2028\u2029]+/g, "");

test("whatever the words are, they come back as words", () => {
  fc.assert(
    fc.property(hostileStory, (toWrite) => {
      const { elements, text, links } = readBack(markdown(toWrite));
      expect(elements.filter((name) => !PAGE.has(name))).toEqual([]);
      expect(links.filter((address) => !/^(https?|mailto):/i.test(address))).toEqual([]);
      expect(squeezed(text)).toBe(squeezed(wordsOf(toWrite)));
    }),
    { numRuns: 300 },
  );
});

/** All words of the story in their order, as the model has them. */
function wordsOf(toWrite: StoryToWrite): string {
  const { story } = toWrite;
  const lead = story.leadPicture;
  const credit = (name: string): string => (name.trim() === "" ? "" : `Pic: ${name}`);
  const list = (block: ListBlock): string =>
    block.children
      .flatMap((item) => item.children.map((child) => (child.type === "list" ? list(child) : lineText([child]))))
      .join("");
  const words = (block: Block): string => {
    if (block.type === "cut") return "";
    if (block.type === "picture") return `${lineText(block.caption)}${credit(block.credit)}`;
    return block.type === "list" ? list(block) : lineText(block.children);
  };
  return [
    story.headline,
    lineText(story.standfirst),
    lead ? `${lineText(lead.caption)}${credit(lead.credit)}` : "",
    ...writtenBody(toWrite).blocks.map(words),
  ].join("");
}
