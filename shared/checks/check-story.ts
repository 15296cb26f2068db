import type { CheckedText, Finding } from "../style/finding.ts";
import type { TextReport } from "./check-text.ts";
import { dayAndDate } from "./day-and-date.ts";
import { headlineNumbers } from "./headline-numbers.ts";
import { nameSpeltTwoWays, surnameFirst } from "./names-of-story.ts";
import { hardToRead } from "./readability.ts";
import { repeatedLinks } from "./repeated-links.ts";
import type { StoryText } from "./story-text.ts";
import { unbalancedMarks } from "./unbalanced-marks.ts";

/** A text of a story with what it says by itself. */
export interface ReportedText {
  text: StoryText;
  report: TextReport;
}

/** Every check that needs more of the story than one text. `today` is an ISO date: "2026-03-31". */
export function checkStory(texts: readonly ReportedText[], today: string, isWord: (word: string) => boolean): Finding[] {
  const body = texts.filter(({ text }) => text.place.field === "body");
  const named = texts
    .filter(({ text }) => text.place.field !== "credit")
    .map(({ text, report }) => ({ text, names: report.names }));
  const inBody = body.map(({ text, report }) => ({ text, names: report.names }));
  const headlines = texts.filter(({ text }) => text.place.field === "headline");
  return [
    ...texts.flatMap(({ text }) => [...unbalancedMarks(text, nextParagraph(text, body)), ...dayAndDate(text, today)]),
    ...nameSpeltTwoWays(named, isWord),
    ...surnameFirst(inBody, isWord),
    ...headlines.flatMap(({ text }) =>
      headlineNumbers(
        text,
        body.map((each) => each.text),
      ),
    ),
    ...repeatedLinks(body.map(({ text }) => text)),
    ...hardToRead(
      body.filter(({ text }) => text.kind === "paragraph").map(({ text, report }) => ({ text, measure: report.measure })),
    ),
  ];
}

/** Where a quotation may go on: the next text of the body, past pictures. */
function nextParagraph({ place }: CheckedText, body: readonly ReportedText[]): string | undefined {
  const { block } = place;
  if (place.field !== "body" || block === undefined) return undefined;
  return body.find(({ text }) => (text.place.block ?? 0) > block)?.text.text;
}
