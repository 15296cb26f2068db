import { storyFacts } from "./story-facts.ts";
import type { StoryToWrite } from "./story-to-write.ts";
import { bodyBlocks, furnitureBlocks, gapBetween } from "./text-blocks.ts";
import type { TextBlock } from "./text-blocks.ts";

/**
 * The story as plain text: its furniture in the order of the page, the copy, and below a line what else there is
 * to know. A paragraph is one line, however long; addresses of links stand in angle brackets behind their words.
 */
export function storyText(toWrite: StoryToWrite): string {
  const facts = storyFacts(toWrite).map(({ name, value }) => `${name}: ${value}`);
  const story = joined([...furnitureBlocks(toWrite), ...bodyBlocks(toWrite)]);
  return `${[story, ["---", ...facts].join("\n")].filter((part) => part !== "").join("\n\n")}\n`;
}

function joined(blocks: readonly TextBlock[]): string {
  return blocks.map((block, index) => `${gapBetween(blocks[index - 1], block)}${hung(block)}`).join("");
}

function hung({ text, hang }: TextBlock): string {
  const under = hang.trim() === ">" ? hang : " ".repeat(hang.length);
  return text
    .split("\n")
    .map((line, index) => `${index === 0 ? hang : under}${line}`.trimEnd())
    .join("\n");
}
