import { join } from "node:path";
import { Failure } from "../../shared/contract/failure.ts";
import type { Profile } from "../../shared/model/profile.ts";
import type { Announce } from "../ports/announce.ts";
import type { Clock } from "../ports/clock.ts";
import type { Http } from "../ports/http.ts";
import type { Log } from "../ports/log.ts";
import type { SystemSeal } from "../ports/system-seal.ts";
import type { SettingsFile } from "../ports/settings-file.ts";
import type { Archive } from "../services/archive/archive.ts";
import type { Checks } from "../services/checks/checks.ts";
import { createComments, type Comments } from "../services/comments/comments.ts";
import { createContributors, type Contributors } from "../services/contributors/contributors.ts";
import type { Exports } from "../services/exports/exports.ts";
import { createCorrections, type Corrections } from "../services/corrections/corrections.ts";
import { createHistory, type History } from "../services/history/history.ts";
import type { VersionDesk } from "../services/history/version-desk.ts";
import type { Manuscripts } from "../services/manuscripts/manuscripts.ts";
import type { Newsroom } from "../services/newsroom/newsroom.ts";
import { createPaperDesk, type PaperDesk } from "../services/paper/paper.ts";
import { createPictures, type Pictures } from "../services/pictures/pictures.ts";
import { createDeskTargets, type DeskTargets } from "../services/publishing/desk-targets.ts";
import { createPublishing, type Publishing } from "../services/publishing/publishing.ts";
import { createTargetSetUp, type TargetSetUp } from "../services/publishing/set-up-targets.ts";
import { targetKinds as allKinds, type TargetKinds } from "../services/publishing/targets/target-kinds.ts";
import { createSftpKind } from "../services/publishing/targets/sftp/sftp-kind.ts";
import { createFolderKind } from "../services/publishing/targets/folder/folder-kind.ts";
import type { Queue } from "../services/publishing/queue/queue.ts";
import type { Schedule } from "../services/schedule/schedule.ts";
import type { ReadinessDesk } from "../services/readiness/readiness.ts";
import { createRelated, type Related } from "../services/related/related.ts";
import { createSettings, type Settings } from "../services/settings/settings.ts";
import type { Style } from "../services/style/style.ts";
import { inspectDesk } from "../services/store/inspect-desk.ts";
import { waitToHoldFile } from "../services/store/file-lock.ts";
import type { Store } from "../services/store/open-store.ts";
import { createStories, DESK_SESSION, type Stories } from "../services/stories/stories.ts";
import { createDeskVault, type DeskVault } from "../services/vault/desk-vault.ts";
import { buildReadiness } from "./desk-readiness.ts";
import { buildChecks } from "./desk-checks.ts";
import { buildQueue } from "./desk-queue.ts";
import { buildSchedule } from "./desk-schedule.ts";
import { buildVersions } from "./desk-versions.ts";
import { createEvents, type Events } from "./events.ts";

/** Everything the desk does, built once and handed to whoever routes calls to it. */
export interface DeskServices {
  store: Store;
  events: Events;
  settings: Settings;
  paper: PaperDesk;
  history: History;
  versions: VersionDesk;
  readiness: ReadinessDesk;
  comments: Comments;
  stories: Stories;
  contributors: Contributors;
  pictures: Pictures;
  related: Related;
  publishing: Publishing;
  targets: DeskTargets;
  targetSetUp: TargetSetUp;
  queue: Queue;
  corrections: Corrections;
  vault: DeskVault;
  schedule: Schedule;
  checks: Checks;
  style: Style;
  /** Loaded when first needed: reading Word files brings much code with it. */
  manuscripts: () => Promise<Manuscripts>;
  /** Loaded when first needed. */
  archive: () => Promise<Archive>;
  /** Loaded when first needed: writing Word files and zips brings much code with it. */
  exports: () => Promise<Exports>;
  /** Loaded when the sample is asked for, or was not finished. */
  newsroom: () => Promise<Newsroom>;
}

declare const STANDFIRST_MADE_FROM: string | undefined;
/** Fingerprint of the sources, set by the bundler. */
const MADE_FROM = typeof STANDFIRST_MADE_FROM === "string" ? STANDFIRST_MADE_FROM : "from source";

/** How long a publication waits for another process's, in milliseconds. */
const SITE_PATIENCE = 60_000;
const SITE_IN_USE =
  "Another Standfirst has been publishing from this desk for more than a minute. Nothing was published; try again later.";

/** How long a change of a secret waits for another process's, in milliseconds. */
const SECRETS_PATIENCE = 5000;
const SECRETS_IN_USE = "Another Standfirst is changing this desk's secrets. Nothing was changed; try again in a moment.";

export interface ServiceParts {
  store: Store;
  dataFolder: string;
  clock: Clock;
  log: Log;
  settingsFile: SettingsFile;
  samplePictures: string;
  styleGuide: string;
  http: Http;
  systemSeal: () => Promise<SystemSeal>;
  /** Kinds of targets, where they are not all that this Standfirst knows. */
  targetKinds?: TargetKinds | undefined;
}

