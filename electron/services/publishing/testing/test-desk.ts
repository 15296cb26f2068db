import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { Temporal } from "temporal-polyfill";
import type { DeskEvent } from "../../../../shared/contract/desk.ts";
import type { Block } from "../../../../shared/model/copy.ts";
import type { Paper } from "../../../../shared/model/paper.ts";
import type { Furniture, Story } from "../../../../shared/model/story.ts";
import { createHistory } from "../../history/history.ts";
import { createPictures } from "../../pictures/pictures.ts";
import type { Pictures } from "../../pictures/pictures.ts";
import { createRelated } from "../../related/related.ts";
import { waitToHoldFile } from "../../store/file-lock.ts";
import { createStories, DESK_SESSION } from "../../stories/stories.ts";
import type { Stories } from "../../stories/stories.ts";
import { createPublishing } from "../publishing.ts";
import type { Publishing } from "../publishing.ts";
import type { PublishingParts } from "../publishing-parts.ts";
import { JOY, lead, run, somePaper, someStory, TOM } from "./sample-copy.ts";
import { openTestDatabase } from "./test-database.ts";
import type { TestDatabase } from "./test-database.ts";

/** The services around publishing, real, on one data folder; only the clock is a fake. */
export interface TestDesk {
  database: TestDatabase;
  stories: Stories;
  pictures: Pictures;
  publishing: Publishing;
  site: string;
  events: DeskEvent[];
  errors: string[];
  paper: Paper;
  setClock(instant: string): void;
  /** A story that passes the checklist, with what is given instead. */
  write(furniture?: Partial<Furniture>, body?: Block[]): Story;
  /** A drawn picture of this colour, kept on the desk; resolves to its id. */
  addPicture(colour: string, width?: number, height?: number): Promise<string>;
  close(): Promise<void>;
}

export function openTestDesk(folder: string, more: Partial<PublishingParts> = {}): TestDesk {
  mkdirSync(folder, { recursive: true });
  const database = openTestDatabase(join(folder, "desk.sqlite"));
  for (const { id, name, pageName, email } of [JOY, TOM]) {
    database.run(
      "INSERT OR IGNORE INTO contributors (id, name, page_name, email) VALUES (?, ?, ?, ?)",
      id,
      name,
      pageName,
      email,
    );
  }
  let now = Temporal.Instant.from("2026-03-31T09:00:00Z");
  const clock = { now: () => now };
  const events: DeskEvent[] = [];
  const errors: string[] = [];
  const announce = (event: DeskEvent): void => void events.push(event);
  const log = { info: () => {}, error: (message: string, error?: unknown) => void errors.push(`${message} ${String(error)}`) };
  const profile = (): { name: string; role: "editor" } => ({ name: "Ada Quist", role: "editor" });
  const stories = createStories({ database, clock, announce, log, history: createHistory(database, clock), profile });
  const pictures = createPictures({ database, dataFolder: folder, clock, log });
  const desk = { paper: somePaper() };
  const site = join(folder, "site");
  const related = createRelated({ database, paper: () => desk.paper, story: (id) => stories.get(id) });
  const publishing = createPublishing({
    database,
    clock,
    log,
    announce,
    stories,
    related,
    pictures,
    paper: () => desk.paper,
    contributors: () => [JOY, TOM],
    corrections: () => [],
    siteFolder: () => site,
    form: "as tested",
    holdSite: () => waitToHoldFile(join(folder, "site.lock"), folder, "Somebody else is publishing.", 10_000),
    ...more,
  });
  return Object.assign(desk, {
    database,
    stories,
    pictures,
    publishing,
    site,
    events,
    errors,
    setClock(instant: string) {
      now = Temporal.Instant.from(instant);
    },
    write(furniture: Partial<Furniture> = {}, body: Block[] = someStory().body) {
      const {
        id: _id,
        body: _body,
        status: _status,
        revision: _revision,
        bodyRevision: _bodyRevision,
        words: _words,
        createdAt: _createdAt,
        changedAt: _changedAt,
        changedBy: _changedBy,
        leadPicture: _leadPicture,
        ...whole
      } = someStory();
      return stories.get(stories.create({ ...whole, ...furniture }, body).id);
    },
    async addPicture(colour: string, width = 900, height = 600) {
      const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
        .jpeg()
        .toBuffer();
      return (await pictures.add(bytes, `${colour}.jpg`)).id;
    },
    async close() {
      await publishing.close();
      stories.close();
      database.close();
    },
  });
}

/** A lead picture with everything it needs. */
export function leadOf(pictureId: string, words: string): NonNullable<Furniture["leadPicture"]> {
  return lead({ pictureId, caption: [run(`${words} on Monday`)], alt: `What the picture of ${words} shows` });
}

export { DESK_SESSION };
