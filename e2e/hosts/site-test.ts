import { type DeskClient, connectToDesk } from "./desk-client.ts";
import { test as base } from "./desk-test.ts";
import { OtherSite } from "./other-site.ts";

export { expect } from "@playwright/test";

/** Under which a desk that has to come back after a kill keeps its secrets. */
export const PASSPHRASE = "paper under the door";

interface SiteFixtures {
  /** The desk's calls beside its windows. */
  desk: DeskClient;
  /** Another site, up and known to the desk as the target "Main site". */
  site: OtherSite;
}

/** Specs about sites other than the paper's own; all of them about the browser host. */
export const test = base.extend<SiteFixtures>({
  desk: async ({ browserHost }, use) => {
    const desk = await connectToDesk(browserHost);
    await use(desk);
    desk.close();
  },

  site: async ({ desk: { calls } }, use) => {
    const site = new OtherSite();
    await site.open();
    await calls.vault.setPassphrase({ passphrase: PASSPHRASE });
    await calls.targets.add({
      name: "Main site",
      settings: {
        kind: "wordpress",
        address: site.address,
        userName: site.userName,
        keptBack: "free-part-only",
        makeTags: true,
        authors: {},
      },
      secret: site.password,
    });
    await use(site);
    await site.close();
  },
});
