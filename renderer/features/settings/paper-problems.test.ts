import { expect, test } from "vitest";
import type { Paper } from "../../../shared/model/paper.ts";
import { findPaperProblems } from "./paper-problems.ts";

const paper: Paper = {
  name: "The Quayside Courier",
  masthead: "",
  sections: [
    { id: "a", name: "Britain", slug: "britain" },
    { id: "b", name: "World", slug: "world" },
  ],
  colours: { accent: "#a31919", ink: "#111111", paper: "#ffffff" },
  appeal: { title: "", text: "", linkText: "", link: "" },
  freeLimit: { storiesAMonth: 3, title: "", linkText: "", link: "https://example.org/join" },
  headings: { moreFromAuthor: "", similar: "" },
  baseAddress: "https://www.example.org/",
  timeZone: "Europe/London",
};
const zones = ["Europe/London", "UTC"];

test("settings in order have no problem", () => {
  expect(findPaperProblems(paper, zones)).toEqual({});
});

test.each<[string, Partial<Paper>, string[]]>([
  ["no name", { name: "  " }, ["name"]],
  ["an address without its final slash", { baseAddress: "https://www.example.org" }, ["baseAddress"]],
  ["an address that is not of the web", { baseAddress: "ftp://example.org/" }, ["baseAddress"]],
  ["an appeal link without its beginning", { appeal: { ...paper.appeal, link: "example.org" } }, ["appeal.link"]],
  ["a script as a link", { freeLimit: { ...paper.freeLimit, link: "javascript:alert(1)" } }, ["freeLimit.link"]],
  ["half a story a month", { freeLimit: { ...paper.freeLimit, storiesAMonth: 1.5 } }, ["freeLimit.storiesAMonth"]],
  ["no number", { freeLimit: { ...paper.freeLimit, storiesAMonth: Number.NaN } }, ["freeLimit.storiesAMonth"]],
  ["a colour by name", { colours: { ...paper.colours, ink: "black" } }, ["colours.ink"]],
  ["an unknown zone", { timeZone: "Europe/Nowhere" }, ["timeZone"]],
])("%s is said at its field", (_what, change, fields) => {
  expect(Object.keys(findPaperProblems({ ...paper, ...change }, zones))).toEqual(fields);
});

test("two sections with one name or address are said at both", () => {
  const sections = [
    { id: "a", name: "Britain", slug: "news" },
    { id: "b", name: "britain ", slug: "news" },
  ];
  expect(Object.keys(findPaperProblems({ ...paper, sections }, zones)).toSorted()).toEqual([
    "sections.0.name",
    "sections.0.slug",
    "sections.1.name",
    "sections.1.slug",
  ]);
});

test("a line of a checklist that says nothing is named", () => {
  const line = { id: "names", stage: "file", text: " ", weight: "must" } as const;
  const readiness = { lines: [{ ...line, text: "Names are checked" }, line], copyChecks: { file: "off", pass: "off" } } as const;
  expect(Object.keys(findPaperProblems({ ...paper, readiness: { ...readiness, lines: [...readiness.lines] } }, zones))).toEqual([
    "readiness.lines.1.text",
  ]);
});

test("slots and the rule for missed times say what is wrong with them", () => {
  const slot = { id: "a", name: "Morning", days: [1], time: "06:00" };
  const wrong = {
    ...paper,
    missed: { rule: "publish" as const, minutes: Number.NaN },
    slots: [slot, { ...slot, name: " ", days: [], time: "6" }],
  };
  expect(Object.keys(findPaperProblems(wrong, zones))).toEqual([
    "missed.minutes",
    "slots.1.name",
    "slots.1.time",
    "slots.1.days",
  ]);
  expect(findPaperProblems({ ...paper, missed: { rule: "ask" }, slots: [slot] }, zones)).toEqual({});
});
