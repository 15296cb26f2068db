import { freePart } from "../editor/cut.ts";
import { sectionOf } from "../model/addresses.ts";
import type { Contributor } from "../model/contributor.ts";
import type { Block, Body, LineOfCopy } from "../model/copy.ts";
import type { Paper, Section } from "../model/paper.ts";
import type { PlacedPicture, Story } from "../model/story.ts";

/** One copy of a picture that whoever reads the document can have. */
export interface PictureFile {
  /** Public address, or a `data:` address where the document must stand alone. */
  address: string;
  /** "image/jpeg" */
  type: string;
  /** In pixels. */
  width: number;
  height: number;
  bytes?: number;
}

/** Another story, as a link from this one: only such as readers can open. */
export interface RelatedLink {
  headline: string;
  /** What its card says: the pick's own line, else the other story's standfirst. */
  line: string;
  address: string;
}

/** What was put right after publication. */
export interface CorrectionToWrite {
  kind: "correction" | "clarification";
  text: string;
  /** Instant. */
  madeAt: string;
}

/** A story with everything around it, resolved: a format asks nobody and knows no clock. */
export interface StoryToWrite {
  story: Story;
  paper: Paper;
  /** In the order of the byline. */
  contributors: readonly Contributor[];
  /** All of it, or what every reader gets. */
  part: "whole" | "free";
  /** May be used by whoever gets it, not yet, or no more. Source: IPTC's publication status. */
  standing: "usable" | "withheld" | "canceled";
  /** Part of the address that names the story; empty when nothing of its headline can stand in one. */
  slug: string;
  /** Where readers find it; undefined while there is no page. */
  address?: string | undefined;
  /** Instants; undefined before the first publication. */
  firstPublishedAt?: string | undefined;
  updatedAt?: string | undefined;
  /** Copies of a picture by its id, smallest first; undefined or none when nobody outside can have it. */
  pictureFiles(pictureId: string): readonly PictureFile[] | undefined;
  moreFromAuthor: readonly RelatedLink[];
  similar: readonly RelatedLink[];
  /** Newest first. */
  corrections?: readonly CorrectionToWrite[];
  /** The paper's own terms; the access of the story is said besides. */
  usageTerms?: string;
}

/** What of the body is written. */
export interface Written {
  /** Without cuts. */
  blocks: Body;
  /** Set when all of it is written though readers do not all get it: how many of `blocks` they get. */
  freeBlocks?: number;
  /** Whether something of the story is not in `blocks`. */
  keptBack: boolean;
}

/** The blocks that go into the document. What is not to be given away is in no field of the answer. */
export function writtenBody({ story, part }: Pick<StoryToWrite, "story" | "part">): Written {
  const { free, rest, cut } = freePart(story.body, story.access);
  if (part === "free") return { blocks: free, keptBack: cut };
  return { blocks: [...free, ...rest], keptBack: false, ...(cut ? { freeBlocks: free.length } : {}) };
}

/** The blocks in two parts, for formats that mark where the free part ends; `rest` is empty where nothing is to be marked. */
export function writtenParts(toWrite: Pick<StoryToWrite, "story" | "part">): { free: Body; rest: Body } {
  const { blocks, freeBlocks = blocks.length } = writtenBody(toWrite);
  return { free: blocks.slice(0, freeBlocks), rest: blocks.slice(freeBlocks) };
}

/** A picture where it stands in the story: the lead picture, or a block of the body. */
export type Placed = Pick<PlacedPicture, "pictureId" | "credit" | "alt"> & { caption: LineOfCopy };

/** The lead picture, then those of the body that are written. */
export function writtenPictures(toWrite: StoryToWrite): Placed[] {
  const { leadPicture } = toWrite.story;
  const isPicture = (block: Block): block is Extract<Block, { type: "picture" }> => block.type === "picture";
  return [...(leadPicture ? [leadPicture] : []), ...writtenBody(toWrite).blocks.filter(isPicture)];
}

/** The same before and after publication, whatever becomes of the address. */
export function storyUri(story: Pick<Story, "id">): string {
  return `urn:uuid:${story.id}`;
}

/** Names a picture by its content. Source: RFC 6920. */
export function pictureUri(pictureId: string): string {
  const bytes = (pictureId.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return `ni:///sha-256;${btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "")}`;
}

/** An address in the form of a URI: without what only an IRI may hold. */
export function uriOf(address: string): string {
  return new URL(address).href;
}

export function sectionToWrite({ paper, story }: Pick<StoryToWrite, "paper" | "story">): Section | undefined {
  return sectionOf(paper, story.section);
}

/** Who may read what, for whoever shows the story elsewhere. */
export function termsInWords({ story, paper, usageTerms }: Pick<StoryToWrite, "story" | "paper" | "usageTerms">): string {
  const access = {
    free: "Free to read.",
    metered: `Metered: only the free part is for readers who have had ${paper.freeLimit.storiesAMonth} such stories in a month.`,
    subscribers: "For subscribers: only the free part is for all readers.",
  }[story.access];
  return [usageTerms?.trim() ?? "", access].filter((words) => words !== "").join(" ");
}
