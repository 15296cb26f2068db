import { resolve } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import type { Publications } from "./publications.ts";
import type { PublishedCards } from "./published-cards.ts";
import type { PublishingParts } from "./publishing-parts.ts";
import { planChange, planPages } from "./site/plan-change.ts";
import { planSite } from "./site/plan-site.ts";
import type { SiteParts } from "./site/plan-site.ts";
import type { SiteAssets } from "./site/site-assets.ts";
import type { SitePage } from "./site/site-pages.ts";
import { createSiteStates, isMadeSo, madeWith } from "./site/site-state.ts";
import type { MadeWith } from "./site/site-state.ts";
import type { Standing } from "./site/standing.ts";
import { changeSite, hasVersion, writeFreshSite } from "./targets/folder/folder-target.ts";
import type { FreshSite } from "./targets/folder/folder-target.ts";
import type { Paper } from "../../../shared/model/paper.ts";

/**
 * Pages of one publication that come at once; the rest of a large site's follow, as many at a time: so
 * whoever publishes next does not wait long.
 */
const PAGES_AT_ONCE = 12;
/** Stories noted in one transaction. */
const STORIES_A_TURN = 50;

/** A site that is written and not yet seen. */
export interface BuiltSite extends FreshSite {
  /** Notes, in the transaction under way, that it shows what the desk's file says by then. */
  note(): void;
}

export interface SiteBuilder {
  /** Runs `work` while nobody else, here or in another process, publishes. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Writes what one story changes beside the old site; all of it where the old one is not known to be whole. */
  write(about: Standing): Promise<BuiltSite>;
  /** Writes the whole site beside the old one. */
  writeWhole(): Promise<BuiltSite>;
  /** Writes these pages anew, and the feeds where asked; undefined when there are none. */
  writePages(pages: readonly SitePage[], withFeeds: boolean): Promise<BuiltSite | undefined>;
  /** Some of the pages that are to follow; none when there are none. */
  behind(): SitePage[];
  /** Whether the folder shows what was published, as it would be made now. */
  isUpToDate(): Promise<boolean>;
  /** In the transaction under way: what was published is not on the site yet. */
  outOfDate(): void;
}

export interface BuilderParts extends PublishingParts {
  publications: Publications;
  cards: PublishedCards;
  assetsOf(paper: Paper): SiteAssets;
}

export function createSiteBuilder(parts: BuilderParts): SiteBuilder {
  const { database, publications, cards, pagesAtOnce = PAGES_AT_ONCE } = parts;
  const states = createSiteStates(database);
  const folder = (): string => resolve(parts.siteFolder());
  let last: Promise<unknown> = Promise.resolve();

  async function held<Result>(work: () => Promise<Result>): Promise<Result> {
    const letGo = await parts.holdSite();
    try {
      return await work();
    } finally {
      letGo();
    }
  }

  function siteParts(): SiteParts {
    const paper = parts.paper();
    return {
      paper,
      contributors: parts.contributors(),
      assets: parts.assetsOf(paper),
      pictures: parts.pictures,
      cards,
      corrections: parts.corrections,
      passed: publications.snapshot,
      withNotices: publications.withNotices,
    };
  }

  function makingOf({ paper, contributors, assets }: SiteParts): MadeWith {
    return madeWith({ paper, contributors, assets: assets.names, form: parts.form }, cards.authors());
  }

  /** The version that shows what was published, if it is as it would be made now. */
  function wholeVersion(site: SiteParts): string | undefined {
    const state = states.find();
    return state?.folder === folder() && isMadeSo(state.madeWith, makingOf(site)) ? state.version : undefined;
  }

  async function whole(about?: Standing): Promise<BuiltSite> {
    await noteMissing();
    const site = siteParts();
    const at = folder();
    const fresh = await writeFreshSite(at, planSite(site, about));
    return {
      ...fresh,
      note() {
        states.put({ folder: at, version: fresh.version, madeWith: makingOf(site) });
        states.areCaughtUp("all");
      },
    };
  }

  /** Stories that an earlier Standfirst has published: what lists show of them is noted now. */
  async function noteMissing(): Promise<void> {
    const missing = cards.missing();
    for (let from = 0; from < missing.length; from += STORIES_A_TURN) {
      database.transaction(() => {
        for (const id of missing.slice(from, from + STORIES_A_TURN)) {
          const row = publications.find(id);
          const story = publications.snapshot(id);
          if (row && story) cards.put(story, row.firstPublishedAt);
        }
      });
      await breathe();
    }
  }

  return {
    alone(work) {
      const turn = last.then(
        () => held(work),
        () => held(work),
      );
      last = turn.catch(() => {});
      return turn;
    },
    async write(about) {
      const site = siteParts();
      const version = wholeVersion(site);
      if (version === undefined) return whole(about);
      const before = { row: publications.find(about.snapshot.id), behind: states.behind(Number.MAX_SAFE_INTEGER) };
      const change = planChange(site, about, before, pagesAtOnce);
      const at = folder();
      const fresh = await changeSite(at, version, change.files, change.gone);
      if (!fresh) return whole(about);
      return {
        ...fresh,
        note() {
          states.put({ folder: at, version: fresh.version, madeWith: makingOf(site) });
          states.areCaughtUp(change.now);
          states.areBehind(change.later);
        },
      };
    },
    writeWhole: () => whole(),
    async writePages(pages, withFeeds) {
      if (pages.length === 0) return undefined;
      const site = siteParts();
      const version = wholeVersion(site);
      if (version === undefined) return whole();
      const at = folder();
      const fresh = await changeSite(at, version, planPages(site, pages, withFeeds), []);
      if (!fresh) return whole();
      return {
        ...fresh,
        note() {
          states.put({ folder: at, version: fresh.version, madeWith: makingOf(site) });
          states.areCaughtUp(pages);
        },
      };
    },
    async isUpToDate() {
      const version = wholeVersion(siteParts());
      return version !== undefined && (await hasVersion(folder(), version));
    },
    behind: () => states.behind(pagesAtOnce),
    outOfDate: states.forget,
  };
}

/** Any failure of publishing in words a journalist can act on; defects keep their cause for the log. */
export function publishingFailure(cause: unknown): Failure {
  if (isFailure(cause)) return cause;
  return new Failure("publishing", "The pages could not be made. The site stands as it was, and nothing of the story is lost.", {
    cause,
  });
}
