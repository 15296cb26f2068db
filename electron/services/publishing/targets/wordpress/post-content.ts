import { freePart, splitForAppeal } from "../../../../../shared/editor/cut.ts";
import { escapeHtml } from "../../../../../shared/editor/escape-html.ts";
import type { Body, PictureBlock } from "../../../../../shared/model/copy.ts";
import type { Paper } from "../../../../../shared/model/paper.ts";
import type { SettingsOf } from "../../../../../shared/model/target.ts";
import { dateInWords, dayInWords, timeInWords } from "../../page/dates.ts";
import type { OutgoingLink, OutgoingStory } from "../outgoing-story.ts";
import type { SiteImage } from "./block-markup.ts";
import {
  bodyBlocks,
  editorBlock,
  groupBlock,
  headingBlock,
  lineAsItStands,
  paragraphBlock,
  plainAsItStands,
} from "./block-markup.ts";

/** Classes of what the desk adds around the body: by them it is left out again when a post is read back. */
export const FURNITURE = {
  byline: "standfirst-byline",
  updated: "standfirst-updated",
  appeal: "standfirst-appeal",
  limit: "standfirst-limit",
  corrections: "standfirst-corrections",
  related: "standfirst-related",
} as const;
/** Class of the dateline, which opens the first paragraph. */
export const DATELINE_CLASS = "standfirst-dateline";

const MARK = /<!--\s*standfirst:([0-9a-f-]{36})\s*-->/;

/** The comment by which a post is known as this story's. WordPress keeps it for every role that may publish. */
export function markOf(storyId: string): string {
  // In a block of HTML, so that the editor shows where it is and does not throw it away.
  return editorBlock("html", `<!-- standfirst:${storyId} -->`);
}

/** Id of the story whose post this is, by its raw content. */
export function storyIn(content: string): string | undefined {
  return MARK.exec(content)?.[1];
}

export interface ContentChoices {
  keptBack: SettingsOf<"wordpress">["keptBack"];
  /** Names that stand in a line at the top, because the site's own author does not say them. */
  bylineNames: readonly string[];
  imageOf(picture: PictureBlock): SiteImage | undefined;
}

/** What of the body goes across: what is kept back does not even leave the desk where the paper says so. */
export function sentParts(
  story: OutgoingStory,
  keptBack: ContentChoices["keptBack"],
): { free: Body; rest: Body; limited: boolean } {
  const { free, rest, cut } = freePart(story.story.body, story.story.access);
  return cut && keptBack === "free-part-only" ? { free, rest: [], limited: true } : { free, rest, limited: false };
}

/** The whole content of a post, as WordPress's editor keeps it. */
export function postContent(story: OutgoingStory, { keptBack, bylineNames, imageOf }: ContentChoices): string {
  const { paper, corrections, moreFromAuthor, similar } = story;
  const { free, rest, limited } = sentParts(story, keptBack);
  const appeal = story.story.appeal ? appealBlock(paper) : undefined;
  const { before, after } = appeal === undefined ? { before: free, after: [] } : splitForAppeal(free);
  const blocks = [
    ...(bylineNames.length > 0 ? [paragraphBlock(`By ${plainAsItStands(joined(bylineNames))}`, FURNITURE.byline)] : []),
    ...(story.showsUpdated ? [updatedBlock(story)] : []),
    ...bodyBlocks(before, imageOf),
    ...(appeal === undefined ? [] : [appeal]),
    ...bodyBlocks(after, imageOf),
    ...(limited ? [limitBlock(paper)] : []),
    ...(rest.length > 0 ? [editorBlock("more", "<!--more-->"), ...bodyBlocks(rest, imageOf)] : []),
    ...(corrections.length > 0 ? [correctionsBlock(story)] : []),
    ...relatedBlock(paper.headings.moreFromAuthor.trim() || "More from this author", moreFromAuthor),
    ...relatedBlock(paper.headings.similar.trim() || "Similar stories", similar),
    markOf(story.story.id),
  ];
  return withDateline(blocks, story).join("\n\n");
}

/** "a", "a and b", "a, b and c" */
function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** The dateline opens the first paragraph of the body, on the same line. */
function withDateline(blocks: string[], { story }: OutgoingStory): string[] {
  const dateline = story.dateline.trim();
  const opens = "<!-- wp:paragraph -->\n<p>";
  const first = dateline === "" ? -1 : blocks.findIndex((block) => block.startsWith(opens));
  if (first < 0) return blocks;
  const opening = `${opens}<span class="${DATELINE_CLASS}">${plainAsItStands(dateline)} – </span>`;
  return blocks.map((block, index) => (index === first ? opening + block.slice(opens.length) : block));
}

function updatedBlock({ updatedAt, paper: { timeZone } }: OutgoingStory): string {
  const when = `${dayInWords(updatedAt, timeZone)}, ${timeInWords(updatedAt, timeZone)}`;
  return paragraphBlock(`Updated ${escapeHtml(when)}`, FURNITURE.updated);
}

function linkHtml(address: string, words: string): string {
  return `<a href="${escapeHtml(address)}">${plainAsItStands(words)}</a>`;
}

function appealBlock(paper: Paper): string | undefined {
  const { title, text, linkText, link } = paper.appeal;
  if (title.trim() === "") return undefined;
  return groupBlock(FURNITURE.appeal, [
    headingBlock(plainAsItStands(title)),
    ...(text.trim() === "" ? [] : [paragraphBlock(plainAsItStands(text))]),
    ...(link === "" ? [] : [paragraphBlock(linkHtml(link, linkText.trim() || `Support ${paper.name}`))]),
  ]);
}

function limitBlock(paper: Paper): string {
  const { title, linkText, link } = paper.freeLimit;
  const words = linkText.trim() || "Subscribe to continue reading";
  return groupBlock(FURNITURE.limit, [
    headingBlock(plainAsItStands(title.trim() || "You have reached the free limit")),
    paragraphBlock(link === "" ? plainAsItStands(words) : linkHtml(link, words)),
  ]);
}

function correctionsBlock({ corrections, paper: { timeZone } }: OutgoingStory): string {
  const made = corrections.map(({ kind, text, madeAt }) => {
    const label = kind === "correction" ? "Correction" : "Clarification";
    return paragraphBlock(`<strong>${label}</strong> (${dateInWords(madeAt, timeZone)}): ${plainAsItStands(text)}`);
  });
  return groupBlock(FURNITURE.corrections, made);
}

function relatedBlock(heading: string, links: readonly OutgoingLink[]): string[] {
  if (links.length === 0) return [];
  const items = links.map(({ headline, line, address }) => {
    const more = line.trim() === "" ? "" : `<br>${plainAsItStands(line.trim())}`;
    return editorBlock("list-item", `<li>${linkHtml(address, headline)}${more}</li>`);
  });
  return [
    groupBlock(FURNITURE.related, [
      headingBlock(plainAsItStands(heading)),
      editorBlock("list", `<ul>${items.join("\n\n")}</ul>`),
    ]),
  ];
}

/** The headline as a title of WordPress: HTML, in which nothing is markup. */
export function postTitle({ story }: OutgoingStory): string {
  return plainAsItStands(story.headline.trim());
}

/** The standfirst as an excerpt. */
export function postExcerpt({ story }: OutgoingStory): string {
  return lineAsItStands(story.standfirst);
}

/** Pictures of the body that go across: those that are kept back stay on the desk. */
export function sentPictures(story: OutgoingStory, keptBack: ContentChoices["keptBack"]): PictureBlock[] {
  const { free, rest } = sentParts(story, keptBack);
  return [...free, ...rest].filter((block) => block.type === "picture");
}
