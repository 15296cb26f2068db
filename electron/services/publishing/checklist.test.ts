import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Check } from "../../../shared/contract/publishing.ts";
import type { Card } from "../../../shared/contract/related.ts";
import type { Story } from "../../../shared/model/story.ts";
import { hasPlaceholder } from "./check-copy.ts";
import { blocks, checklist } from "./checklist.ts";
import { cut, JOY, lead, paragraph, run, somePaper, someStory, WARD_ID } from "./testing/sample-copy.ts";

function checks(more: Partial<Story> = {}, cards: Card[] = [], paper = somePaper()): Check[] {
  return checklist({
    story: someStory(more),
    paper,
    now: Temporal.Instant.from("2026-03-31T09:00:00Z"),
    authors: more.byline?.length === 0 ? [] : [JOY],
    hasPicture: (id) => id === WARD_ID,
    cards,
  });
}

function found(more: Partial<Story>, id: Check["id"], cards: Card[] = []): Pick<Check, "state" | "field">[] {
  return checks(more, cards)
    .filter((check) => check.id === id && check.state !== "done")
    .map(({ state, field }) => ({ state, ...(field === undefined ? {} : { field }) }));
}

const picture = (alt: string, credit: string, pictureId = WARD_ID): Story["body"][number] => ({
  type: "picture",
  version: 1,
  pictureId,
  caption: [run("A caption")],
  credit,
  alt,
});

