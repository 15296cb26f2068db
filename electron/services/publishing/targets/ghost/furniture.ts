import { createHash } from "node:crypto";
import { dateInWords, machineTime, timeInWords } from "../../page/dates.ts";
import { html } from "../../page/markup.ts";
import type { OutgoingLink, OutgoingStory } from "../outgoing-story.ts";
import { htmlCard, recordOf, wordsAt } from "./ghost-lexical.ts";
import type { GhostNode } from "./ghost-lexical.ts";
import { markupOfHtml } from "../../../../../shared/editor/markup-of-html.ts";
import type { MarkupNode } from "../../../../../shared/editor/markup-in.ts";

/**
 * What the desk puts around the text is in cards that name it and a digest of their words. So it is
 * left out when the post is read back, and shows as soon as somebody has changed it.
 */
const MARK = /^<!-- standfirst (opening|related) ([0-9a-f]{16}) -->/;

type Part = "opening" | "related";

/** What stands above the text: a byline that the site has no users for, the time of an update, corrections. */
export function openingCard(story: OutgoingStory, byline: readonly string[]): GhostNode[] {
  const { timeZone } = story.paper;
  const lines = [
    byline.length > 0 && html`<p class="byline">By ${named(byline)}</p>`,
    story.showsUpdated &&
      html`<p class="updated">
        Updated
        <time datetime="${machineTime(story.updatedAt, timeZone)}"
          >${dateInWords(story.updatedAt, timeZone)}, ${timeInWords(story.updatedAt, timeZone)}</time
        >
      </p>`,
    ...story.corrections.map(
      ({ kind, text, madeAt }) =>
        html`<p class="${kind}">
          <strong>${kind === "correction" ? "Correction" : "Clarification"}, ${dateInWords(madeAt, timeZone)}:</strong> ${text}
        </p>`,
    ),
  ].flatMap((line) => (line === false ? [] : [line.text]));
  return lines.length === 0 ? [] : [markedCard("opening", lines.join("\n"), [])];
}

function named(names: readonly string[]): ReturnType<typeof html>[] {
  return names.map((name, index) => {
    const between = index === 0 ? "" : index === names.length - 1 ? " and " : ", ";
    return html`${between}<span class="name">${name}</span>`;
  });
}

/** What stands under the text: stories to read on, a heading and a bookmark for each. */
export function relatedCards(heading: string, links: readonly OutgoingLink[]): GhostNode[] {
  const cards = links.map(({ headline, line, address }) => bookmarkCard(headline, line, address));
  return cards.length === 0 ? [] : [markedCard("related", html`<h2>${heading}</h2>`.text, cards), ...cards];
}

function bookmarkCard(title: string, description: string, url: string): GhostNode {
  const metadata = { icon: "", title, description, author: "", publisher: "", thumbnail: "" };
  return { type: "bookmark", version: 1, url, metadata, caption: "" };
}

function markedCard(part: Part, words: string, followers: readonly GhostNode[]): GhostNode {
  return htmlCard(`<!-- standfirst ${part} ${digestOf(words, followers)} -->${words}`);
}

function digestOf(words: string, followers: readonly GhostNode[]): string {
  const said = followers.map((card) => {
    const metadata = recordOf(card["metadata"]);
    return [wordsAt(card, "url"), wordsAt(metadata, "title"), wordsAt(metadata, "description"), wordsAt(card, "caption")];
  });
  return createHash("sha256")
    .update(JSON.stringify([words, said]))
    .digest("hex")
    .slice(0, 16);
}

/** The blocks without what the desk put around them, and the byline that stood there as words. */
export function withoutFurniture(nodes: readonly GhostNode[]): { text: GhostNode[]; byline: string[] } {
  const text: GhostNode[] = [];
  let byline: string[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node === undefined) continue;
    const found = furnitureAt(nodes, at);
    if (found === undefined) {
      text.push(node);
      continue;
    }
    if (found.part === "opening") byline = namesIn(markupOfHtml(found.words));
    at += found.followers;
  }
  return { text, byline };
}

/** Undefined where the card is a stranger's, or ours with other words than we gave it. */
function furnitureAt(nodes: readonly GhostNode[], at: number): { part: Part; words: string; followers: number } | undefined {
  const card = wordsAt(nodes[at] ?? {}, "html");
  const mark = nodes[at]?.type === "html" ? MARK.exec(card) : null;
  if (mark === null) return undefined;
  const words = card.slice(mark[0].length);
  const behind = nodes.slice(at + 1);
  const end = behind.findIndex(({ type }) => type !== "bookmark");
  const followers = mark[1] === "related" ? behind.slice(0, end < 0 ? behind.length : end) : [];
  if (digestOf(words, followers) !== mark[2]) return undefined;
  return { part: mark[1] === "related" ? "related" : "opening", words, followers: followers.length };
}

function namesIn(node: MarkupNode): string[] {
  if ("text" in node) return [];
  if (node.name === "span" && node.attribute("class") === "name") return [textIn(node)];
  return node.children.flatMap(namesIn);
}

function textIn(node: MarkupNode): string {
  return "text" in node ? node.text : node.children.map(textIn).join("");
}
