import { publicAddress } from "../model/addresses.ts";
import { mastheadOf } from "../model/masthead.ts";
import type { Paper } from "../model/paper.ts";
import { blocksHtml, figureHtml } from "./figure-html.ts";
import { uriOf, writtenBody } from "./story-to-write.ts";
import type { StoryToWrite } from "./story-to-write.ts";

/** Stories a feed holds: whoever makes one need not fetch more. */
export const FEED_LENGTH = 30;

export interface FeedToWrite {
  paper: Paper;
  /** Where the feed itself lies, below the root of the site: "feed.xml". */
  path: string;
  /** Stories that stand on the site. What has no page, or may not be used, is left out. */
  stories: Iterable<StoryToWrite>;
}

/** A story in a feed. Nothing in it was made from what is kept back. */
export interface FeedEntry {
  toWrite: StoryToWrite;
  address: string;
  firstPublishedAt: string;
  updatedAt: string;
  /** Free part alone, with the lead picture. XHTML. */
  content: string;
}

/** The newest stories of a feed, newest first. Whatever part was asked for, a feed has the free one. */
export function feedEntries(stories: Iterable<StoryToWrite>): FeedEntry[] {
  const entries: FeedEntry[] = [];
  for (const each of stories) {
    const { address, firstPublishedAt, updatedAt = firstPublishedAt } = each;
    if (each.standing !== "usable" || address === undefined || firstPublishedAt === undefined || updatedAt === undefined)
      continue;
    const toWrite: StoryToWrite = { ...each, part: "free" };
    entries.push({ toWrite, address: uriOf(address), firstPublishedAt, updatedAt, content: "" });
  }
  return entries
    .sort((one, other) => (one.firstPublishedAt < other.firstPublishedAt ? 1 : -1))
    .slice(0, FEED_LENGTH)
    .map((entry) => ({ ...entry, content: contentOf(entry.toWrite) }));
}

function contentOf(toWrite: StoryToWrite): string {
  const { leadPicture } = toWrite.story;
  const lead = leadPicture ? figureHtml(leadPicture, toWrite.pictureFiles(leadPicture.pictureId)) : "";
  return [lead, blocksHtml(writtenBody(toWrite).blocks, toWrite)].filter((html) => html !== "").join("\n");
}

/** What both kinds of feed say of themselves. `updatedAt` is the newest change; undefined without stories. */
export function feedFacts(
  { paper, path }: FeedToWrite,
  entries: readonly FeedEntry[],
): { title: string; home: string; self: string; updatedAt: string | undefined } {
  const stamps = entries.map((entry) => entry.updatedAt).sort();
  return {
    title: mastheadOf(paper),
    home: uriOf(publicAddress(paper, "")),
    self: uriOf(publicAddress(paper, path)),
    updatedAt: stamps.at(-1),
  };
}
