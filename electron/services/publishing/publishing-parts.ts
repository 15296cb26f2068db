import type { Check } from "../../../shared/contract/publishing.ts";
import type { Card } from "../../../shared/contract/related.ts";
import type { AuthorCard } from "../../../shared/model/cards.ts";
import type { Contributor } from "../../../shared/model/contributor.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Pick, Story } from "../../../shared/model/story.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";
import type { SitePictures } from "./site/plan-site.ts";

/** What publishing asks of the stories. */
export interface PublishableStories {
  get(id: string): Story;
  /** Brings the story there, with its milestone, in the transaction under way. */
  arrive(id: string, to: "published" | "withdrawn", session: string): Story;
}

/** What publishing asks of the related stories. */
export interface RelatedCards {
  authorCardsOf(story: Story, onPage: boolean): AuthorCard[];
  cards(picks: readonly Pick[]): Card[];
}

/** Moments of a publication, in their order. */
export type PublishingStep = "noted" | "begun" | "written" | "swapped" | "settled";

export interface PublishingParts {
  database: Database;
  clock: Clock;
  log: Log;
  announce: Announce;
  stories: PublishableStories;
  related: RelatedCards;
  pictures: SitePictures;
  paper(): Paper;
  contributors(): readonly Contributor[];
  /** What was put right in a story after its publication, newest first. */
  corrections(storyId: string): readonly Correction[];
  /** What must be done besides, before anything is published: the paper's own lines, and the legal flag. */
  moreChecks?(storyId: string): Check[];
  /** Folder the site is published to. */
  siteFolder(): string;
  /**
   * Waits until no other process publishes from this data folder, and holds it till the
   * answer is called. The hold must end with the process, however that ends.
   */
  holdSite(): Promise<() => void>;
  /** Names the Standfirst that makes the pages: where it is another, all of them are made anew. */
  form: string;
  /** Pages that are brought up to date in one go; the rest of a large site's follow. */
  pagesAtOnce?: number;
  /** Told at each step; the crash tests end the process there. */
  reached?(step: PublishingStep): void;
}
