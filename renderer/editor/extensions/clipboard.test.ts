import { describe, expect, it } from "vitest";
import { paragraphsOfText, readOwnClipboard } from "./clipboard.ts";
import { linkAddressFrom } from "./links.ts";

const own = (nodes: unknown): string => JSON.stringify({ namespace: "standfirst", nodes });

describe("readOwnClipboard", () => {
  it("trusts nothing that claims to be ours", () => {
    const pasted = readOwnClipboard(
      own([
        { type: "heading", tag: "h1", children: [{ type: "text", text: "Head", format: 1023, style: "position:fixed" }] },
        { type: "iframe", src: "https://example.org", children: [{ type: "text", text: "words" }] },
        {
          type: "paragraph",
          children: [{ type: "link", url: "javascript:alert(1)", children: [{ type: "text", text: "click" }] }],
        },
      ]),
    );
    const json = JSON.stringify(pasted);
    expect(pasted?.kind).toBe("blocks");
    expect(json).toContain("words");
    expect(json).toContain("click");
    expect(json).not.toMatch(/javascript|iframe|position|h1|1023/);
  });

  it("takes a few words as words, not as a paragraph", () => {
    expect(readOwnClipboard(own([{ type: "text", text: "two words", format: 1 }]))).toMatchObject({
      kind: "line",
      line: [{ type: "text", text: "two words", format: 1 }],
    });
  });

  it("brings in the comments that come back, and nothing else that is said or suggested", () => {
    const said = { suggested: { added: { id: "s", author: "A", at: "" } }, comments: ["back", "other"] };
    const run = { type: "text", text: "ferry", format: 0, $: said };
    const back = new Set(["back"]);
    expect(readOwnClipboard(own([run]), back)).toMatchObject({
      kind: "line",
      line: [{ text: "ferry", $: { comments: ["back"] } }],
    });
    const picture = { type: "picture", pictureId: "f", caption: [run] };
    const pasted = readOwnClipboard(own([{ type: "paragraph", children: [run], $: said }, picture]), back);
    expect(pasted).toMatchObject({
      blocks: [{ children: [{ $: { comments: ["back"] } }] }, { caption: [{ $: { comments: ["back"] } }] }],
    });
    expect(JSON.stringify(pasted)).not.toMatch(/other|suggested/);
    expect(JSON.stringify(readOwnClipboard(own([run, { ...picture, $: said }])))).not.toMatch(/back|other|suggested/);
    expect(JSON.stringify(readOwnClipboard(own([{ ...run, $: { comments: [{}, 1, ["back"]] } }]), back))).not.toContain(
      "comments",
    );
  });

  it("leaves other editors' data and broken data alone", () => {
    expect(readOwnClipboard("{")).toBeUndefined();
    expect(readOwnClipboard("null")).toBeUndefined();
    expect(readOwnClipboard(JSON.stringify({ namespace: "playground", nodes: [{}] }))).toBeUndefined();
    expect(readOwnClipboard(own([]))).toBeUndefined();
    expect(readOwnClipboard(own([null]))).toMatchObject({ kind: "blocks" });
  });
});

describe("paragraphsOfText", () => {
  it("parts at every kind of line break and drops empty lines", () => {
    expect(paragraphsOfText(" one\r\n\r\ntwo\u2029three \n")).toEqual(["one", "two", "three"]);
  });
});

describe("linkAddressFrom", () => {
  it.each([
    ["https://example.org/a?b#c", "https://example.org/a?b#c"],
    [" http://example.org ", "http://example.org"],
    ["example.org", "https://example.org"],
    ["www.example.org/path", "https://www.example.org/path"],
    ["desk@example.org", "mailto:desk@example.org"],
    ["mailto:desk@example.org", "mailto:desk@example.org"],
  ])("reads %s", (typed, address) => {
    expect(linkAddressFrom(typed)).toBe(address);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "nonsense", "", "two words.org x", "//example.org"])(
    "refuses %s",
    (typed) => {
      expect(linkAddressFrom(typed)).toBeUndefined();
    },
  );
});
