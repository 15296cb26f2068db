import { DatabaseSync } from "node:sqlite";
import type { Temporal } from "temporal-polyfill";
import { v7 } from "uuid";
import type { Story } from "../../shared/model/story.ts";
import { longStory } from "./long-story.ts";
import { seeded } from "./words.ts";

export interface ManyPublications {
  /** How many stories to publish. */
  count: number;
  /** Words of each. */
  words: number;
  /** Writers they are by, one or two each. */
  writers: number;
  seed: number;
  /** Time of the newest; each one before it was published six hours earlier. */
  newest: Temporal.Instant;
}

/** Bodies that differ: every story has the words of one of these, and a headline of its own. */
const BODIES = 200;
const HOURS_BETWEEN = 6;

/**
 * Fills the file of a desk that was begun with the sample newsroom and is not open with published stories,
 * as an earlier Standfirst would have left them: with picks, and lead pictures of the newsroom. Their
 * pages come with the next rebuild. Answers with the ids of the writers.
 */
export function addManyPublications(deskFile: string, { count, words, writers, seed, newest }: ManyPublications): string[] {
  const file = new DatabaseSync(deskFile);
  const random = seeded(seed);
  const any = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("there is nothing to choose from");
    return item;
  };
  try {
    file.exec("PRAGMA synchronous = OFF; BEGIN IMMEDIATE");
    const pictures = file
      .prepare("SELECT id FROM pictures")
      .all()
      .map((row) => String(row["id"]));
    const people = Array.from({ length: writers }, () => v7());
    const person = file.prepare("INSERT INTO contributors (id, name, page_name, email) VALUES (?, ?, ?, '')");
    for (const [number, id] of people.entries()) person.run(id, `Writer Number${number}`, `writer-number-${number}`);
    const { settings } = file.prepare("SELECT settings FROM paper").get() as { settings: string };
    const sections = (JSON.parse(settings) as { sections: { id: string; slug: string }[] }).sections;
    const bodies = Array.from({ length: Math.min(count, BODIES) }, (_, index) => longStory(words, seed + index));
    const story = file.prepare(
      `INSERT INTO stories (id, status, section, catchline, headline, byline_names, words, furniture, body,
         revision, body_revision, indexed_revision, created_at, changed_at, changed_by)
       VALUES (?, 'published', ?, ?, ?, '', ?, ?, ?, 2, 1, 2, ?, ?, 'The archive')`,
    );
    const publication = file.prepare(
      `INSERT INTO publications (story_id, state, path, earlier_paths, first_published_at, updated_at, revision, snapshot)
       VALUES (?, 'published', ?, '[]', ?, ?, 2, ?)`,
    );
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const at = newest.subtract({ hours: HOURS_BETWEEN * (count - 1 - index) });
      const time = at.toString({ smallestUnit: "millisecond" });
      const section = any(sections);
      const body = bodies[index % bodies.length] ?? [];
      const snapshot = snapshotOf({
        id: v7({ msecs: at.epochMilliseconds }),
        section: section.id,
        headline: `Archive story number ${index + 1} and what came of it`,
        byline: [...new Set([any(people), ...(index % 3 === 0 ? [any(people)] : [])])],
        picture: any(pictures),
        similar: ids.length === 0 ? [] : [any(ids)],
        body,
        words,
        time,
      });
      const { id, body: _body, status: _status, revision: _revision, bodyRevision: _bodyRevision, ...furniture } = snapshot;
      story.run(
        id,
        section.id,
        snapshot.catchline,
        snapshot.headline,
        words,
        JSON.stringify(furniture),
        JSON.stringify(body),
        time,
        time,
      );
      publication.run(
        id,
        `${section.slug}/${time.slice(0, 4)}/${time.slice(5, 7)}/archive-${index + 1}/`,
        time,
        time,
        JSON.stringify(snapshot),
      );
      ids.push(id);
    }
    file.exec("COMMIT");
    return people;
  } finally {
    file.close();
  }
}

function snapshotOf(
  parts: Pick<Story, "id" | "headline" | "byline" | "body" | "words"> & {
    section: string;
    picture: string;
    similar: string[];
    time: string;
  },
): Story {
  const { id, headline, byline, body, words, section, picture, similar, time } = parts;
  return {
    id,
    catchline: headline.slice(0, 30),
    section,
    kicker: "Archive",
    headline,
    standfirst: [
      {
        type: "text",
        text: `What was said when ${headline.toLowerCase()}`,
        format: 0,
        detail: 0,
        mode: "normal",
        style: "",
        version: 1,
      },
    ],
    byline,
    dateline: "",
    leadPicture: {
      pictureId: picture,
      caption: [],
      credit: "The archive",
      alt: `What the picture of “${headline}” shows, in words enough`,
    },
    authorPicks: { pinned: [], dropped: [] },
    similar: similar.map((storyId) => ({ storyId, line: "" })),
    tags: ["archive"],
    access: "free",
    appeal: true,
    searchTitle: "",
    searchDescription: "",
    slug: "",
    body,
    status: "ready",
    revision: 1,
    bodyRevision: 1,
    words,
    createdAt: time,
    changedAt: time,
    changedBy: "The archive",
  };
}
