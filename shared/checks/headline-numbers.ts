import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";

/** A number in a text, with its value: "£3.5m" is 3,500,000, "five" is 5. */
interface NumberPlace {
  start: number;
  end: number;
  value: number;
  /** What a change of the last figure that is written would make: 100,000 in "£3.5m". */
  step: number;
}

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const MULTIPLES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  k: 1000,
  thousand: 1000,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
  tn: 1e12,
  trillion: 1e12,
};
const MULTIPLE = "(?:\\s?(?<multiple>k|mn?|bn|tn|hundred|thousand|million|billion|trillion|dozen)(?!\\p{L}))?";
const FIGURES = new RegExp(
  `(?<![\\p{L}\\p{N}.,/:-])[£$€]?(?<figures>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)${MULTIPLE}(?![\\d:/])`,
  "gu",
);
const WORDS = new RegExp(
  `(?<!\\p{L})(?:(?<tens>${TENS.join("|")})(?:[ -](?<unit>${SMALL.slice(1, 10).join("|")}))?|(?<small>${SMALL.join("|")}))(?!\\p{L})${MULTIPLE}`,
  "giu",
);
/** A number behind one of these is no exact one. */
const ABOUT =
  /(?:more than|less than|fewer than|at least|at most|up to|nearly|almost|about|around|over|under|some|top|only|just|past)\s+[£$€]?$/i;
/** "One" is mostly no number: one of them, one day. */
const SMALLEST = 2;
/** Copy shorter than this is still being written, in characters. */
const SHORTEST_COPY = 300;

function numbersIn(text: string): NumberPlace[] {
  const all: NumberPlace[] = [];
  for (const match of text.matchAll(FIGURES)) {
    const { figures = "", multiple } = match.groups ?? {};
    const times = MULTIPLES[multiple?.toLowerCase() ?? ""] ?? 1;
    const decimals = figures.split(".")[1]?.length ?? 0;
    const end = match.index + match[0].length;
    all.push({ start: match.index, end, value: Number(figures.replaceAll(",", "")) * times, step: times / 10 ** decimals });
  }
  for (const match of text.matchAll(WORDS)) {
    const { tens, unit, small, multiple } = match.groups ?? {};
    const times = MULTIPLES[multiple?.toLowerCase() ?? ""] ?? 1;
    const ten = tens === undefined ? 0 : (TENS.indexOf(tens.toLowerCase()) + 2) * 10;
    const ones = SMALL.indexOf((unit ?? small ?? "zero").toLowerCase());
    all.push({ start: match.index, end: match.index + match[0].length, value: (ten + ones) * times, step: times });
  }
  return all;
}

const isYear = ({ value, step }: NumberPlace): boolean => step === 1 && value >= 1900 && value <= 2100;

/** A number in the headline that the copy does not have, not even rounded. Years are left alone. */
export function headlineNumbers(headline: CheckedText, body: readonly CheckedText[]): Finding[] {
  const copy = body.map(({ text }) => text).join("\n");
  if (copy.length < SHORTEST_COPY) return [];
  const known = numbersIn(copy).map(({ value }) => value);
  return numbersIn(headline.text)
    .filter((number) => number.value >= SMALLEST && !isYear(number) && !ABOUT.test(headline.text.slice(0, number.start)))
    .filter(
      ({ value, step }) =>
        !known.some((each) => Math.abs(each - value) < Math.max(step, value * 0.02) && Math.abs(each - value) <= step / 2 + 1e-9),
    )
    .map(({ start, end }) =>
      findingAt(headline, {
        rule: "headline-number",
        severity: "should",
        start,
        end,
        why: `The headline says “${headline.text.slice(start, end)}”; the copy does not have that number.`,
      }),
    );
}
