import { app, Menu } from "electron";
import type { BrowserWindow } from "electron";
import type { Log } from "../../ports/log.ts";
import type { SettingsFile } from "../../ports/settings-file.ts";
import type { AnswerParts } from "../pages/answer.ts";
import { version } from "../version.ts";
import { handOverPorts } from "./desk-ports.ts";
import type { DeskPortsParts } from "./desk-ports.ts";
import { menuTemplate } from "./menu.ts";
import { secure } from "./security.ts";
import { servePages } from "./serve-pages.ts";
import { openWindow } from "./window.ts";

export interface DesktopHostParts {
  /** What the host needs of a desk. */
  desk: Pick<DeskPortsParts, "router" | "sessionDidEnd"> & Pick<AnswerParts, "serve"> & { close(): Promise<void> | void };
  files: AnswerParts["files"];
  settings: SettingsFile;
  log: Log;
}

/** Closes the desk once, before the app goes, however it was asked to go. */
function closeDeskFirst(close: () => Promise<void> | void, log: Log): void {
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    Promise.resolve(close())
      .catch((error: unknown) => log.error("The desk did not close cleanly.", error))
      .finally(() => app.quit());
  });
}

/** Runs the desk in Electron; the app must be ready. A second start focuses the window of the first. */
export function startDesktopHost({ desk, files, settings, log }: DesktopHostParts): void {
  secure(log);
  servePages({ files, serve: desk.serve }, log);
  const ports = handOverPorts({ router: desk.router, sessionDidEnd: desk.sessionDidEnd, log });
  app.setAboutPanelOptions({ applicationName: "Standfirst", applicationVersion: version });
  const mac = process.platform === "darwin";
  const template = menuTemplate({ mac, version, developing: !app.isPackaged, send: ports.send });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));

  let window: BrowserWindow | undefined;
  function show(): void {
    if (window === undefined || window.isDestroyed()) {
      window = openWindow(settings, log);
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
  app.on("second-instance", show);
  app.on("activate", show);
  app.on("window-all-closed", () => {
    if (!mac) app.quit();
  });
  closeDeskFirst(desk.close, log);
  show();
}
