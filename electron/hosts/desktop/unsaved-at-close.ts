import { app, dialog } from "electron";
import type { BrowserWindow } from "electron";

/** What the page has to save by before it is asked for again, in milliseconds. */
export const TIME_TO_SAVE = 1000;
const KEEP = 0;

function mayLose(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: "warning",
    title: "Standfirst",
    message: "What was typed last is not saved",
    detail:
      "The desk could not put it on the disk; the window says why. Closing now loses every word typed since the last “Saved”.",
    buttons: ["Keep it open", "Close without saving"],
    defaultId: KEEP,
    cancelId: KEEP,
    noLink: true,
  });
  return answer !== KEEP;
}

/**
 * A page with something unsaved refuses to go, which stops the closing and any quitting without
 * a word. So it gets a moment to save and is closed again; when it still refuses, the person
 * decides. A quit goes on where it was stopped.
 */
export function askBeforeLosing(window: BrowserWindow): void {
  let closing = false;
  let quitting = false;
  let waiting: NodeJS.Timeout | undefined;
  let hadTime = false;
  const onQuit = (): void => void (quitting = true);
  const startOver = (): void => {
    closing = quitting = hadTime = false;
  };
  app.on("before-quit", onQuit);
  window.on("close", () => void (closing = true));
  window.on("closed", () => {
    clearTimeout(waiting);
    app.off("before-quit", onQuit);
  });
  window.webContents.on("will-prevent-unload", (event) => {
    // A reload, not a closing: the page stays, and can be loaded again once it has saved.
    if (!closing || waiting !== undefined) return;
    if (hadTime) {
      if (mayLose(window)) event.preventDefault();
      else startOver();
      return;
    }
    closing = false;
    waiting = setTimeout(() => {
      waiting = undefined;
      hadTime = true;
      if (quitting) app.quit();
      else window.close();
    }, TIME_TO_SAVE);
  });
}
