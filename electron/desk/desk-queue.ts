import { join } from "node:path";
import type { Correction } from "../../shared/model/correction.ts";
import type { Profile } from "../../shared/model/profile.ts";
import type { Announce } from "../ports/announce.ts";
import type { Clock } from "../ports/clock.ts";
import type { Database } from "../ports/database.ts";
import type { Http } from "../ports/http.ts";
import type { Log } from "../ports/log.ts";
import type { Contributors } from "../services/contributors/contributors.ts";
import type { History } from "../services/history/history.ts";
import type { PaperDesk } from "../services/paper/paper.ts";
import type { Pictures } from "../services/pictures/pictures.ts";
import type { DeskTargets } from "../services/publishing/desk-targets.ts";
import type { Publishing } from "../services/publishing/publishing.ts";
import { keepEvidence } from "../services/publishing/queue/evidence.ts";
import { createQueue, type Queue } from "../services/publishing/queue/queue.ts";
import type { Related } from "../services/related/related.ts";
import { holdFile } from "../services/store/file-lock.ts";
import type { Stories } from "../services/stories/stories.ts";

export interface DeskQueueParts {
  database: Database;
  dataFolder: string;
  clock: Clock;
  log: Log;
  announce: Announce;
  http: Http;
  profile(): Profile;
  stories: Stories;
  history: History;
  related: Related;
  pictures: Pictures;
  paper: PaperDesk;
  contributors: Contributors;
  publishing: Publishing;
  targets: DeskTargets;
  corrections(storyId: string): readonly Correction[];
  stops(storyId: string): string | undefined;
}

const HELD = "Another Standfirst is sending to this target.";

/** The queue, with what it needs of the other services handed in. */
export function buildQueue(parts: DeskQueueParts): Queue {
  const { database, dataFolder, clock, log, announce, http, profile, stories, history, related, pictures, publishing, targets } =
    parts;
  return createQueue({
    database,
    clock,
    log,
    announce,
    http,
    stories,
    related,
    pictures,
    keepPassed: (storyId) => history.keepPassed(storyId, profile().name),
    paper: parts.paper.get,
    contributors: parts.contributors.list,
    corrections: parts.corrections,
    checklist: publishing.checklist,
    stops: parts.stops,
    folderAddress: publishing.standsAt,
    targets: () =>
      targets.list().map(({ id, name, settings }) => ({
        id,
        name,
        kind: settings.kind,
        abilities: targets.abilitiesOf(id),
        connect: () => targets.connect(id),
      })),
    name: () => profile().name,
    keepEvidence: (evidence) => keepEvidence(database, clock, { ...evidence, keptBy: profile().name }),
    holdTarget: (id) => holdFile(join(dataFolder, `target-${id}.lock`), dataFolder, HELD),
  });
}
