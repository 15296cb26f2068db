import type { Card } from "../../../../shared/contract/related.ts";
import type { Correction } from "../../../../shared/model/correction.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { attribute, pageTree, rawText, text } from "./page-tree.ts";
import type { Element, PageTree } from "./page-tree.ts";
import { DEPOT_ID, JOY, somePaper, somePicture, someStory, storyId, TOM, WARD_ID } from "./sample-copy.ts";
import type { Edition } from "../page/edition.ts";
import { storyPage } from "../page/story-page.ts";
import type { StoryPageParts } from "../page/story-page.ts";
import type { PageReader } from "../page/story-text.ts";

export const PATH = "features/2026/03/wards/";

export function edition(paper: Partial<Paper> = {}, corrections: readonly Correction[] = []): Edition {
  return {
    paper: somePaper(paper),
    contributors: new Map([JOY, TOM].map((each) => [each.id, each])),
    pictures: new Map(
      [somePicture(WARD_ID), somePicture(DEPOT_ID, { width: 1000, height: 1500 })].map((each) => [each.id, each]),
    ),
    assets: { style: "assets/site-1.css", meter: "assets/meter-1.js", serif: "assets/serif-1.woff2" },
    corrections: () => corrections,
  };
}

export interface Wishes {
  story?: Partial<Story>;
  paper?: Partial<Paper>;
  parts?: Partial<StoryPageParts>;
  reader?: PageReader;
  corrections?: readonly Correction[];
}

export function htmlOf({ story, paper, parts, reader, corrections }: Wishes = {}): string {
  return storyPage(
    edition(paper, corrections),
    {
      story: someStory(story),
      path: PATH,
      firstPublishedAt: "2026-03-31T09:05:00.000Z",
      updatedAt: "2026-03-31T09:05:00.000Z",
      moreFromAuthor: [],
      similar: [],
      ...parts,
    },
    reader,
  );
}

export const pageOf = (wishes?: Wishes): PageTree => pageTree(htmlOf(wishes));
export const texts = (elements: Element[]): string[] => elements.map(text);

export function card(number: number, more: Partial<Card> = {}): Card {
  return {
    storyId: storyId(number),
    headline: `Headline ${number}`,
    section: "Features",
    publishedAt: "2026-03-24T09:00:00.000Z",
    line: `What story ${number} is about`,
    picture: {
      pictureId: DEPOT_ID,
      alt: `What the picture of story ${number} shows, told in many more than sixty characters, to the end`,
    },
    path: `features/2026/03/story-${number}/`,
    ...more,
  };
}

export interface NewsArticle {
  [key: string]: unknown;
}
export function newsArticle(page: PageTree): NewsArticle {
  const script = page.all("script").find((each) => attribute(each, "type") === "application/ld+json");
  if (!script) throw new Error("no data");
  return JSON.parse(rawText(script)) as NewsArticle;
}
