import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Page, test as base } from "@playwright/test";
import { BrowserHost } from "./browser-host.ts";
import { DataFolder } from "./data-folder.ts";
import { connectToDesk } from "./desk-client.ts";
import { DesktopHost } from "./desktop-host.ts";
import type { Host } from "./host.ts";

export { expect } from "@playwright/test";

/** What lies on the desk when a spec begins; "none" is a first start. */
export type Newsroom = "none" | "empty" | "sample";

export interface HostOptions {
  hostKind: "browser" | "desktop";
  newsroom: Newsroom;
}

interface DeskFixtures {
  dataFolder: string;
  data: DataFolder;
  /** Started, with the desk of the `newsroom` option in it. */
  host: Host;
  /** A window of `host` that shows the desk. */
  window: Page;
  /** The same as `host`, in specs about the browser host (tag `@browser`). */
  browserHost: BrowserHost;
  /** Readers' browsers that the spec opened are closed with it: else they go on beside all specs behind it. */
  readersGo: void;
}

interface WorkerFixtures {
  /** Data folders as a first start leaves them: made once a worker, copied for each spec. */
  templates: Record<Exclude<Newsroom, "none">, string>;
}

export const test = base.extend<HostOptions & DeskFixtures, WorkerFixtures>({
  hostKind: ["browser", { option: true }],
  newsroom: ["empty", { option: true }],

  templates: [
    async ({ browserName }, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), `standfirst-templates-${browserName}-`));
      const made = { empty: path.join(folder, "empty"), sample: path.join(folder, "sample") };
      for (const newsroom of ["empty", "sample"] as const) {
        const host = new BrowserHost(made[newsroom]);
        await host.start();
        const desk = await connectToDesk(host);
        try {
          await desk.calls.desk.begin({ profile: { name: "Mina Rao", role: "sub-editor" }, newsroom });
          // Read here, its style guide need not be read by each spec's host.
          await desk.calls.style.guide();
        } catch (error) {
          throw new Error(`the ${newsroom} newsroom could not be begun:\n${host.complained}`, { cause: error });
        }
        desk.close();
        await host.stop();
      }
      await use(made);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 90_000 },
  ],

  dataFolder: async ({ newsroom, templates }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), "standfirst-desk-"));
    if (newsroom !== "none") cpSync(templates[newsroom], folder, { recursive: true, verbatimSymlinks: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  data: async ({ dataFolder }, use) => {
    await use(new DataFolder(dataFolder));
  },

  host: async ({ hostKind, dataFolder, context }, use, info) => {
    const host = hostKind === "desktop" ? new DesktopHost(dataFolder) : new BrowserHost(dataFolder, context);
    await host.start();
    await use(host);
    await host.kill();
    if (host instanceof BrowserHost && info.status !== info.expectedStatus) {
      await info.attach("what the host said", { body: host.complained, contentType: "text/plain" });
    }
  },

  browserHost: async ({ host }, use) => {
    if (!(host instanceof BrowserHost)) throw new Error("this spec is about the browser host: tag it @browser");
    await use(host);
  },

  readersGo: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],

  window: async ({ host }, use) => {
    await use(await host.openWindow());
  },
});
