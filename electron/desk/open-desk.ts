import { setTimeout as wait } from "node:timers/promises";
import type { Capabilities } from "../../shared/contract/desk.ts";
import type { Clock } from "../ports/clock.ts";
import type { Http } from "../ports/http.ts";
import type { Log } from "../ports/log.ts";
import type { SystemSeal } from "../ports/system-seal.ts";
import type { SettingsFile } from "../ports/settings-file.ts";
import { openStore } from "../services/store/open-store.ts";
import type { TargetKinds } from "../services/publishing/targets/target-kinds.ts";
import { isKey, makeKey } from "./capability-key.ts";
import { buildServices, type DeskServices } from "./desk-services.ts";
import { createRouter, type DeskRouter } from "./router.ts";
import { servePicture, type Served } from "./serve-pictures.ts";

export type { Served } from "./serve-pictures.ts";

/** Quiet after the start, in milliseconds, before the day's backup is thought of. */
const BEFORE_FIRST_BACKUP = 20_000;
/** How often it is thought of later, in milliseconds. */
const BETWEEN_THOUGHTS = 60 * 60 * 1000;

declare const STANDFIRST_VERSION: string | undefined;
/** Set by the bundler; from source there is no version to tell. */
const VERSION = typeof STANDFIRST_VERSION === "string" ? STANDFIRST_VERSION : "development";

export interface DeskOptions {
  dataFolder: string;
  clock: Clock;
  log: Log;
  settingsFile: SettingsFile;
  capabilities: Capabilities;
  /** Folder of the pictures the sample newsroom is laid out with. */
  samplePictures: string;
  /** Folder of the style guide that comes with Standfirst. */
  styleGuide: string;
  /** Requests to the sites this desk publishes to. */
  http: Http;
  /** The system's own key store, or why it is not used. Asked only when it matters: it may ask whoever sits there. */
  systemSeal: () => Promise<SystemSeal>;
  /** Kinds of targets; all that this Standfirst knows unless said otherwise. */
  targetKinds?: TargetKinds;
  /**
   * False for a process that does one thing and goes (the command line): it works beside a
   * running desk and does none of its housekeeping. True unless said otherwise.
   */
  host?: boolean;
}

/** The whole desk, without the host that carries its calls. */
export interface Desk {
  /** Every call of the contract; its context is the id of the connection. */
  readonly router: DeskRouter;
  /** Answers GETs of `pictures/<key>/…` and `preview/<key>/…`; undefined when nothing is there. */
  serve(path: string): Promise<Served | undefined>;
  /** A connection has ended, however it did: what it held is free again. */
  sessionDidEnd(session: string): void;
  close(): Promise<void>;
}

/** Opens the desk in a data folder. Fails with `desk-in-use`, `newer-desk` or `disk`. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const {
    dataFolder,
    clock,
    log,
    settingsFile,
    capabilities,
    samplePictures,
    styleGuide,
    http,
    systemSeal,
    targetKinds,
    host = true,
  } = options;
  const store = await openStore({ dataFolder, clock, log, host });
  const services = buildServices({
    store,
    dataFolder,
    clock,
    log,
    settingsFile,
    samplePictures,
    styleGuide,
    http,
    systemSeal,
    targetKinds,
  });
  const key = makeKey();
  const router = createRouter(services, { capabilities, dataFolder, version: VERSION, picturesAt: `/pictures/${key}` }, log);
  const ending = new AbortController();
  const housekeeping = host
    ? Promise.all([
        finishWhatWasCutOff(services, log).then(() => {
          if (!ending.signal.aborted) services.schedule.start();
        }),
        keepBackups(services, log, ending.signal),
      ])
    : Promise.resolve();

  return {
    router,
    async serve(path) {
      const [kind, given, ...rest] = path.split("/");
      // A preview's key is its own, made with it.
      if (kind === "preview") return services.publishing.servePreview([given, ...rest].join("/"));
      if (kind === "pictures" && isKey(given, key)) return servePicture(rest.join("/"), services.pictures);
      return undefined;
    },
    sessionDidEnd: (session) => services.stories.sessionDidEnd(session),
    async close() {
      ending.abort();
      services.events.close();
      services.stories.close();
      await services.checks.close();
      await services.style.close();
      await services.schedule.close();
      await services.queue.close();
      // A running desk goes on with it at its next start; a process that goes may be the last for long.
      if (!host && store.state() !== "damaged") await services.publishing.caughtUp();
      await services.publishing.close();
      await housekeeping;
      store.close();
    },
  };
}

/** Publications and first steps that a crash has cut off; where nothing was, two short look-ups. */
async function finishWhatWasCutOff(services: DeskServices, log: Log): Promise<void> {
  if (services.store.state() === "damaged" || services.settings.profile() === undefined) return;
  try {
    await services.publishing.resume();
    services.queue.wake();
    const open = services.store.database.get("SELECT id FROM jobs WHERE kind = 'newsroom' AND state = 'running'");
    if (open !== undefined) await (await services.newsroom()).finish();
  } catch (error) {
    log.error("Something that was cut off could not be finished", error);
  }
}

async function keepBackups({ store }: DeskServices, log: Log, ended: AbortSignal): Promise<void> {
  for (let pause = BEFORE_FIRST_BACKUP; ; pause = BETWEEN_THOUGHTS) {
    await wait(pause, undefined, { ref: false, signal: ended }).catch(() => {});
    if (ended.aborted) return;
    await store.backUpIfDue().catch((error: unknown) => log.error("The day's backup could not be made", error));
  }
}
