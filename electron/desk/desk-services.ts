import { Failure } from "../../shared/contract/failure.ts";
import type { Profile } from "../../shared/model/profile.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { SettingsFile } from "../ports/settings-file.ts";
import { createContributors, type Contributors } from "../services/contributors/contributors.ts";
import { createHistory, type History } from "../services/history/history.ts";
import { createPaperDesk, type PaperDesk } from "../services/paper/paper.ts";
import { createPictures, type Pictures } from "../services/pictures/pictures.ts";
import { createSettings, type Settings } from "../services/settings/settings.ts";
import type { Store } from "../services/store/open-store.ts";
import { createStories, type Stories } from "../services/stories/stories.ts";
import { createEvents, type Events } from "./events.ts";

/** Everything the desk does, built once and handed to whoever routes calls to it. */
export interface DeskServices {
  store: Store;
  events: Events;
  settings: Settings;
  paper: PaperDesk;
  history: History;
  stories: Stories;
  contributors: Contributors;
  pictures: Pictures;
}

export interface ServiceParts {
  store: Store;
  dataFolder: string;
  clock: Clock;
  log: Log;
  settingsFile: SettingsFile;
}

export function buildServices({ store, dataFolder, clock, log, settingsFile }: ServiceParts): DeskServices {
  const { database } = store;
  const events = createEvents();
  const { announce } = events;
  const settings = createSettings(settingsFile, dataFolder, announce);
  const profile = (): Profile => {
    const known = settings.profile();
    if (known === undefined) throw new Failure("not-begun", "Nobody has said yet who sits at this desk.");
    return known;
  };
  const paper = createPaperDesk(database, announce);
  const history = createHistory(database, clock);
  const stories = createStories({ database, clock, announce, log, history, profile });
  const contributors = createContributors({ database, announce, nameDidChange: stories.contributorDidChange });
  const pictures = createPictures({ database, dataFolder, clock, log });

  store.onForeignWrite(() => {
    if (store.state() === "damaged") return;
    stories.fileDidChange();
    announce({ kind: "contributorsDidChange" });
    const settled = paper.find();
    if (settled !== undefined) announce({ kind: "paperDidChange", paper: settled });
  });
  return { store, events, settings, paper, history, stories, contributors, pictures };
}
