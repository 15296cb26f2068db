import type { Database } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";
import type { PublishingStep } from "./publishing-parts.ts";
import type { SitePage } from "./site/site-pages.ts";
import { publishingFailure } from "./site-builder.ts";
import type { BuiltSite, SiteBuilder } from "./site-builder.ts";

/** Lets readers have what was built, and sees to it that every page shows every story in the end. */
export interface SiteKeeper {
  /**
   * Swaps it in, together with what `settled` notes in the desk's file, and leaves nothing of the old
   * one; the old one stands when that cannot be noted.
   */
  show(built: BuiltSite, settled: () => void): Promise<void>;
  /** Makes all pages anew. */
  rebuild(): Promise<void>;
  /**
   * The same, where the site is not as it would be made now; else only this story's page and the
   * feeds, if one is given: a correction that was taken back changes nothing else.
   */
  bringUpToDate(storyId?: string): Promise<void>;
  /** Brings pages up to date that only lack the newest stories, a few at a time, once nobody publishes. */
  follow(): void;
  /** The same now; resolves when all of them are. */
  catchUp(): Promise<void>;
  /** Lets what is under way come to its end; the next start goes on. */
  close(): Promise<void>;
}

export interface KeeperParts {
  database: Database;
  log: Log;
  builder: SiteBuilder;
  /** Whether anything was ever published. */
  any(): boolean;
  reached(step: PublishingStep): void;
}

/** Quiet after a publication, in milliseconds, before older pages follow: the next one may be on its way. */
const QUIET = 500;

export function createSiteKeeper({ database, log, builder, any, reached }: KeeperParts): SiteKeeper {
  let following: Promise<void> = Promise.resolve();
  let closing = false;
  let quiet: NodeJS.Timeout | undefined;

  async function show(built: BuiltSite, settled: () => void): Promise<void> {
    await built.swap();
    reached("swapped");
    try {
      settled();
    } catch (error) {
      await built.swapBack();
      throw error;
    }
    reached("settled");
    await built.tidy().catch((error: unknown) => log.error("The old version of the site could not be removed", error));
  }

  const noted = (built: BuiltSite): Promise<void> => show(built, () => database.transaction(built.note));

  async function rebuild(): Promise<void> {
    if (!any()) return;
    try {
      await noted(await builder.writeWhole());
    } catch (error) {
      throw publishingFailure(error);
    }
  }

  async function make(pages: readonly SitePage[], withFeeds: boolean): Promise<void> {
    const built = await builder.writePages(pages, withFeeds);
    if (built) await noted(built);
  }

  async function bringBehind(): Promise<void> {
    while (!closing && builder.behind().length > 0) await builder.alone(() => make(builder.behind(), false));
  }

  function catchUp(): Promise<void> {
    clearTimeout(quiet);
    following = following
      .then(bringBehind)
      .catch((error: unknown) => log.error("The older pages of the site could not be brought up to date", error));
    return following;
  }

  return {
    show,
    rebuild,
    async bringUpToDate(storyId) {
      if (!(await builder.isUpToDate())) await rebuild();
      else if (storyId !== undefined) await make([{ kind: "story", id: storyId }], true);
    },
    follow() {
      clearTimeout(quiet);
      quiet = setTimeout(() => void catchUp(), QUIET).unref();
    },
    catchUp,
    async close() {
      closing = true;
      clearTimeout(quiet);
      await following;
    },
  };
}
