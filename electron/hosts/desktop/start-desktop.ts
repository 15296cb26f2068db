import { app, dialog } from "electron";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isFailure } from "../../../shared/contract/failure.ts";
import { openDesk } from "../../desk/open-desk.ts";
import { makeDataFolder } from "../data-folder.ts";
import { readRendererFiles } from "../pages/renderer-files.ts";
import { nodeHttp } from "../node-http.ts";
import { standardErrorLog as log } from "../standard-error-log.ts";
import { systemClock } from "../system-clock.ts";
import { startDesktopHost } from "./desktop-host.ts";
import { openElectronSettingsFile } from "./electron-settings-file.ts";
import { registerScheme } from "./serve-pages.ts";
import { openSystemSeal } from "./system-seal.ts";

function askedFolder(args: string[]): string | undefined {
  // Electron and Chromium add options of their own, so unknown ones are no mistake here.
  return parseArgs({ args, options: { data: { type: "string" } }, strict: false, allowPositionals: true }).values.data as
    | string
    | undefined;
}

async function open(dataFolder: string): Promise<void> {
  const settings = openElectronSettingsFile(dataFolder);
  const capabilities = { openOutside: true, applicationMenu: true };
  const [desk, files] = await Promise.all([
    openDesk({
      dataFolder,
      clock: systemClock,
      log,
      settingsFile: settings,
      capabilities,
      samplePictures: join(import.meta.dirname, "..", "..", "sample-pictures"),
      styleGuide: join(import.meta.dirname, "..", "..", "style-guide"),
      http: nodeHttp,
      systemSeal: openSystemSeal,
    }),
    readRendererFiles(join(import.meta.dirname, "..", "..", "renderer")),
    app.whenReady(),
  ]);
  startDesktopHost({ desk, files, settings, log });
}

function giveUp(error: unknown): void {
  log.error("Standfirst could not start.", error);
  dialog.showErrorBox(
    "Standfirst could not start",
    isFailure(error) ? error.message : "Something unexpected went wrong; the log says what.",
  );
  app.exit(1);
}

/** Runs Standfirst as the desktop app, with the arguments Electron was given. */
export function startDesktop(args: string[]): void {
  const dataFolder = makeDataFolder(askedFolder(args));
  // The lock goes by this folder: one desk, one Standfirst, and two desks may lie open side by side.
  app.setPath("userData", join(dataFolder, "electron"));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerScheme();
  // The start script holds the other end of this channel, and it breaks however that script ends.
  process.on("disconnect", () => app.quit());
  process.on("SIGINT", () => app.quit());
  process.on("SIGTERM", () => app.quit());
  process.on("unhandledRejection", (error) => log.error("Something failed that nobody was waiting for.", error));
  open(dataFolder).catch(giveUp);
}