describe("the checklist", () => {
  it("finds a whole story in order", () => {
    expect(checks().filter((check) => check.state !== "done")).toEqual([]);
    expect(blocks(checks())).toBe(false);
    expect(checks().map((check) => check.id)).toEqual([
      "section",
      "headline",
      "standfirst",
      "byline",
      "lead-picture",
      "alt-text",
      "credit",
      "body",
      "tk",
    ]);
  });

  it.each<[string, Partial<Story>, Check["id"], string]>([
    ["no headline", { headline: "  " }, "headline", "Headline"],
    ["no section", { section: undefined }, "section", "Section"],
    ["a section the paper has given up", { section: "motoring" }, "section", "Section"],
    ["no text", { body: [paragraph(" "), picture("alt", "credit")] }, "body", "Body"],
    ["no alt text", { leadPicture: lead({ alt: " " }) }, "alt-text", "Alt text"],
    ["no alt text in the body", { body: [paragraph("x"), picture("", "credit")] }, "alt-text", "Alt text"],
    ["a lost lead picture", { leadPicture: lead({ pictureId: "cc".repeat(32) }) }, "lead-picture", "Add lead picture"],
    ["a lost picture in the text", { body: [paragraph("x"), picture("alt", "credit", "cc".repeat(32))] }, "body", "Body"],
    ["an embargo", { embargo: "2026-03-31T09:00:01.000Z" }, "embargo", "Embargo"],
  ])("blocks for %s", (_, more, id, field) => {
    expect(found(more, id)).toEqual([{ state: "must", field }]);
    expect(blocks(checks(more))).toBe(true);
  });

  it.each<[string, Partial<Story>, Check["id"], string]>([
    ["no standfirst", { standfirst: [] }, "standfirst", "Standfirst"],
    ["no byline", { byline: [] }, "byline", "Byline"],
    ["no lead picture", { leadPicture: undefined }, "lead-picture", "Add lead picture"],
    ["no credit", { leadPicture: lead({ credit: "" }) }, "credit", "Credit"],
    ["alt text that repeats the caption", { leadPicture: lead({ alt: "Beds", caption: [run("Beds")] }) }, "alt-text", "Alt text"],
    ["a long headline", { headline: "word ".repeat(30) }, "headline", "Headline"],
    ["a long search title", { searchTitle: "word ".repeat(20) }, "headline", "Search title"],
    ["a cut the desk has chosen", { access: "metered" }, "access", "Access"],
    ["a cut at the end", { access: "subscribers", body: [paragraph("x"), cut] }, "access", "Access"],
    ["a cut at the start", { access: "subscribers", body: [cut, paragraph("x")] }, "access", "Access"],
  ])("warns of %s", (_, more, id, field) => {
    expect(found(more, id)).toEqual([{ state: "should", field }]);
    expect(blocks(checks(more))).toBe(false);
  });

  it("is content with an embargo that has ended and a cut that is set", () => {
    expect(found({ embargo: "2026-03-31T09:00:00.000Z" }, "embargo")).toEqual([]);
    expect(found({ access: "subscribers", body: [paragraph("x"), cut, paragraph("y")] }, "access")).toEqual([]);
  });

  it("finds TK wherever readers or machines would", () => {
    const everywhere: [Partial<Story>, string][] = [
      [{ kicker: "TK" }, "Kicker"],
      [{ headline: "TK nurses leave" }, "Headline"],
      [{ standfirst: [run("By TK")] }, "Standfirst"],
      [{ dateline: "TK" }, "Dateline"],
      [{ leadPicture: lead({ caption: [run("TK")] }) }, "Caption"],
      [{ leadPicture: lead({ credit: "TK" }) }, "Credit"],
      [{ leadPicture: lead({ alt: "TK" }) }, "Alt text"],
      [{ body: [paragraph("He is TK years old.")] }, "Body"],
      [{ body: [paragraph("x"), picture("TK", "c")] }, "Alt text"],
      [{ tags: ["TK"] }, "Tags"],
      [{ searchTitle: "TK" }, "Search title"],
      [{ searchDescription: "TK" }, "Search description"],
      [{ similar: [{ storyId: JOY.id, line: "TK" }] }, "Similar stories"],
      [{ authorPicks: { pinned: [{ storyId: JOY.id, line: "TK", place: 0 }], dropped: [] } }, "More from this author"],
    ];
    for (const [more, field] of everywhere) expect(found(more, "tk")).toEqual([{ state: "must", field }]);
    expect(found({ catchline: "TK" }, "tk")).toEqual([]);
    expect(found({ headline: "TK", body: [paragraph("TKTK"), paragraph("TK")] }, "tk")).toHaveLength(2);
  });

  it.each(["http://localhost/", "http://localhost:8080/", "http://127.0.0.1/", "http://[::1]/"])(
    "warns of a paper whose address is %s",
    (baseAddress) => {
      const all = checks({}, [], somePaper({ baseAddress }));
      const [found, ...more] = all.filter((check) => check.state !== "done");
      expect(found).toMatchObject({ id: "address", state: "should" });
      expect(found?.text).toContain(`still ${baseAddress}:`);
      expect(more).toEqual([]);
      expect(blocks(all)).toBe(false);
    },
  );

  it("warns of a paper that nobody has named", () => {
    const all = checks({}, [], somePaper({ name: "The Paper" })).filter((check) => check.state !== "done");
    expect(all).toMatchObject([{ id: "paper-name", state: "should" }]);
  });

  it("tells of cards that will be left out", () => {
    const card: Card = {
      storyId: JOY.id,
      headline: "The lido",
      section: "",
      publishedAt: "",
      line: "",
      path: "",
      problem: "it is not published",
    };
    expect(found({}, "cards", [card])).toEqual([{ state: "should", field: "Similar stories" }]);
    expect(checks({}, [card]).find((check) => check.id === "cards")?.text).toBe("“The lido” is left out: it is not published.");
  });
});

describe("a placeholder", () => {
  it.each([
    "TK",
    "aged TK, of",
    "TKTK",
    "(TK)",
    "[tk]",
    "(tk: check)",
    "[ tk name]",
    "tktk",
    "TkTk",
    "“TK”",
    "£TKm was TK.",
    "TK-year-old",
  ])("is seen in %j", (text) => {
    expect(hasPlaceholder(text)).toBe(true);
  });

  it.each([
    "",
    "TKO in the third round",
    "ATK",
    "latke",
    "a tk in small letters",
    "TK Maxx in the high street",
    "Turkish TKP",
    "stktk1",
  ])("is not seen in %j", (text) => {
    expect(hasPlaceholder(text)).toBe(false);
  });
});
