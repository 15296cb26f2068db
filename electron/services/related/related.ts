import type { Card } from "../../../shared/contract/related.ts";
import { lineText } from "../../../shared/editor/plain-text.ts";
import { authorCards, cardOf, leadOf, missingCard } from "../../../shared/model/cards.ts";
import type { AuthorCard, CardSource } from "../../../shared/model/cards.ts";
import { findWordsQuery } from "../../../shared/model/find-words-query.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Pick, Story } from "../../../shared/model/story.ts";
import type { Database } from "../../ports/database.ts";

export interface Related {
  /** The cards of "More from this author" as they come out now, pins with their problems. */
  moreFromAuthor(storyId: string): AuthorCard[];
  /** The same for a story as given; `onPage` as the page shows them, without problems. */
  authorCardsOf(story: Story, onPage: boolean): AuthorCard[];
  /** Published stories with these words, best first; with no words the latest. Never the story itself. */
  find(storyId: string, query: string): Card[];
  /** Cards of these picks, in their order; a story that is not published has a `problem`. */
  cards(picks: readonly Pick[]): Card[];
}

/** Results of one search: as many as fit beside the story without scrolling far. */
const MOST_FOUND = 12;
/** Stories of an author read at a time, while places are still to fill. */
const LATEST_AT_A_TIME = 12;

interface SnapshotRow {
  [column: string]: string;
  story_id: string;
  path: string;
  first_published_at: string;
  card: string;
}

// SQLite takes out the few fields a card needs, so that no body is parsed for it.
const CARD_COLUMNS = `p.story_id, p.path, p.first_published_at,
  json_extract(p.snapshot, '$.headline', '$.section', '$.standfirst', '$.byline', '$.leadPicture') AS card`;

export function createRelated(parts: { database: Database; paper(): Paper; story(id: string): Story }): Related {
  const { database, paper, story } = parts;

  function sourceOf(row: SnapshotRow): CardSource {
    const [headline, section, standfirst, byline, leadPicture] = JSON.parse(row.card) as [
      string,
      string | null,
      Story["standfirst"],
      string[],
      Story["leadPicture"] | null,
    ];
    const lead = leadOf(leadPicture ?? undefined);
    return {
      storyId: row.story_id,
      headline: headline.trim(),
      standfirst: lineText(standfirst).replace(/\s+/g, " ").trim(),
      section: paper().sections.find((each) => each.id === section)?.name ?? "",
      byline,
      publishedAt: row.first_published_at,
      path: row.path,
      ...(lead ? { leadPicture: lead } : {}),
    };
  }

  function published(id: string): CardSource | undefined {
    const row = database.get<SnapshotRow>(
      `SELECT ${CARD_COLUMNS} FROM publications p WHERE p.story_id = ? AND p.state = 'published'`,
      id,
    );
    return row && sourceOf(row);
  }

  /** Newest first, read as they are needed. */
  function* latestBy(authors: readonly string[]): Generator<CardSource> {
    if (authors.length === 0) return;
    const places = authors.map(() => "?").join(", ");
    for (let offset = 0; ; offset += LATEST_AT_A_TIME) {
      const rows = database.all<SnapshotRow>(
        `SELECT DISTINCT ${CARD_COLUMNS} FROM publication_authors a JOIN publications p ON p.story_id = a.story_id
         WHERE a.contributor_id IN (${places}) AND p.state = 'published'
         ORDER BY p.first_published_at DESC, p.story_id DESC LIMIT ? OFFSET ?`,
        ...authors,
        LATEST_AT_A_TIME,
        offset,
      );
      for (const row of rows) yield sourceOf(row);
      if (rows.length < LATEST_AT_A_TIME) return;
    }
  }

  function authorCardsOf(of: Story, onPage: boolean): AuthorCard[] {
    const cards = authorCards({
      storyId: of.id,
      authorPicks: of.authorPicks,
      similar: of.similar,
      latest: latestBy(of.byline),
      find: published,
      onPage,
    });
    return cards.map((card) => (card.headline === "" ? { ...card, ...unpublished(card.storyId) } : card));
  }

  /** The desk may still know a story that has no page, and then says which one it is. */
  function unpublished(id: string): Card {
    const row = database.get<{ headline: string }>("SELECT headline FROM stories WHERE id = ?", id);
    return missingCard(id, row?.headline ?? "");
  }

  return {
    moreFromAuthor: (storyId) => authorCardsOf(story(storyId), false),
    authorCardsOf,
    find(storyId, query) {
      const words = findWordsQuery(query);
      const rows =
        words === undefined
          ? database.all<SnapshotRow>(
              `SELECT ${CARD_COLUMNS} FROM publications p WHERE p.state = 'published' AND p.story_id <> ?
               ORDER BY p.first_published_at DESC LIMIT ?`,
              storyId,
              MOST_FOUND,
            )
          : database.all<SnapshotRow>(
              `SELECT ${CARD_COLUMNS} FROM (
                 SELECT s.id AS id, found.rank AS score FROM story_search found
                 JOIN stories s ON s.number = found.rowid
                 WHERE story_search MATCH ? AND s.id IN (SELECT story_id FROM publications WHERE state = 'published') AND s.id <> ?
                 ORDER BY found.rank LIMIT ?
               ) hits JOIN publications p ON p.story_id = hits.id ORDER BY hits.score`,
              words,
              storyId,
              MOST_FOUND,
            );
      return rows.map((row) => cardOf(sourceOf(row)));
    },
    cards: (picks) =>
      picks.map((pick) => {
        const source = published(pick.storyId);
        return source ? cardOf(source, pick.line) : unpublished(pick.storyId);
      }),
  };
}
