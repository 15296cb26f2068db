import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freePart } from "../../../../../shared/editor/cut.ts";
import { blockText, plainText } from "../../../../../shared/editor/plain-text.ts";
import { BOLD } from "../../../../../shared/model/copy-limits.ts";
import type { Body } from "../../../../../shared/model/copy.ts";
import { ACCESS } from "../../../../../shared/model/story.ts";
import { cut, link, paragraph, quote, run } from "../../testing/sample-copy.ts";
import { lexicalOf, nodesOf } from "./ghost-lexical.ts";
import type { GhostNode } from "./ghost-lexical.ts";
import { bodyFromGhost } from "./lexical-in.ts";
import { ghostBlocks } from "./lexical-out.ts";
import { pictureAt } from "./pictures-on-site.ts";
import { anyBody, PICTURES } from "./testing/any-body.ts";
import { bodyForGhost } from "./tidy-body.ts";

const placed = new Map(
  PICTURES.map((id) => [id, { address: `https://site.example/content/images/2026/03/${id}-3f9a.jpg`, width: 1200, height: 800 }]),
);
const tidy = (body: Body, access: (typeof ACCESS)[number] = "free"): Body => bodyForGhost(body, access, (id) => placed.has(id));
const readBack = (nodes: readonly GhostNode[]): Body => bodyFromGhost(nodesOf(lexicalOf(nodes)), pictureAt);
/** Every type of node Ghost 6.65.0 knows that the desk makes use of. */
const KNOWN = [
  "paragraph",
  "extended-heading",
  "extended-quote",
  "list",
  "listitem",
  "link",
  "extended-text",
  "linebreak",
  "image",
  "paywall", // prettier-ignore
];

function typesIn(nodes: readonly GhostNode[]): string[] {
  return nodes.flatMap((node) => [node.type, ...typesIn((node["children"] as GhostNode[] | undefined) ?? [])]);
}

describe("a body in Ghost", () => {
  it("reads back as what was sent, whatever it is", () => {
    fc.assert(
      fc.property(anyBody, fc.constantFrom(...ACCESS), fc.constantFrom("", "LONDON"), (body, access, dateline) => {
        const sent = tidy(body, access);
        expect(readBack(ghostBlocks(sent, dateline, placed))).toEqual(sent);
      }),
      { numRuns: 500 },
    );
  });

  it("is tidied once and for all, and keeps its words", () => {
    const letters = (body: Body): string => plainText(body.filter(({ type }) => type !== "picture")).replace(/\s+/g, "");
    fc.assert(
      fc.property(anyBody, (body) => {
        const once = tidy(body);
        expect(tidy(once)).toEqual(once);
        expect(letters(once)).toBe(letters(body));
      }),
    );
  });

  it("holds only nodes that Ghost knows", () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        for (const type of typesIn(ghostBlocks(tidy(body, "metered"), "LONDON", placed))) expect(KNOWN).toContain(type);
      }),
    );
  });

  it("has its paywall where the free part ends, and words behind it only", () => {
    fc.assert(
      fc.property(anyBody, fc.constantFrom(...ACCESS), (body, access) => {
        const nodes = ghostBlocks(tidy(body, access), "", placed);
        const walls = nodes.flatMap(({ type }, index) => (type === "paywall" ? [index] : []));
        const { free, rest } = freePart(body, access);
        const shown = (blocks: Body): string => plainText(readBack(ghostBlocks(tidy(blocks), "", placed)));
        if (walls[0] === undefined) {
          expect(tidy(rest)).toEqual([]);
          return;
        }
        expect(walls).toHaveLength(1);
        expect(plainText(readBack(nodes.slice(0, walls[0])))).toBe(shown(free));
        expect(plainText(readBack(nodes.slice(walls[0])))).toBe(shown(rest));
      }),
    );
  });

  it("keeps back what is kept back although nobody set a cut", () => {
    const nodes = ghostBlocks(tidy([paragraph("One."), paragraph("Two.")], "subscribers"), "", placed);
    expect(nodes.map(({ type }) => type)).toEqual(["paragraph", "paywall", "paragraph"]);
    expect(ghostBlocks(tidy([paragraph("One."), cut, paragraph("Two.")], "free"), "", placed)).toHaveLength(2);
  });

  it("joins paragraphs of one quotation, and parts them again", () => {
    const body = [quote("We heard it."), quote("Then we did not."), paragraph("So they say."), quote("Never.")];
    const nodes = ghostBlocks(tidy(body), "", placed);
    expect(nodes.map(({ type }) => type)).toEqual(["extended-quote", "paragraph", "extended-quote"]);
    expect(readBack(nodes)).toEqual(tidy(body));
  });

  it("leaves out a picture that the desk has lost, and an empty line", () => {
    const lost: Body[number] = { type: "picture", version: 1, pictureId: "c3".repeat(32), caption: [], credit: "", alt: "" };
    expect(ghostBlocks(tidy([paragraph("One."), paragraph(" "), lost]), "", placed)).toHaveLength(1);
  });

  it("is never without a block", () => {
    expect(nodesOf(lexicalOf([])).map(({ type }) => type)).toEqual(["paragraph"]);
  });
});

