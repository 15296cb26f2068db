import type { Contributor } from "../../../../shared/model/contributor.ts";
import type { Paper, Section } from "../../../../shared/model/paper.ts";
import type { Picture } from "../../../../shared/model/picture.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { lineText } from "../../../../shared/editor/plain-text.ts";
import { leadOf } from "../../../../shared/model/cards.ts";
import type { CardSource } from "../../../../shared/model/cards.ts";

/** Everything pages share. Paths are relative to the root of the site and have no leading slash. */
export interface Edition {
  paper: Paper;
  contributors: ReadonlyMap<string, Contributor>;
  pictures: Pick<ReadonlyMap<string, Picture>, "get">;
  assets: { style: string; meter: string; serif: string };
}

/** A story as it stands on the site: the snapshot it was passed with, and its place. */
export interface StoryOnSite {
  story: Story;
  /** "features/2026/03/slug/" */
  path: string;
  firstPublishedAt: string;
  updatedAt: string;
}

/** What lists and cards need of a story, without its body. */
export interface Teaser extends CardSource {
  sectionId: string | undefined;
  kicker: string;
  leadCredit: string;
}

/** `root` leads from a page to the root of the site: "../../", or "./" on the front page. */
export function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1) || "./";
}

export function sectionOf(paper: Paper, id: string | undefined): Section | undefined {
  return paper.sections.find((section) => section.id === id);
}

/** The contributors of a byline that the desk knows, in order. */
export function bylineOf(edition: Pick<Edition, "contributors">, ids: readonly string[]): Contributor[] {
  return ids.flatMap((id) => edition.contributors.get(id) ?? []);
}

export function authorPath(contributor: Contributor): string {
  return `by/${contributor.pageName}/`;
}

export function sectionPath(section: Section): string {
  return `${section.slug}/`;
}

/** The public address of a page of the site. */
export function publicAddress(paper: Paper, path: string): string {
  return `${paper.baseAddress.replace(/\/*$/, "/")}${path}`;
}

/** One line of plain text, with its white space tidied. */
export function plainLine(line: Story["standfirst"]): string {
  return lineText(line).replace(/\s+/g, " ").trim();
}

export function teaserOf(paper: Paper, { story, path, firstPublishedAt }: Omit<StoryOnSite, "updatedAt">): Teaser {
  const leadPicture = leadOf(story.leadPicture);
  return {
    storyId: story.id,
    headline: story.headline.trim(),
    standfirst: plainLine(story.standfirst),
    section: sectionOf(paper, story.section)?.name ?? "",
    sectionId: story.section,
    kicker: story.kicker.trim(),
    leadCredit: story.leadPicture?.credit.trim() ?? "",
    byline: story.byline,
    publishedAt: firstPublishedAt,
    path,
    ...(leadPicture ? { leadPicture } : {}),
  };
}
