import { freePart } from "../../../shared/editor/cut.ts";
import { leadOf } from "../../../shared/model/cards.ts";
import type { CardSource } from "../../../shared/model/cards.ts";
import type { Story } from "../../../shared/model/story.ts";
import type { Database } from "../../ports/database.ts";
import { plainLine } from "./page/edition.ts";
import { holdsRest } from "./page/story-text.ts";

/** What other pages show of a published story, and what its own page shows of others. */
export interface PublishedCard extends Pick<Story, "authorPicks" | "similar"> {
  headline: string;
  kicker: string;
  /** Plain text. */
  standfirst: string;
  byline: readonly string[];
  leadPicture?: NonNullable<CardSource["leadPicture"]>;
  leadCredit: string;
}

/** A published story in the order of the lists. */
export interface PublishedPlace {
  storyId: string;
  path: string;
  firstPublishedAt: string;
  updatedAt: string;
  section: string | undefined;
}

/** What stands on the site as pages show it of each other, without any story's text. */
export interface PublishedCards {
  /** All published stories, newest first. */
  places(): PublishedPlace[];
  /** Ids of an author's, newest first. */
  ofAuthor(contributorId: string): string[];
  /** Contributors with a published story. */
  authors(): string[];
  card(storyId: string): PublishedCard | undefined;
  /** Stories that have this one among their picks. */
  pickedBy(storyId: string): string[];
  /** Stories whose page has this picture in it. */
  showing(pictureId: string): string[];
  /** Joins the transaction under way. */
  put(story: Story, firstPublishedAt: string): void;
  remove(storyId: string): void;
  /** Published stories of which nothing is noted here: they were published by an earlier Standfirst. */
  missing(): string[];
}

export function cardFrom(story: Story): PublishedCard {
  const leadPicture = leadOf(story.leadPicture);
  return {
    headline: story.headline.trim(),
    kicker: story.kicker.trim(),
    standfirst: plainLine(story.standfirst),
    byline: story.byline,
    ...(leadPicture ? { leadPicture } : {}),
    leadCredit: story.leadPicture?.credit.trim() ?? "",
    authorPicks: story.authorPicks,
    similar: story.similar,
  };
}

/** Pictures on the story's own page: none from behind the cut of a story for subscribers. */
export function picturesOn(story: Story): Set<string> {
  const { free, rest } = freePart(story.body, story.access);
  const shown = holdsRest(story, "everyone") ? [...free, ...rest] : free;
  const lead = story.leadPicture ? [story.leadPicture.pictureId] : [];
  return new Set([...lead, ...shown.flatMap((block) => (block.type === "picture" ? [block.pictureId] : []))]);
}

/** Other stories that this one has among its picks. */
export function picksOf(story: Pick<Story, "id" | "authorPicks" | "similar">): Set<string> {
  const picks = new Set([...story.authorPicks.pinned, ...story.similar].map((pick) => pick.storyId));
  picks.delete(story.id);
  return picks;
}

interface PlaceRow {
  [column: string]: string | null;
  story_id: string;
  path: string;
  first_published_at: string;
  updated_at: string;
  section: string | null;
}

export function createPublishedCards(database: Database): PublishedCards {
  const ids = (sql: string, ...values: string[]): string[] => database.all<{ id: string }>(sql, ...values).map((row) => row.id);

  function remove(storyId: string): void {
    for (const table of ["publication_authors", "publication_cards", "publication_picks", "publication_pictures"]) {
      database.run(`DELETE FROM ${table} WHERE story_id = ?`, storyId);
    }
  }

  return {
    places: () =>
      database
        .all<PlaceRow>(
          `SELECT p.story_id, p.path, p.first_published_at, p.updated_at, c.section
           FROM publications p JOIN publication_cards c ON c.story_id = p.story_id
           WHERE p.state = 'published' ORDER BY p.first_published_at DESC, p.story_id DESC`,
        )
        .map((row) => ({
          storyId: row.story_id,
          path: row.path,
          firstPublishedAt: row.first_published_at,
          updatedAt: row.updated_at,
          section: row.section ?? undefined,
        })),
    ofAuthor: (contributorId) =>
      ids(
        `SELECT story_id AS id FROM publication_authors WHERE contributor_id = ?
         ORDER BY first_published_at DESC, story_id DESC`,
        contributorId,
      ),
    authors: () => ids("SELECT DISTINCT contributor_id AS id FROM publication_authors"),
    card(storyId) {
      const row = database.get<{ card: string }>("SELECT card FROM publication_cards WHERE story_id = ?", storyId);
      return row && (JSON.parse(row.card) as PublishedCard);
    },
    pickedBy: (storyId) => ids("SELECT story_id AS id FROM publication_picks WHERE picked_id = ?", storyId),
    showing: (pictureId) => ids("SELECT story_id AS id FROM publication_pictures WHERE picture_id = ?", pictureId),
    put(story, firstPublishedAt) {
      remove(story.id);
      const { id } = story;
      database.run(
        "INSERT INTO publication_cards (story_id, section, card) VALUES (?, ?, ?)",
        id,
        story.section ?? null,
        JSON.stringify(cardFrom(story)),
      );
      for (const author of new Set(story.byline)) {
        database.run(
          "INSERT INTO publication_authors (contributor_id, first_published_at, story_id) VALUES (?, ?, ?)",
          author,
          firstPublishedAt,
          id,
        );
      }
      for (const picked of picksOf(story)) {
        database.run("INSERT INTO publication_picks (picked_id, story_id) VALUES (?, ?)", picked, id);
      }
      for (const picture of picturesOn(story)) {
        database.run("INSERT INTO publication_pictures (picture_id, story_id) VALUES (?, ?)", picture, id);
      }
    },
    remove,
    missing: () =>
      ids(
        `SELECT story_id AS id FROM publications WHERE state = 'published'
         AND story_id NOT IN (SELECT story_id FROM publication_cards)`,
      ),
  };
}