describe("what somebody did in Ghost", () => {
  const said = (...nodes: GhostNode[]): string[] => bodyFromGhost(nodes, pictureAt).map(blockText);

  it("shows as words, where the desk has no such block", () => {
    expect(
      said(
        { type: "callout", calloutText: "<p>Bring a <b>coat</b></p>", calloutEmoji: "💡", backgroundColor: "blue" },
        { type: "gallery", images: [{ src: "https://a.example/1.jpg", alt: "A boat" }], caption: "Boats" },
        { type: "html", html: "<script>steal()</script><p>Free text</p>" },
        { type: "horizontalrule" },
        { type: "bookmark", url: "https://a.example/", metadata: { title: "Elsewhere", description: "More" } },
        { type: "button", buttonText: "Buy", buttonUrl: "https://a.example/buy" },
        { type: "nobody-knows" },
      ),
    ).toEqual([
      "[callout] Bring a coat",
      "[gallery] https://a.example/1.jpg A boat Boats",
      "[html] Free text",
      "[horizontalrule]",
      "[bookmark] https://a.example/ Elsewhere More",
      "[button] Buy https://a.example/buy",
      "[nobody-knows]",
    ]);
  });

  it("comes as the desk's own blocks, where it has them", () => {
    const text = (words: string, format = 0): GhostNode => ({ type: "text", text: words, format });
    const nodes: GhostNode[] = [
      { type: "heading", tag: "h3", direction: "ltr", children: [text("Deeper")] },
      { type: "aside", children: [text("Aside")] },
      { type: "paragraph", direction: "ltr", children: [text("un", 8), text("der "), text("bold", 1 | 16), { type: "autolink", url: "https://a.example", children: [text("here")] }] }, // prettier-ignore
      { type: "image", src: "https://a.example/theirs.jpg", alt: "Theirs", caption: "A boat. Pic: Jo" },
    ];
    const element = { version: 1, direction: null, format: "", indent: 0 };
    expect(bodyFromGhost(nodes, pictureAt)).toEqual([
      { type: "heading", tag: "h2", ...element, children: [run("Deeper")] },
      quote("Aside"),
      paragraph("under ", run("bold", BOLD), link("here", "https://a.example")),
      { type: "picture", version: 1, pictureId: "", caption: [run("A boat.")], credit: "Jo", alt: "Theirs" },
    ]);
  });

  it("is read whatever state it is in", () => {
    for (const lexical of ["", "null", "[]", '{"root":1}', '{"root":{"children":[1,null,{"type":3}]}}', "{"])
      expect(nodesOf(lexical)).toEqual([]);
    let deep: GhostNode = { type: "mystery", text: "end" };
    for (let depth = 0; depth < 5000; depth += 1) deep = { type: "mystery", children: [deep] };
    expect(bodyFromGhost([deep, { type: "paragraph", children: [deep] }], pictureAt)).toHaveLength(1);
  });
});
