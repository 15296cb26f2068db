import { describe, expect, it } from "vitest";
import type { Finding } from "../style/finding.ts";
import { aOrAn } from "./a-or-an.ts";
import { confusedWords } from "./confused-words.ts";
import { dayAndDate } from "./day-and-date.ts";
import { longSentences } from "./long-sentences.ts";
import { looseMarks } from "./loose-marks.ts";
import { repeatedWords } from "./repeated-words.ts";
import type { StoryText } from "./story-text.ts";
import { paragraph, said } from "./testing/texts.ts";
import { unbalancedMarks } from "./unbalanced-marks.ts";

const cases = (check: (text: StoryText) => Finding[], rows: [string, string[]][]): void => {
  it.each(rows)("of %j are %j", (text, found) => {
    const whole = paragraph(text);
    expect(said(check(whole), [whole])).toEqual(found);
  });
};

describe("repeated words", () => {
  cases(repeatedWords, [
    ["He went to the the shop", ["the the → the"]],
    ["The the shop", ["The the → The"]],
    ["It was was", ["was was → was"]],
    ["Duran Duran played", []],
    ["He had had enough", ["had had → had"]],
    ["over and over", []],
    ["the end. The start", []],
    ["a door-to-door to home", []],
    ["7 7", []],
  ]);
  it("that may be meant are a hint only", () => {
    expect(repeatedWords(paragraph("He had had enough"))[0]?.severity).toBe("hint");
    expect(repeatedWords(paragraph("to to"))[0]?.severity).toBe("must");
  });
});

describe("loose marks", () => {
  cases(looseMarks, [
    ["Two  spaces", ["   →  "]],
    ["a pause , then", [" , → ,"]],
    ["too much,, said", [",, → ,"]],
    ["the end.. Then", [".. → ."]],
    ["wait… and so on...", []],
    ["the town,which froze", [", → , "]],
    ["ended here.Then it", [". → . "]],
    ["It ended there. then it began", ["then → Then"]],
    ["Mail desk@paper.example, or see paper.example/a,b now", []],
    ["at 10,000 people and 9.30am", []],
    ["A paragraph of more than eight words that breaks off", ["off → off."]],
    ["Short crosshead words here", []],
  ]);
});

describe("a and an", () => {
  cases(aOrAn, [
    ["an letter", ["an → a"]],
    ["a apple", ["a → an"]],
    ["a MP and an NHS trust", ["a → an"]],
    ["a uniform, a European, a one-off, a unit, a useful thing, a Ukrainian", []],
    ["an hour, an honest man, an heir", []],
    ["a historic day in an historic town", []],
    ["an 18-year-old, a 19-year-old, an 80th birthday, an 11th-hour deal, a 1,100-seat hall", []],
    ["a unimportant thing", ["a → an"]],
    ["the A team, vitamin A and grade A or B", []],
    ["A apple fell", ["A → An"]],
    ["a US court and a UN envoy, an FA Cup tie", []],
  ]);
});

describe("a day and its date", () => {
  cases(
    (text) => dayAndDate(text, "2026-03-31"),
    [
      ["on Tuesday 5 March 2024", []],
      ["on Wednesday 5 March 2024", ["Wednesday → Tuesday"]],
      ["on Tuesday, March 5, 2024", []],
      ["on Monday, March 5, 2024", ["Monday → Tuesday"]],
      ["on Tuesday 31 March", []],
      ["on Monday 31st March", ["Monday → Tuesday"]],
      ["on Friday 2 January", []],
      ["on 31 April", ["31 April"]],
      ["on 29 February 2023", ["29 February 2023"]],
      ["on 29 February 2024", []],
      ["on 5 March 2024 he came; Tuesday was fine", []],
      ["March 2024 and 12 May", []],
    ],
  );
});

describe("marks out of balance", () => {
  const alone = (text: StoryText): Finding[] => unbalancedMarks(text, undefined);
  cases(alone, [
    ["“All well,” she said. “Good.”", []],
    ["“All well, she said.", ["“"]],
    ["All well,” she said.", ["”"]],
    ["“One “two” three", ["“"]],
    ["She said ‘all well’ and the dogs’ home", []],
    ["She said ‘all well and left", ["‘"]],
    ["It’s the ’90s", []],
    ['He said "yes" and "no', ['"']],
    ['a 9" pan', []],
    ["one (two [three] four)", []],
    ["one (two", ["("]],
    ["one) two", [")"]],
    ["a) first", []],
    ["one (two] three)", ["]"]],
  ]);
  it("are none where the quotation goes on in the next paragraph", () => {
    expect(unbalancedMarks(paragraph("“It was cold."), "“It was dark,” he said.")).toEqual([]);
    expect(unbalancedMarks(paragraph("“It was cold."), "It was dark.")).toHaveLength(1);
  });
});

describe("confused words", () => {
  cases(confusedWords, [
    ["He could of been", ["of → have"]],
    ["He could of course go", []],
    ["the dog and it's owner", ["it's → its"]],
    ["It’s own goal", ["It’s → Its"]],
    ["its been a year", ["its → it’s"]],
    ["their is a risk", ["their → there"]],
    ["more people then ever", ["then → than"]],
    ["to loose their jobs", ["loose → lose"]],
    ["on the loose again", []],
    ["he lead the council", ["lead → led"]],
    ["they will lead the council", []],
    ["no affect on prices", ["affect → effect"]],
    ["a man who’s wife left", ["who’s → whose"]],
    ["the man who’s here", []],
    ["it was to late", ["to → too"]],
    ["to many people it was home", []],
    ["less people came", ["less → fewer"]],
    ["less than ten people", []],
    ["we was robbed", ["was → were"]],
    ["as though he were at home", []],
  ]);
});

describe("long sentences", () => {
  const words = (count: number): string => Array.from({ length: count }, () => "word").join(" ");
  it("and paragraphs are told from 41 and 101 words on", () => {
    expect(longSentences(paragraph(`${words(40)}.`))).toEqual([]);
    expect(longSentences(paragraph(`${words(41)}.`)).map(({ rule }) => rule)).toEqual(["long-sentence"]);
    const long = paragraph(Array.from({ length: 6 }, () => `W${words(17)}.`).join(" "));
    expect(longSentences(long).map(({ rule }) => rule)).toEqual(["long-paragraph"]);
  });
  it("do not end at Mr., e.g. or an initial", () => {
    const text = paragraph(`Mr. J. Smith ${words(38)}.`);
    expect(longSentences(text)).toHaveLength(1);
  });
});
