import { BrowserWindow, screen } from "electron";
import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import { join } from "node:path";
import type { Log } from "../../ports/log.ts";
import type { SettingsFile } from "../../ports/settings-file.ts";
import { ORIGIN } from "./page-address.ts";
import { askBeforeLosing } from "./unsaved-at-close.ts";

/** Key in the settings file. */
const KEY = "window";
/** In pixels of the screen: below this the desk cannot be worked on. */
const SMALLEST = { width: 760, height: 560 };
const USUAL = { width: 1440, height: 900 };

interface WindowState {
  bounds: Rectangle;
  maximised: boolean;
}

function isState(value: unknown): value is WindowState {
  const state = value as Partial<WindowState> | undefined;
  const sides = [state?.bounds?.x, state?.bounds?.y, state?.bounds?.width, state?.bounds?.height];
  return sides.every((side) => Number.isFinite(side)) && typeof state?.maximised === "boolean";
}

/** True when enough of the window lies on a screen there is now to take hold of it. */
function isInSight({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    return across >= 100 && y >= workArea.y && y <= workArea.y + workArea.height - 50;
  });
}

/** Everything a page could reach the machine by is off. */
export const webPreferences: BrowserWindowConstructorOptions["webPreferences"] = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  preload: join(import.meta.dirname, "preload.cjs"),
};

/** The desk's one window, where and as large as it was left. */
export function openWindow(settings: SettingsFile, log: Log): BrowserWindow {
  const kept = settings.get(KEY);
  const state = isState(kept) && isInSight(kept.bounds) ? kept : undefined;
  const window = new BrowserWindow({
    ...(state?.bounds ?? USUAL),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: "Standfirst",
    show: false,
    webPreferences,
  });
  if (state?.maximised === true) window.maximize();
  // The first thing seen is the desk, not an empty window.
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    try {
      settings.set(KEY, { bounds: window.getNormalBounds(), maximised: window.isMaximized() } satisfies WindowState);
    } catch (error) {
      log.error("Where the window lay could not be kept.", error);
    }
  });
  askBeforeLosing(window);
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
