import { type Block, blockSchema, BOLD, type Body, ITALIC } from "../../shared/model/copy.ts";
import { seeded } from "./words.ts";

/** Sentences of pseudo-news are put together from these, so that they read and wrap like copy. */
const WHO = (
  "the council|a spokeswoman for the port|the drivers|two of the nurses|the committee|residents of the estate|the minister|an engineer|the union's branch|" +
  "the headteacher|a neighbour|the company|the inquiry|three witnesses|the harbour trustees|the county's librarians|a retired signalman|the tenants"
).split("|");
const DID = (
  "said|has promised|refused to say|agreed on Tuesday|voted by a narrow majority|confirmed in a letter|told a public meeting|was asked|" +
  "warned in spring|has since denied|learned only afterwards|calculated|argued for an hour"
).split("|");
const WHAT = (
  "that the work would be finished by winter|that nobody had read the report|that the figures were out by a fifth|that the depot would stay open|" +
  "that the money had been set aside|that a second survey was needed|that the roof would not last another storm|that the timetable had been drawn up in a hurry|" +
  "that there was no agreement on wages|that the building belonged to everyone who used it|that the letter had never arrived|that the lease would be renewed"
).split("|");
const MORE = (
  "although the documents suggest otherwise|and not for the first time|as this newspaper reported in March|with some relief|after a pause|" +
  "in front of a full hall|which came as a surprise to the staff|because the rules allow it|while the rain went on|under a scheme that few had heard of"
).split("|");
const CROSSHEADS =
  "The second letter|What the figures say|Nobody in the building|A question of wages|Before the vote|The view from the quay|Who pays|Six months later".split(
    "|",
  );

/** Paragraphs between two crossheads. */
const BETWEEN_CROSSHEADS = 8;
const SHORTEST_PARAGRAPH = 20;
const LONGEST_PARAGRAPH = 60;

const run = (text: string, format = 0): object => ({ type: "text", text, format });
const countWords = (text: string): number => text.split(" ").length;

/**
 * A story of exactly this many words in its paragraphs (crossheads come on top), the same for
 * the same seed: paragraphs of 20 to 60 words, a crosshead every eight, some bold, italic and links.
 */
export function longStory(words: number, seed: number): Body {
  const random = seeded(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? "";
  const sentence = (): string => {
    const said = `${pick(WHO)} ${pick(DID)} ${pick(WHAT)}${random() < 0.6 ? `, ${pick(MORE)}` : ""}.`;
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
  const text = (length: number): string => {
    let copy = sentence();
    while (countWords(copy) < length) copy += ` ${sentence()}`;
    return `${copy
      .split(" ")
      .slice(0, length)
      .join(" ")
      .replace(/[.,]?$/, "")}.`;
  };

  const blocks: Block[] = [];
  let left = words;
  for (let number = 1; left > 0; number += 1) {
    const wanted = SHORTEST_PARAGRAPH + Math.floor(random() * (LONGEST_PARAGRAPH - SHORTEST_PARAGRAPH + 1));
    // The rest joins the last paragraph rather than standing alone as a line of three words.
    const length = left - wanted < SHORTEST_PARAGRAPH ? Math.min(left, LONGEST_PARAGRAPH) : wanted;
    blocks.push(blockSchema.parse({ type: "paragraph", children: inlines(text(length), random()) }));
    left -= length;
    if (number % BETWEEN_CROSSHEADS === 0 && left > 0) {
      blocks.push(blockSchema.parse({ type: "heading", tag: "h2", children: [run(pick(CROSSHEADS))] }));
    }
  }
  return blocks;
}

/** Every few paragraphs some words are bold, italic or a link; `chance` is between 0 and 1. */
function inlines(text: string, chance: number): object[] {
  const words = text.split(" ");
  if (chance > 0.36 || words.length < 12) return [run(text)];
  const before = `${words.slice(0, 5).join(" ")} `;
  const marked = words.slice(5, 8).join(" ");
  const after = ` ${words.slice(8).join(" ")}`;
  if (chance < 0.12) return [run(before), run(marked, BOLD), run(after)];
  if (chance < 0.24) return [run(before), run(marked, ITALIC), run(after)];
  return [run(before), { type: "link", url: "https://www.example.org/report", children: [run(marked)] }, run(after)];
}
