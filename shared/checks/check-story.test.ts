import { describe, expect, it } from "vitest";
import { headlineNumbers } from "./headline-numbers.ts";
import { nameSpeltTwoWays, surnameFirst } from "./names-of-story.ts";
import { hardToRead, measure, readingEase } from "./readability.ts";
import { repeatedLinks } from "./repeated-links.ts";
import { headline, named, paragraph, said } from "./testing/texts.ts";

const isWord = (word: string): boolean => new Set(["water", "brown", "the", "thames", "kent"]).has(word.toLowerCase());

describe("a name spelt in two ways", () => {
  const found = (...texts: string[]): string[] => {
    const all = named(...texts);
    return said(
      nameSpeltTwoWays(all, isWord),
      all.map(({ text }) => paragraph(text.text, text.place.block)),
    );
  };
  it.each<[string[], string[]]>([
    [["Catherine Marsh came.", "Katherine Marsh left. Catherine Marsh stayed."], ["Katherine Marsh → Catherine Marsh"]],
    [["Joy Okafor came.", "Mrs Okafer said no, and Okafor left."], ["Okafer → Okafor"]],
    [["Jane Marsh and Joan Marsh came."], []],
    [["Joy Okafor and the Okafors came."], []],
    [["Joy Okafor’s house, and Okafor’s dog."], []],
    [["Stephen Hale spoke.", "Steven Hale replied."], ["Steven Hale → Stephen Hale"]],
    [["Anne Clark spoke; Anne Clarke replied."], ["Anne Clarke → Anne Clark"]],
    [["A crew from Harwhich met one of Harwich; Harwich won."], ["Harwhich → Harwich"]],
  ])("of %j is %j", (texts, expected) => expect(found(...texts)).toEqual(expected));
});

describe("a surname before the full name", () => {
  const found = (...texts: string[]): string[] => {
    const all = named(...texts);
    return said(
      surnameFirst(all, isWord),
      all.map(({ text }) => paragraph(text.text, text.place.block)),
    );
  };
  it.each<[string[], string[]]>([
    [["“No,” Okafor said.", "Joy Okafor is 41."], ["Okafor → Joy Okafor"]],
    [["Mr Okafor said no.", "Ben Okafor is 41."], ["Okafor → Ben Okafor"]],
    [["Joy Okafor said no.", "Okafor is 41."], []],
    [["In York it rained.", "Susan York said so."], []],
    [["Brown bread sells.", "Tom Brown bakes it."], []],
    [["Okafor Homes built it.", "Joy Okafor bought one."], []],
  ])("of %j is %j", (texts, expected) => expect(found(...texts)).toEqual(expected));
});

describe("numbers of the headline", () => {
  const COPY = `The storm cost £3.25m, the council said. Fourteen homes were flooded and 1,200 people left theirs for two nights. ${"It rained on. ".repeat(20)}`;
  it.each<[string, string[]]>([
    ["14 homes flooded", []],
    ["Storm costs £3.3m", []],
    ["Storm costs £3m", []],
    ["Storm costs £4m", ["£4m"]],
    ["15 homes flooded", ["15"]],
    ["More than 1,000 people flee", []],
    ["1,200 people flee for two nights", []],
    ["Storm of 2026: the bill", []],
    ["One home, six cats", ["six"]],
  ])("of %j not in the copy: %j", (text, expected) => {
    const head = headline(text);
    expect(said(headlineNumbers(head, [paragraph(COPY)]), [head])).toEqual(expected);
  });
  it("wait until there is copy", () => {
    expect(headlineNumbers(headline("15 homes flooded"), [paragraph("It rained.")])).toEqual([]);
  });
});

describe("links that repeat", () => {
  it("are all but the first, however the address ends", () => {
    const first = { ...paragraph("see here"), links: [{ start: 4, end: 8, url: "https://a.example/x/" }] };
    const second = { ...paragraph("and there", 1), links: [{ start: 4, end: 9, url: "https://a.example/x#part" }] };
    expect(said(repeatedLinks([first, second]), [first, second])).toEqual(["there"]);
    expect(repeatedLinks([first])).toEqual([]);
  });
});

describe("reading ease", () => {
  const EASY = "The cat sat on the mat. The dog ran to the door. It was cold. We all went home to eat. ".repeat(8);
  const HARD =
    "Notwithstanding considerable organisational difficulties, representatives acknowledged unprecedented administrative responsibilities concerning infrastructural redevelopment. ".repeat(
      12,
    );
  it("is high for plain words and low for officialese", () => {
    expect(readingEase([measure(EASY)])).toBeGreaterThan(90);
    expect(readingEase([measure(HARD)])).toBeLessThan(0);
    expect(readingEase([measure("Too short.")])).toBeUndefined();
  });
  it("is told once, at the head of the copy", () => {
    const told = (text: string): number => hardToRead([{ text: paragraph(text), measure: measure(text) }]).length;
    expect([told(EASY), told(HARD)]).toEqual([0, 1]);
  });
});
