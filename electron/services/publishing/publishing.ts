import { Failure } from "../../../shared/contract/failure.ts";
import type { Check, Publication, READERS } from "../../../shared/contract/publishing.ts";
import { rightToMove } from "../../../shared/model/rights.ts";
import type { Story } from "../../../shared/model/story.ts";
import { weighChecks } from "../../../shared/model/weigh-checks.ts";
import { blocks, checklist } from "./checklist.ts";
import { bylineOf, publicAddress } from "./page/edition.ts";
import { sameCopy, withoutCopy } from "./passed-copy.ts";
import { createPreviews } from "./previews.ts";
import type { ServedPreview } from "./previews.ts";
import { createPublications } from "./publications.ts";
import { createPublishedCards } from "./published-cards.ts";
import type { PublicationRow } from "./publications.ts";
import { createPublishingJobs } from "./publishing-jobs.ts";
import type { PublishingJob, PublishingKind, PublishingPayload } from "./publishing-jobs.ts";
import type { PublishingParts } from "./publishing-parts.ts";
import { createSiteAssets } from "./site/site-assets.ts";
import type { Standing } from "./site/standing.ts";
import { createSiteBuilder, publishingFailure } from "./site-builder.ts";
import type { BuiltSite } from "./site-builder.ts";
import { createSiteKeeper } from "./site-keeper.ts";
import { createSiteServer } from "./site-server.ts";
import { placeOf } from "./story-path.ts";
import type { StoryPlace } from "./story-path.ts";
import { removeOldVersions } from "./targets/folder/folder-target.ts";

/** `shared/contract/publishing.ts` says what each call promises. */
export interface Publishing {
  checklist(id: string): Check[];
  /** What the desk itself has to say of the copy, whatever a paper makes of it. */
  copyChecks(id: string): Check[];
  /** Resolves when the page stands. A story without unpublished changes keeps its dates. */
  publish(id: string, session: string): Promise<Publication>;
  /**
   * The same with exactly this state of the story, whatever was typed since. Safe to repeat: what
   * stands already is left alone. Fails with `publishing` when something newer stands. Without
   * `showsUpdated` the page keeps the date it had.
   */
  publishSnapshot(snapshot: Story, session: string, options?: { showsUpdated?: boolean }): Promise<Publication>;
  withdraw(id: string, session: string): Promise<Publication>;
  /**
   * For legal reasons: withdraws, if that was not done yet, and keeps not a word of the story for the
   * site. Its versions on the desk stay. Safe to repeat.
   */
  takeDown(id: string, session: string): Promise<Publication>;
  publication(id: string): Promise<Publication | undefined>;
  /** Public address of the story while it stands on the site; undefined otherwise. */
  standsAt(id: string): string | undefined;
  /** The story as it was passed for the page that stands; undefined when it was never published. */
  passed(id: string): Story | undefined;
  /**
   * Says, in the transaction under way, that a story has stood on the site since `at`, for
   * stories that come to the desk as published ones. Its page comes with the next `rebuild`.
   * Fails with `checklist` like `publish`.
   */
  adopt(id: string, session: string, at: string): void;
  /** Makes all pages anew, after a change of the paper, a contributor or the folder. */
  rebuild(): Promise<void>;
  /**
   * Resolves when every page shows every story. On a large site older pages follow a publication by
   * themselves, a few seconds later; what has to go is gone at once.
   */
  caughtUp(): Promise<void>;
  /** Runs `work` while nobody, here or in another process, changes the site in the folder. */
  whileItStands<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Finishes what a crash has cut off. Failures are logged and kept with their job. */
  resume(): Promise<void>;
  /** `path` is below the host's own preview address: "<key>/features/2026/03/slug/". */
  preview(id: string, reader: (typeof READERS)[number]): { path: string };
  servePreview(path: string): Promise<ServedPreview | undefined>;
  close(): Promise<void>;
}