export function buildServices(parts: ServiceParts): DeskServices {
  const {
    store,
    dataFolder,
    clock,
    log,
    settingsFile,
    samplePictures,
    styleGuide,
    http,
    systemSeal,
    targetKinds: kinds = allKinds,
  } = parts;
  const { database } = store;
  const events = createEvents();
  let tellSchedule: Schedule["deskDidChange"] = () => {};
  const announce: Announce = (event, besides) => {
    events.announce(event, besides);
    tellSchedule(event);
    if (event.kind === "contributorsDidChange") checks.wordsDidChange();
  };
  const settings = createSettings(settingsFile, dataFolder, announce);
  const profile = (): Profile => {
    const known = settings.profile();
    if (known === undefined) throw new Failure("not-begun", "Nobody has said yet who sits at this desk.");
    return known;
  };
  const paper = createPaperDesk(database, announce);
  const history = createHistory(database, clock, announce);
  const stories = createStories({
    database,
    clock,
    announce,
    log,
    history,
    profile,
    mustBeReady: (...step) => readiness.mustBeReady(...step),
  });
  const contributors = createContributors({ database, announce, nameDidChange: stories.contributorDidChange });
  const versions = buildVersions({ database, history, stories, contributors: () => contributors, paper, profile });
  const pictures = createPictures({ database, dataFolder, clock, log });
  const cards = createRelated({ database, paper: paper.get, story: stories.get });
  const related: Related = {
    ...cards,
    find(storyId, query) {
      stories.catchUpSearch();
      return cards.find(storyId, query);
    },
  };
  const publishing = createPublishing({
    database,
    clock,
    log,
    announce,
    stories,
    related,
    pictures,
    paper: paper.get,
    contributors: contributors.list,
    corrections: (storyId) => corrections.list(storyId),
    moreChecks: (storyId) => readiness.checks(storyId, "publish"),
    siteFolder: () => settings.siteFolder().inUse,
    form: MADE_FROM,
    holdSite: () => waitToHoldFile(join(dataFolder, "site.lock"), dataFolder, SITE_IN_USE, SITE_PATIENCE),
  });
  const readiness: ReadinessDesk = buildReadiness({
    database,
    clock,
    announce,
    profile,
    paper,
    stories,
    history,
    versions,
    publishing,
  });
  const comments = createComments({
    database,
    clock,
    announce,
    story: stories.working,
    contributors: contributors.list,
    name: () => profile().name,
  });
  const vault = createDeskVault({
    dataFolder,
    clock,
    announce(event, besides) {
      announce(event, besides);
      if (event.kind === "vaultDidChange") queue.vaultDidOpen();
    },
    openSeal: systemSeal,
    hold: () => waitToHoldFile(join(dataFolder, "credentials.lock"), dataFolder, SECRETS_IN_USE, SECRETS_PATIENCE),
  });
  const folder = createFolderKind({ site: publishing, session: DESK_SESSION, paper: paper.get, contributors: contributors.list });
  const siteFolder = (): string => settings.siteFolder().inUse;
  const sftp = createSftpKind({ folder, site: publishing, siteFolder, paper: paper.get });
  const targets = createDeskTargets({ database, clock, announce, vault, http, kinds: { ...kinds, folder, sftp } });
  const targetSetUp = createTargetSetUp({ targets, vault, http, kinds: { ...kinds, sftp } });
  const queue = buildQueue({
    database,
    dataFolder,
    clock,
    log,
    announce,
    http,
    profile,
    stories,
    history,
    related,
    pictures,
    paper,
    contributors,
    publishing,
    targets,
    corrections: (storyId) => corrections.list(storyId),
    stops: readiness.stops,
  });
  const corrections: Corrections = createCorrections({
    database,
    clock,
    announce,
    story: stories.get,
    passed: (id) => queue.passed(id) ?? (publishing.standsAt(id) === undefined ? undefined : publishing.passed(id)),
    name: () => profile().name,
  });
  const schedule = buildSchedule({
    database,
    clock,
    log,
    announce,
    profile,
    stories,
    history,
    paper,
    publishing,
    targets,
    queue,
  });
  tellSchedule = schedule.deskDidChange;
  const { style, checks } = buildChecks({
    database,
    dataFolder,
    clock,
    log,
    announce,
    shipped: styleGuide,
    madeFrom: MADE_FROM,
    story: stories.working,
    contributors: () => contributors.list().map((each) => each.name),
    timeZone: () => paper.get().timeZone,
    name: () => profile().name,
  });
  const manuscripts = async (): Promise<Manuscripts> => {
    const { createManuscripts } = await import("../services/manuscripts/manuscripts.ts");
    return createManuscripts({ pictures, stories });
  };
  const openArchive = async (): Promise<Archive> => {
    const { createArchive } = await import("../services/archive/archive.ts");
    const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
    const { profile: sitting } = settings;
    return createArchive({
      dataFolder,
      copyDesk: store.copyTo,
      inspect: inspectDesk,
      pictureFile: pictures.file,
      profile: sitting,
      now,
    });
  };
  const openExports = async (): Promise<Exports> => {
    const { createExports } = await import("../services/exports/exports.ts");
    return createExports({
      database,
      story: stories.get,
      paper: paper.get,
      contributors: contributors.list,
      corrections: corrections.list,
      related: cards,
      pictures,
    });
  };
  const newsroom = async (): Promise<Newsroom> => {
    const { createNewsroom } = await import("../services/newsroom/newsroom.ts");
    return createNewsroom({
      database,
      clock,
      paper,
      contributors,
      stories,
      pictures,
      publishing,
      picturesFolder: samplePictures,
      session: DESK_SESSION,
    });
  };

  store.onForeignWrite(() => {
    if (store.state() === "damaged") return;
    stories.fileDidChange();
    announce({ kind: "contributorsDidChange" });
    announce({ kind: "targetsDidChange" });
    queue.wake();
    schedule.catchUp();
    const settled = paper.find();
    if (settled !== undefined) announce({ kind: "paperDidChange", paper: settled });
  });
  return {
    store,
    events,
    settings,
    paper,
    history,
    versions,
    readiness,
    comments,
    stories,
    contributors,
    pictures,
    related,
    publishing,
    targets,
    targetSetUp,
    queue,
    corrections,
    vault,
    schedule,
    checks,
    style,
    manuscripts,
    archive: openArchive,
    exports: openExports,
    newsroom,
  };
}
