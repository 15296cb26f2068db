import { Failure, isFailure } from "../../../shared/contract/failure.ts";
import type { Publications } from "./publications.ts";
import type { PublishingParts } from "./publishing-parts.ts";
import { planSite } from "./site/plan-site.ts";
import type { SiteAssets } from "./site/site-assets.ts";
import type { Standing } from "./site/standing.ts";
import { writeFreshSite } from "./targets/folder/folder-target.ts";
import type { FreshSite } from "./targets/folder/folder-target.ts";
import type { Paper } from "../../../shared/model/paper.ts";

export interface SiteBuilder {
  /** Runs `work` while nobody else, here or in another process, publishes. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Writes the whole site beside the old one, with one story as it is about to be. */
  write(about?: Standing): Promise<FreshSite>;
}

export function createSiteBuilder(
  parts: PublishingParts,
  publications: Publications,
  assetsOf: (paper: Paper) => SiteAssets,
): SiteBuilder {
  let last: Promise<unknown> = Promise.resolve();

  async function held<Result>(work: () => Promise<Result>): Promise<Result> {
    const letGo = await parts.holdSite();
    try {
      return await work();
    } finally {
      letGo();
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
    write(about) {
      const paper = parts.paper();
      const others = publications.standing().filter((each) => each.storyId !== about?.storyId);
      return writeFreshSite(
        parts.siteFolder(),
        planSite({
          paper,
          contributors: parts.contributors(),
          standing: about ? [...others, about] : others,
          assets: assetsOf(paper),
          pictures: parts.pictures,
          corrections: parts.corrections,
        }),
      );
    },
  };
}

/** Any failure of publishing in words a journalist can act on; defects keep their cause for the log. */
export function publishingFailure(cause: unknown): Failure {
  if (isFailure(cause)) return cause;
  return new Failure("publishing", "The pages could not be made. The site stands as it was, and nothing of the story is lost.", {
    cause,
  });
}