export function createPublishing(parts: PublishingParts): Publishing {
  const { database, clock, log, announce, stories, related } = parts;
  const cards = createPublishedCards(database);
  const publications = createPublications(database, cards);
  const jobs = createPublishingJobs(database, clock);
  const assetsOf = createSiteAssets();
  const builder = createSiteBuilder({ ...parts, publications, cards, assetsOf });
  const server = createSiteServer(parts.siteFolder);
  const previews = createPreviews(parts, assetsOf);
  const reached = parts.reached ?? (() => {});
  const keeper = createSiteKeeper({ database, log, builder, any: publications.any, reached });
  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });

  async function toPublication(row: PublicationRow): Promise<Publication> {
    const { storyId, state, firstPublishedAt, updatedAt, path } = row;
    const address = publicAddress(parts.paper(), path);
    const story = stories.get(storyId);
    const passed = state === "published" ? publications.snapshot(storyId) : undefined;
    // What was said beside the copy, or put back as it was, is nothing that readers miss.
    const revision = passed !== undefined && sameCopy(passed, story) ? story.revision : row.revision;
    return { storyId, state, firstPublishedAt, updatedAt, revision, address, viewAt: await server.addressOf(path) };
  }

  async function publication(id: string): Promise<Publication | undefined> {
    const row = publications.find(id);
    return row && (await toPublication(row));
  }

  async function mustStand(id: string): Promise<Publication> {
    const found = await publication(id);
    if (!found) throw new Failure("publishing", "The story was not published. Try again.");
    return found;
  }

  function placeNow(story: Story, firstPublishedAt: string): StoryPlace {
    const row = publications.find(story.id);
    return placeOf({
      story,
      paper: parts.paper(),
      firstPublishedAt,
      earlier: row && { path: row.path, earlierPaths: row.earlierPaths, section: publications.snapshot(story.id)?.section },
      isTaken: (path) => publications.isTaken(path, story.id),
    });
  }

  function copyChecks(story: Story): Check[] {
    const row = publications.find(story.id);
    const place = row && placeNow(story, row.firstPublishedAt);
    const contributors = new Map(parts.contributors().map((each) => [each.id, each]));
    return checklist({
      story,
      paper: parts.paper(),
      now: clock.now(),
      authors: bylineOf({ contributors }, story.byline),
      hasPicture: (id) => parts.pictures.find(id) !== undefined,
      cards: related.cards([...story.authorPicks.pinned, ...story.similar]),
      addressMoves: row && place && row.path !== place.path ? { from: row.path, to: place.path } : undefined,
    });
  }

  function check(story: Story): Check[] {
    const weights = parts.paper().readiness?.checks?.publish ?? {};
    const copy = weighChecks(copyChecks(story), weights, { usual: () => "as-it-is", keepsMust: true });
    return [...copy, ...(parts.moreChecks?.(story.id) ?? [])];
  }

  /** What the site shall hold of this job's story. Decided once, then kept with the job. */
  function aim(job: PublishingJob): Standing {
    const { snapshot, session, showsUpdated = true } = job.payload;
    const before = publications.find(job.storyId);
    const updatedAt = (!showsUpdated && before?.updatedAt) || now();
    const firstPublishedAt = before?.firstPublishedAt ?? updatedAt;
    const stays = job.kind !== "publish" && before ? { path: before.path, earlierPaths: before.earlierPaths } : undefined;
    const place = job.payload.place ?? { ...(stays ?? placeNow(snapshot, firstPublishedAt)), firstPublishedAt, updatedAt };
    jobs.begin(job.id, { snapshot, session, showsUpdated, place });
    return { ...place, state: job.kind === "publish" ? "published" : "withdrawn", snapshot };
  }

  /** Story, publication, milestone and job change together or not at all. */
  function settle(job: PublishingJob, aimed: Standing, built: BuiltSite): void {
    const { snapshot, session } = job.payload;
    database.transaction(() => {
      const story = stories.get(job.storyId);
      const typedOn = job.kind === "publish" ? !sameCopy(story, snapshot) : story.revision !== snapshot.revision;
      // Only a page that stands is withdrawn; a story that was withdrawn may be worked on again.
      const stays = aimed.state === "withdrawn" && publications.find(job.storyId)?.state === "withdrawn";
      const arrived = stays ? story : stories.arrive(job.storyId, aimed.state, session);
      const { snapshot: _snapshot, earlierPaths, ...row } = aimed;
      // What was typed while the pages were made is not in them, and must show as unpublished.
      const revision = typedOn ? snapshot.revision : arrived.revision;
      publications.put({ ...row, storyId: job.storyId, earlierPaths: [...earlierPaths], revision }, snapshot);
      built.note();
      jobs.done(job.id);
      database.afterCommit(() => announce({ kind: "publicationDidChange", storyId: job.storyId }));
    });
  }

  /** A job that a crash or a broken disk left open may be older than what was published since. */
  function mustNotGoBack({ storyId, payload }: PublishingJob): void {
    if ((publications.snapshot(storyId)?.revision ?? 0) <= payload.snapshot.revision) return;
    throw new Failure("publishing", "The story was published or withdrawn again in the meantime; that stands.");
  }

  function noteFailed(jobId: string, failure: Failure): void {
    try {
      if (jobs.find(jobId)) jobs.failed(jobId, failure.message);
    } catch (error) {
      log.error("A failed publication could not be noted", error);
    }
  }

  /** Does it for somebody who waits: told that nothing was published, they must not find it published later. */
  async function runNow(jobId: string): Promise<void> {
    try {
      await builder.alone(() => run(jobId));
    } catch (error) {
      noteFailed(jobId, publishingFailure(error));
      throw error;
    }
  }

  async function run(jobId: string): Promise<void> {
    const job = jobs.find(jobId);
    // Somebody else has finished it while this call waited for its turn.
    if (!job) return;
    try {
      mustNotGoBack(job);
      const aimed = aim(job);
      reached("begun");
      const built = await builder.write(aimed);
      reached("written");
      await keeper.show(built, () => settle(job, aimed, built));
    } catch (error) {
      const failure = publishingFailure(error);
      noteFailed(job.id, failure);
      throw failure;
    }
  }

  function mayMove(story: Story, to: "published" | "withdrawn"): void {
    const right = rightToMove(story.status, to, "editor");
    if (right.may === "never") throw new Failure("not-from-this-status", right.reason);
  }

  function mustBeInOrder(checks: Check[]): void {
    if (!blocks(checks)) return;
    throw new Failure("checklist", "The checklist has something that must be mended first. Nothing was published.", {
      data: { checks },
    });
  }

  /** Whether this very state of the story was published, and nothing was since. */
  function stands(snapshot: Story): boolean {
    const before = publications.find(snapshot.id);
    const passed = before?.state === "published" ? publications.snapshot(snapshot.id) : undefined;
    if (!before || !passed) return false;
    // A correction is on the page without a word of the copy having changed.
    if (parts.corrections(snapshot.id).some(({ madeAt }) => madeAt > before.updatedAt)) return false;
    return [before.revision, passed.revision].includes(snapshot.revision) && sameCopy(passed, snapshot);
  }

  async function doNow(kind: PublishingKind, payload: PublishingPayload): Promise<Publication> {
    const job = jobs.note(kind, payload);
    reached("noted");
    await runNow(job);
    keeper.follow();
    return mustStand(payload.snapshot.id);
  }

  async function publishSnapshot(snapshot: Story, session: string, showsUpdated = true): Promise<Publication> {
    mayMove(stories.get(snapshot.id), "published");
    mustBeInOrder(check(snapshot));
    if (stands(snapshot)) {
      await builder.alone(() => keeper.bringUpToDate(snapshot.id));
      return mustStand(snapshot.id);
    }
    return doNow("publish", { snapshot, session, showsUpdated });
  }

  return {
    checklist: (id) => check(stories.get(id)),
    copyChecks: (id) => copyChecks(stories.get(id)),
    publish: async (id, session) => publishSnapshot(stories.get(id), session),
    publishSnapshot: (snapshot, session, options = {}) => publishSnapshot(snapshot, session, options.showsUpdated),
    async withdraw(id, session) {
      const story = stories.get(id);
      mayMove(story, "withdrawn");
      const snapshot = publications.snapshot(id);
      if (!snapshot) throw new Failure("not-from-this-status", "Only a published story can be withdrawn.");
      return doNow("withdraw", { snapshot: { ...snapshot, revision: story.revision }, session });
    },
    async takeDown(id, session) {
      const story = stories.get(id);
      const before = publications.find(id);
      if (!before) throw new Failure("not-from-this-status", "Only what was published can be taken down.");
      if (before.state === "published") mayMove(story, "withdrawn");
      return doNow("take-down", { snapshot: withoutCopy(story), session });
    },
    publication,
    standsAt(id) {
      const row = publications.find(id);
      return row?.state === "published" ? publicAddress(parts.paper(), row.path) : undefined;
    },
    passed: publications.snapshot,
    adopt: (id, session, at) =>
      database.transaction(() => {
        const snapshot = stories.get(id);
        mayMove(snapshot, "published");
        mustBeInOrder(check(snapshot));
        const { revision } = stories.arrive(id, "published", session);
        const place = { ...placeNow(snapshot, at), firstPublishedAt: at, updatedAt: at };
        publications.put({ ...place, storyId: id, state: "published", revision }, snapshot);
        builder.outOfDate();
      }),
    rebuild: () => builder.alone(keeper.rebuild),
    async resume() {
      let failed = false;
      for (const job of jobs.open()) {
        await builder
          .alone(() => run(job))
          .catch((error: unknown) => {
            failed = true;
            log.error("A publication that was cut off could not be finished", error);
          });
      }
      // The crash may have come after the swap: then the site shows what was never settled.
      if (failed)
        await builder
          .alone(() => keeper.bringUpToDate())
          .catch((error: unknown) => log.error("The site could not be made anew", error));
      await builder
        .alone(() => removeOldVersions(parts.siteFolder()))
        .catch((error: unknown) => log.error("Old versions of the site could not be removed", error));
      keeper.follow();
    },
    caughtUp: keeper.catchUp,
    whileItStands: builder.alone,
    preview: (id, reader) => {
      const story = stories.get(id);
      const row = publications.find(id);
      const at = now();
      const firstPublishedAt = row?.firstPublishedAt ?? at;
      const { path } = placeNow(story, firstPublishedAt);
      const unchanged = row?.state === "published" && row.revision === story.revision;
      return previews.make({ story, path, firstPublishedAt, updatedAt: unchanged ? row.updatedAt : at }, reader);
    },
    servePreview: (path) => previews.serve(path),
    async close() {
      await keeper.close();
      await server.close();
    },
  };
}
