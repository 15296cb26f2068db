import type { Connection } from "../client/connection.ts";
import { listenToDesk } from "../client/desk-events.ts";
import { lastStory } from "../client/last-story.ts";
import type { MenuCommands } from "../client/menu-commands.ts";
import { openWindow } from "../client/opening.ts";

/**
 * Asks the desk for what the window shows first, and loads the interface meanwhile: the answer
 * is there when the interface is.
 */
export async function begin(connection: Connection, menu?: MenuCommands): Promise<void> {
  // Before the question, so that nothing that happens after its answer is missed.
  const events = listenToDesk(connection);
  const opening = openWindow(connection.client, lastStory(localStorage));
  const [{ startApp }] = await Promise.all([import("./start-app.tsx"), opening.settled, pageIsThere()]);
  startApp({ connection, events, opening }, menu);
}

function pageIsThere(): Promise<void> {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }));
}
