import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 } from "uuid";
import type { Contributor } from "../../../shared/model/contributor.ts";
import type { Body } from "../../../shared/model/copy.ts";
import type { Paper } from "../../../shared/model/paper.ts";
import type { Picture } from "../../../shared/model/picture.ts";
import type { Status } from "../../../shared/model/status.ts";
import type { AuthorPicks, Furniture } from "../../../shared/model/story.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import { SAMPLE_CONTRIBUTORS } from "./sample-contributors.ts";
import { SAMPLE_PAPER } from "./sample-paper.ts";
import { SAMPLE_STORIES } from "./sample-stories.ts";
import type { SampleStory } from "./sample-story.ts";
import { furnitureOf, picksOf, picturesOf } from "./sample-furniture.ts";

/** What the sample newsroom asks of the desk's services. */
export interface NewsroomParts {
  database: Database;
  clock: Clock;
  paper: { save(paper: Paper): unknown };
  contributors: { save(draft: Pick<Contributor, "name" | "pageName" | "email"> & { pictureId: string }): { id: string } };
  stories: {
    create(furniture: Partial<Furniture>, body: Body): { id: string };
    save(id: string, patch: { authorPicks: AuthorPicks; similar: Furniture["similar"] }, session: string): unknown;
    move(id: string, to: Status, session: string): unknown;
  };
  pictures: { add(bytes: Uint8Array, fileName: string): Promise<Pick<Picture, "id">> };
  publishing: {
    /** Says that the story has stood on the site since `at`; joins the transaction under way. */
    adopt(storyId: string, session: string, at: string): void;
    rebuild(): Promise<void>;
  };
  /** Folder of the sample JPEGs. */
  picturesFolder: string;
  /** Session in whose name the desk itself writes. */
  session: string;
}

/** A fictional paper with a dozen stories, for those who want to look around first. */
export interface Newsroom {
  /**
   * Lays out the whole newsroom: paper, contributors and stories at once or not at all, then
   * makes the pages of those that are published. Does nothing where it was done before. Fails
   * with `disk` or `publishing`; if the stories lie there, the pages follow with `finish`.
   */
  fillSample(): Promise<void>;
  /** Makes the pages that a crash or a full disk kept `fillSample` from making. */
  finish(): Promise<void>;
}

const JOB_KEY = "newsroom:sample";

/** Steps by hand that bring a new draft to each status; publishing takes the last. */
const STEPS: Record<SampleStory["status"], readonly Status[]> = {
  draft: [],
  filed: ["filed"],
  subbing: ["filed", "subbing"],
  revise: ["filed", "subbing", "revise"],
  ready: ["filed", "subbing", "ready"],
  published: ["filed", "subbing", "ready"],
  spiked: ["spiked"],
};

export function createNewsroom(parts: NewsroomParts): Newsroom {
  const { database, clock, paper, contributors, stories, pictures, publishing, picturesFolder, session } = parts;
  const hoursAgo = (hours: number): string =>
    clock
      .now()
      .subtract({ minutes: Math.round(hours * 60) })
      .toString({ smallestUnit: "millisecond" });
  const jobState = (): string | undefined =>
    database.get<{ state: string }>("SELECT state FROM jobs WHERE key = ?", JOB_KEY)?.state;

  /** Kept by content, so that a second try adds nothing twice. */
  async function addPictures(): Promise<(file: string) => string> {
    const files = new Set([...SAMPLE_CONTRIBUTORS.map((person) => person.portrait), ...SAMPLE_STORIES.flatMap(picturesOf)]);
    const ids = new Map<string, string>();
    await Promise.all(
      [...files].map(async (file) => {
        const kept = await pictures.add(await readFile(join(picturesFolder, file)), file);
        ids.set(file, kept.id);
      }),
    );
    return named("picture", ids);
  }

  function layOut(pictureId: (file: string) => string): void {
    paper.save(SAMPLE_PAPER);
    const contributorId = named(
      "contributor",
      new Map(
        SAMPLE_CONTRIBUTORS.map(({ key, name, pageName, email, portrait }) => [
          key,
          contributors.save({ name, pageName, email, pictureId: pictureId(portrait) }).id,
        ]),
      ),
    );
    const storyIds = new Map(
      SAMPLE_STORIES.map((story) => [
        story.key,
        stories.create(furnitureOf(story, { contributorId, pictureId }), story.body(pictureId)).id,
      ]),
    );
    const storyId = named("story", storyIds);
    for (const story of SAMPLE_STORIES) stories.save(storyId(story.key), picksOf(story, storyId), session);
    for (const story of SAMPLE_STORIES) {
      const id = storyId(story.key);
      const changedAt = hoursAgo(story.changedHoursAgo);
      for (const status of STEPS[story.status]) stories.move(id, status, session);
      if (story.status === "published") publishing.adopt(id, session, changedAt);
      // The newsroom has a past: its stories were not all made in the second it was filled.
      database.run(
        "UPDATE stories SET created_at = ?, changed_at = ? WHERE id = ?",
        hoursAgo(story.begunHoursAgo),
        changedAt,
        id,
      );
    }
    const now = hoursAgo(0);
    database.run(
      `INSERT INTO jobs (id, key, kind, payload, state, problem, created_at, changed_at)
       VALUES (?, ?, 'newsroom', '{}', 'running', '', ?, ?)`,
      v7(),
      JOB_KEY,
      now,
      now,
    );
  }

  async function finish(): Promise<void> {
    if (jobState() !== "running") return;
    await publishing.rebuild();
    database.run("UPDATE jobs SET state = 'done', changed_at = ? WHERE key = ?", hoursAgo(0), JOB_KEY);
  }

  return {
    async fillSample() {
      if (jobState() === undefined) {
        const pictureId = await addPictures();
        database.transaction(() => layOut(pictureId));
      }
      await finish();
    },
    finish,
  };
}

function named(what: string, ids: ReadonlyMap<string, string>): (key: string) => string {
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The sample newsroom has no ${what} called ${key}`);
    return id;
  };
}
