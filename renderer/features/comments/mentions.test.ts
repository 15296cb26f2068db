import { expect, test } from "vitest";
import { matchingPeople, mentionAt, partsOf } from "./mentions.ts";

const PEOPLE = ["Ines Calder", "Nell Okafor", "Nell O’Brien", "Tom Brandt"];

test.each([
  ["Ask @Ne", 7, { from: 4, typed: "Ne" }],
  ["@", 1, { from: 0, typed: "" }],
  ["Ask @Nell Ok", 12, { from: 4, typed: "Nell Ok" }],
  ["Mail nell@paper", 15, undefined],
  ["Ask @Ne about it", 16, undefined],
])("what is written behind an @ in %j", (text, caret, expected) => {
  expect(mentionAt(text, caret)).toEqual(expected);
});

test("names are found by any of their words, and not offered once they are written out", () => {
  expect(matchingPeople(PEOPLE, "ne")).toEqual(["Nell Okafor", "Nell O’Brien"]);
  expect(matchingPeople(PEOPLE, "oka")).toEqual(["Nell Okafor"]);
  expect(matchingPeople(PEOPLE, "Tom Brandt")).toEqual([]);
});

test("a text is parted at the names the desk knows", () => {
  expect(partsOf("So @Tom Brandt, or @Tom Brandtson?", PEOPLE)).toEqual([
    { text: "So ", isName: false, at: 0 },
    { text: "@Tom Brandt", isName: true, at: 3 },
    { text: ", or @Tom Brandtson?", isName: false, at: 14 },
  ]);
});
