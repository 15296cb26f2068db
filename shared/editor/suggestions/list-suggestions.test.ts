import { expect, test } from "vitest";
import type { MarkedInline } from "../../model/copy.ts";
import type { Marks } from "../../model/suggestion.ts";
import { paragraphOf, textRun } from "../safe-copy.ts";
import { countSuggestions, listSuggestions } from "./list-suggestions.ts";

const ada = { id: "a", author: "Ada", at: "2026-03-02T10:00:00.000Z" };
const ben = { id: "b", author: "Ben", at: "2026-03-02T11:00:00.000Z", reason: "Shorter" };
const marked = (text: string, suggested: Marks): MarkedInline => ({ ...textRun(text, 0), $: { suggested } });
const story = {
  headline: "Ferry late",
  kicker: "",
  dateline: "",
  searchTitle: "",
  searchDescription: "",
  slug: "",
  standfirst: [marked("Nobody crosses.", { removed: ben })],
  leadPicture: { pictureId: "p", caption: [marked("A boat", { added: { ...ada, id: "c" } })], credit: "Old", alt: "" },
  suggestions: [
    { ...ben, id: "h", field: "headline" as const, text: "Ferry very late" },
    { ...ada, id: "k", field: "leadCredit" as const, text: "New" },
  ],
  body: [
    { ...paragraphOf([]), children: [textRun("The ", 0), marked("ferry", { removed: ada }), marked("boat", { added: ada })] },
    { ...paragraphOf([]), children: [textRun("One. ", 0)], $: { suggested: { added: { ...ada, id: "split" } } } },
    { ...paragraphOf([]), children: [marked("bold", { changed: { ...ada, id: "bold", was: { format: 0 } } })] },
    {
      type: "picture" as const,
      version: 1,
      pictureId: "q",
      caption: [marked("Dock", { added: { ...ada, id: "d" } })],
      credit: "",
      alt: "",
    },
  ],
};

test("lists what is suggested in the order of the page: whose, where, what goes and what comes", () => {
  expect(listSuggestions(story).map(({ id, field, added, removed, changed }) => [id, field, added, removed, changed])).toEqual([
    ["h", "headline", "Ferry very late", "Ferry late", ""],
    ["b", "standfirst", "", "Nobody crosses.", ""],
    ["c", "leadCaption", "A boat", "", ""],
    ["k", "leadCredit", "New", "Old", ""],
    ["a", "body", "boat", "ferry", ""],
    ["split", "body", "¶", "", ""],
    ["bold", "body", "", "", "bold"],
    ["d", "body", "Dock", "", ""],
  ]);
  expect(listSuggestions(story)[1]).toMatchObject({ author: "Ben", reason: "Shorter" });
  expect(countSuggestions(story)).toBe(8);
  expect(listSuggestions({ ...story, suggestions: undefined, body: [], standfirst: [], leadPicture: undefined })).toEqual([]);
});
