import { app, session, shell } from "electron";
import type { WebContents } from "electron";
import type { Log } from "../../ports/log.ts";
import { isDeskPage, mayOpenOutside, ORIGIN } from "./page-address.ts";

/** The one thing a page may do beyond showing itself: put copy on the clipboard. */
const ALLOWED = "clipboard-sanitized-write";

function guardContents(contents: WebContents, log: Log): void {
  const openOutside = (address: string): void => {
    if (mayOpenOutside(address))
      shell.openExternal(address).catch((error: unknown) => log.error("A link could not be opened.", error));
    else log.info("A link to something that is no web address was refused.");
  };
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: "deny" };
  });
  contents.on("will-navigate", (event) => {
    if (isDeskPage(event.url)) return;
    event.preventDefault();
    openOutside(event.url);
  });
  contents.on("will-frame-navigate", (event) => {
    // The preview's frame shows previews; a link followed in it goes nowhere.
    if (isDeskPage(event.url) || event.url.startsWith(`${ORIGIN}/preview/`)) return;
    event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

/** Refuses what a page could ask for beyond its own: permissions, devices, other pages, windows. */
export function secure(log: Log): void {
  app.on("web-contents-created", (_event, contents) => guardContents(contents, log));
  const { defaultSession } = session;
  const isAllowed = (address: string | undefined, permission: string): boolean =>
    permission === ALLOWED && address !== undefined && (address === ORIGIN || isDeskPage(address));
  // By the frame that asks, not by the page around it: the preview is somebody's copy, in a frame of the desk's page.
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(isMainFrame && isAllowed(requestingUrl, permission)),
  );
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin, { isMainFrame }) => isMainFrame && isAllowed(origin.replace(/\/$/, ""), permission),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  // Nothing of the interface comes from the network, so nothing of it may go there.
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(app:\/\/standfirst\/|blob:app:\/\/standfirst\/|devtools:)/.test(details.url) });
  });
}
