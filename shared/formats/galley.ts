import { countBodyWords } from "../editor/plain-text.ts";
import { storyFacts } from "./story-facts.ts";
import { writtenBody } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";
import { bodyBlocks, furnitureBlocks, gapBetween } from "./text-blocks.ts";
import type { TextBlock } from "./text-blocks.ts";

/** Characters in a line of one newspaper column: about 45 mm in 8.5 point. */
const COLUMN = 38;
/** Every so many lines the number of the line stands in the margin. */
const NUMBERED = 5;

/**
 * A galley for the print desk: the story at the measure of a column, its lines numbered, and over each part how
 * many words, lines and characters it makes, so that it can be cast off before it is set. Monospaced text: a
 * character is what a reader sees as one. Lines of the body are counted, empty ones too, as they take space.
 */
export function galley(toWrite: StoryToWrite, measure = COLUMN): string {
  const body = setBlocks(bodyBlocks(toWrite), measure);
  const words = countBodyWords(writtenBody(toWrite).blocks);
  const rule = "-".repeat(measure + 6);
  const furniture = furnitureBlocks(toWrite).flatMap((block) => [
    `${block.kind}, ${plural(characters(block.text).length, "character")}`.toUpperCase(),
    ...wrapped(block, measure),
    "",
  ]);
  const facts = storyFacts(toWrite).flatMap(({ name, value }) =>
    wrapped({ kind: "label", text: `${name}: ${value}`, hang: "" }, measure + 6),
  );
  const count = `${plural(words, "word")}, ${plural(body.length, "line")} at ${measure} characters`;
  return `${[count, rule, ...furniture, rule, ...numbered(body), rule, "ends", "", ...facts].join("\n")}\n`;
}

function setBlocks(blocks: readonly TextBlock[], measure: number): string[] {
  return blocks.flatMap((block, index) => [
    ...(gapBetween(blocks[index - 1], block) === "\n\n" ? [""] : []),
    ...wrapped(block, measure),
  ]);
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const number = (index + 1) % NUMBERED === 0 ? String(index + 1) : "";
    return `${number.padStart(4)}  ${line}`.trimEnd();
  });
}

/** Lines of at most `measure` characters; a word that is longer is broken. */
function wrapped({ text, hang }: TextBlock, measure: number): string[] {
  const lines: string[] = [];
  const room = Math.max(1, measure - hang.length);
  for (const paragraph of text.split("\n")) {
    let line: string[] = [];
    const flush = (): void => {
      lines.push(`${lines.length === 0 ? hang : " ".repeat(hang.length)}${line.join("")}`);
      line = [];
    };
    for (const word of paragraph.split(/[^\S\u00a0]+/).filter((each) => each !== "")) {
      const letters = characters(word);
      if (line.length > 0 && line.length + 1 + letters.length > room) flush();
      if (line.length > 0) line.push(" ");
      for (const letter of letters) {
        if (line.length >= room) flush();
        line.push(letter);
      }
    }
    flush();
  }
  return lines;
}

const SEGMENTS = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

function characters(text: string): string[] {
  return [...SEGMENTS.segment(text)].map(({ segment }) => segment);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
