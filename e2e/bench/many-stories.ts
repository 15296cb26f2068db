import { DatabaseSync } from "node:sqlite";
import type { Temporal } from "temporal-polyfill";
import { v7 } from "uuid";
import { countBlockWords, plainText } from "../../shared/editor/plain-text.ts";
import type { Body } from "../../shared/model/copy.ts";
import { STATUSES } from "../../shared/model/status.ts";
import type { Furniture } from "../../shared/model/story.ts";
import { longStory } from "./long-story.ts";
import { seeded } from "./words.ts";

export interface ManyStories {
  /** How many stories to add. */
  count: number;
  /** Words of each story. */
  words: number;
  seed: number;
  /** Time of the newest; each one before it was changed a minute earlier. */
  newest: Temporal.Instant;
}

/** Bodies that differ: every story has the words of one of these, and a headline of its own. */
const BODIES = 500;
const SECTIONS = ["britain", "world", "features", "opinion", "culture", "sport"];
const WORK = STATUSES.filter((status) => !["published", "withdrawn", "scheduled"].includes(status));

interface Copy {
  json: string;
  text: string;
  words: number;
}

/**
 * Fills the file of a desk that was begun and is not open with stories, search index
 * included, in one transaction. The stories are unpublished and have no byline.
 */
export function addManyStories(deskFile: string, { count, words, seed, newest }: ManyStories): void {
  const bodies = Array.from({ length: Math.min(count, BODIES) }, (_, index): Copy => copyOf(longStory(words, seed + index)));
  const random = seeded(seed);
  const file = new DatabaseSync(deskFile);
  try {
    file.exec("PRAGMA synchronous = OFF; BEGIN IMMEDIATE");
    const story = file.prepare(
      `INSERT INTO stories (id, status, section, catchline, headline, byline_names, words, furniture, body,
         revision, body_revision, indexed_revision, created_at, changed_at, changed_by)
       VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, 1, 1, 1, ?, ?, 'The archive')`,
    );
    const search = file.prepare("INSERT INTO story_search (rowid, headline, catchline, byline, copy) VALUES (?, ?, ?, '', ?)");
    for (let index = 0; index < count; index += 1) {
      const copy = bodies[index % bodies.length];
      if (copy === undefined) break;
      const at = newest.subtract({ minutes: count - 1 - index });
      const time = at.toString({ smallestUnit: "millisecond" });
      const section = SECTIONS[Math.floor(random() * SECTIONS.length)] ?? "britain";
      const headline = `${copy.text.slice(0, 60).replace(/\s\S*$/, "")}, part ${index + 1}`;
      const catchline = `ARCHIVE ${index + 1}`;
      const furniture = JSON.stringify(furnitureOf(section, catchline, headline));
      const id = v7({ msecs: at.epochMilliseconds });
      const { lastInsertRowid } = story.run(
        id,
        WORK[index % WORK.length] ?? "draft",
        section,
        catchline,
        headline,
        copy.words,
        furniture,
        copy.json,
        time,
        time,
      );
      search.run(lastInsertRowid, headline, catchline, copy.text);
    }
    file.exec("COMMIT");
  } finally {
    file.close();
  }
}

function copyOf(body: Body): Copy {
  return {
    json: JSON.stringify(body),
    text: plainText(body),
    words: body.reduce((sum, block) => sum + countBlockWords(block), 0),
  };
}

function furnitureOf(section: string, catchline: string, headline: string): Furniture {
  return {
    catchline,
    section,
    kicker: "",
    headline,
    standfirst: [],
    byline: [],
    dateline: "",
    authorPicks: { pinned: [], dropped: [] },
    similar: [],
    tags: [],
    access: "free",
    appeal: false,
    searchTitle: "",
    searchDescription: "",
    slug: "",
  };
}
