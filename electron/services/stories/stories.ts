import { v7 } from "uuid";
import type { DeskEvent } from "../../../shared/contract/desk.ts";
import { Failure } from "../../../shared/contract/failure.ts";
import type { CheckOut, StoryPatch } from "../../../shared/contract/stories.ts";
import { passedStory } from "../../../shared/editor/suggestions/passed-story.ts";
import { applyBodyChange } from "../../../shared/model/body-change.ts";
import type { MarkedBody } from "../../../shared/model/copy.ts";
import { distinctTags } from "../../../shared/model/distinct-tags.ts";
import { patchFurniture } from "../../../shared/model/patch-furniture.ts";
import { rightToMove } from "../../../shared/model/rights.ts";
import type { Role, Status } from "../../../shared/model/status.ts";
import type { Story, WorkingFurniture, WorkingStory } from "../../../shared/model/story.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";
import { EMPTY_FURNITURE, wholePatch } from "./whole-patch.ts";
import { bodyWords } from "./body-memory.ts";
import { createCheckOuts } from "./check-outs.ts";
import { createSearchIndex } from "./search-index.ts";
import { createStoryLister, type ListInput, type StoryList } from "./story-list.ts";
import { createStoryRepository, storyOf, type StoryHead } from "./story-repository.ts";

/** Session of the desk itself and of the command line: writes without a check-out. */
export const DESK_SESSION = "desk";

/** Statuses that publishing and the schedule bring a story to, never a plain move. */
const NOT_BY_HAND: readonly Status[] = ["published", "withdrawn", "scheduled"];

/** Where milestones are kept; `record` joins the transaction under way. */
export interface VersionKeeper {
  record(storyId: string, milestone: Exclude<Status, "draft">, author: string, note?: { reason?: string | undefined }): number;
  recordWork(storyId: string, author: string): void;
}

export interface StoriesOptions {
  database: Database;
  clock: Clock;
  announce: Announce;
  log: Log;
  history: VersionKeeper;
  /** Who sits at the desk now. */
  profile: () => { name: string; role: Role };
  /** Fails with `checklist` when something stands before this step by hand. */
  mustBeReady?: (id: string, from: Status, to: Status) => void;
  /** Milliseconds a holder has to let go of a story. */
  patience?: number;
}

export interface SavedStory {
  revision: number;
  bodyRevision: number;
  words: number;
  savedAt: string;
}

/** The desk's stories: `shared/contract/stories.ts` says what each call promises. */
export interface Stories {
  list(input: ListInput): StoryList;
  /** As it has been passed, for whoever sends it out, finds or compares it: no open suggestion is in it. */
  get(id: string): Story;
  /** As it is worked on, with what is suggested. */
  working(id: string): WorkingStory;
  /** A new draft, with what is given. */
  create(furniture?: Partial<WorkingFurniture>, body?: MarkedBody): WorkingStory;
  duplicate(id: string): WorkingStory;
  save(id: string, patch: StoryPatch, session: string): SavedStory;
  /** `reason` stays with the version that is kept of it. */
  move(id: string, to: Status, session: string, reason?: string): WorkingStory;
  /**
   * Brings a story to a status that publishing decides on, with its milestone, in the
   * transaction under way. Fails with `not-from-this-status`.
   */
  arrive(id: string, to: Status, session: string): Story;
  checkOut(id: string, session: string): CheckOut;
  takeOver(id: string, session: string): Promise<CheckOut>;
  /** Fails with `checked-out-elsewhere` unless this session may write in it. */
  mustWrite(id: string, session: string): void;
  checkIn(id: string, session: string): void;
  sessionDidEnd(session: string): void;
  /** Lets the search index know what was saved lately: others search in it too. */
  catchUpSearch(): void;
  /** A contributor has another name: the bylines that show it are written anew. */
  contributorDidChange(contributorId: string): void;
  /** Another process wrote to the file, or it was replaced. */
  fileDidChange(): void;
  close(): void;
}

interface Shown {
  revision: number;
  bodyRevision: number;
  /** A story once opened counts as shown until its window goes: letting go of it is not closing it. */
  sessions: Set<string>;
}

export function createStories(options: StoriesOptions): Stories {
  const { database, clock, announce, log, history, profile } = options;
  const repository = createStoryRepository(database);
  const lister = createStoryLister(database);
  const index = createSearchIndex(database, (error) => log.error("The search index could not be brought up to date", error));
  const checkOuts = createCheckOuts(announce, options.patience);
  /** Revisions that windows with an open story know of, whether they write in it or read. */
  const shown = new Map<string, Shown>();

  const now = (): string => clock.now().toString({ smallestUnit: "millisecond" });
  const head = (id: string): StoryHead => {
    const found = repository.head(id);
    if (found === undefined) throw new Failure("not-found", "This story is not on the desk.");
    return found;
  };
  const bylineNames = (byline: readonly string[]): string => {
    const names = repository.bylineNames(byline);
    if (names === undefined) {
      throw new Failure("bad-input", "The byline names a contributor the desk does not know.", {
        data: { field: "Byline", key: "byline" },
      });
    }
    return names;
  };

  const tell = (changed: StoryHead, session: string, patch: StoryPatch, besides?: string): void => {
    const { body, ...rest } = patch;
    const { id, revision, bodyRevision, status, words, changedAt } = changed;
    database.afterCommit(() => {
      const known = shown.get(id);
      if (known !== undefined) shown.set(id, { ...known, revision, bodyRevision });
      index.soon();
      const event: DeskEvent = {
        kind: "storyDidChange",
        storyId: id,
        revision,
        bodyRevision,
        status,
        words,
        changedAt,
        session,
        patch: rest,
        ...(body === undefined ? {} : { body }),
      };
      announce(event, besides);
    });
  };

  const add = (furniture: WorkingFurniture, body: MarkedBody): WorkingStory =>
    database.transaction(() => {
      const at = now();
      const made: StoryHead = {
        id: v7(),
        status: "draft",
        words: bodyWords(body),
        revision: 1,
        bodyRevision: 1,
        createdAt: at,
        changedAt: at,
        changedBy: profile().name,
        furniture,
      };
      repository.insert({ head: made, bylineNames: bylineNames(furniture.byline), body });
      database.afterCommit(() => {
        lister.recount();
        index.soon();
        announce({ kind: "storiesDidChange" });
      });
      return storyOf(made, body);
    });

  const working = (id: string): WorkingStory => {
    const found = head(id);
    return storyOf(found, repository.body(found));
  };

  const arrive = (id: string, to: Status, session: string, reason?: string): WorkingStory =>
    database.transaction(() => {
      const before = head(id);
      const right = rightToMove(before.status, to, profile().role);
      if (right.may === "never") throw new Failure("not-from-this-status", right.reason);
      const changed = { ...before, status: to, revision: before.revision + 1, changedAt: now(), changedBy: profile().name };
      repository.update({ head: changed, bylineNames: bylineNames(changed.furniture.byline) });
      if (to !== "draft") history.record(id, to, profile().name, { reason });
      database.afterCommit(lister.recount);
      tell(changed, session, {});
      return storyOf(changed, repository.body(changed));
    });

  return {
    list(input) {
      if (input.query.trim() !== "") index.catchUp();
      return lister.list(input);
    },
    get: (id) => passedStory(working(id)),
    working,
    create: (furniture, body) => add({ ...EMPTY_FURNITURE, ...furniture }, body ?? []),
    duplicate(id) {
      const { furniture, ...original } = head(id);
      const catchline = (furniture.catchline === "" ? furniture.headline : furniture.catchline).slice(0, 190);
      // The slug stays with the original: two pages cannot have one address.
      return add({ ...furniture, catchline: `${catchline} copy`.trim(), slug: "" }, repository.body({ furniture, ...original }));
    },
    save: (id, asked, session) =>
      database.transaction(() => {
        const patch = asked.tags === undefined ? asked : { ...asked, tags: distinctTags(asked.tags) };
        const before = head(id);
        if (session !== DESK_SESSION) checkOuts.require(id, session);
        const { body: bodyChange, ...furniturePatch } = patch;
        const changed: StoryHead = {
          ...before,
          furniture: patchFurniture(before.furniture, furniturePatch),
          revision: before.revision + 1,
          changedAt: now(),
          changedBy: profile().name,
        };
        let body: MarkedBody | undefined;
        if (bodyChange !== undefined) {
          if (bodyChange.kind === "splice" && bodyChange.base !== before.bodyRevision) {
            throw new Failure("body-out-of-step", "The copy has moved on in the meantime; it is sent again as a whole.", {
              data: { bodyRevision: before.bodyRevision },
            });
          }
          body = applyBodyChange(bodyChange.kind === "whole" ? [] : repository.body(before), bodyChange);
          changed.bodyRevision = before.bodyRevision + 1;
          changed.words = bodyWords(body);
        }
        repository.update({
          head: changed,
          bylineNames: bylineNames(changed.furniture.byline),
          ...(body === undefined ? {} : { body }),
        });
        history.recordWork(id, profile().name);
        tell(changed, session, patch, session);
        return {
          revision: changed.revision,
          bodyRevision: changed.bodyRevision,
          words: changed.words,
          savedAt: changed.changedAt,
        };
      }),
    move(id, to, session, reason) {
      if (NOT_BY_HAND.includes(to)) {
        throw new Failure("bad-input", "A story is published, withdrawn or scheduled by those actions, not by a plain move.");
      }
      return database.transaction(() => {
        options.mustBeReady?.(id, head(id).status, to);
        return arrive(id, to, session, reason);
      });
    },
    arrive: (id, to, session) => passedStory(arrive(id, to, session)),
    checkOut(id, session) {
      const { revision, bodyRevision } = head(id);
      const known = shown.get(id);
      // What earlier windows know stays as it is: they may still have to be told of another process's change.
      if (known === undefined) shown.set(id, { revision, bodyRevision, sessions: new Set([session]) });
      else known.sessions.add(session);
      return checkOuts.checkOut(id, { session, name: profile().name });
    },
    takeOver(id, session) {
      head(id);
      return checkOuts.takeOver(id, { session, name: profile().name });
    },
    mustWrite: (id, session) => {
      if (session !== DESK_SESSION) checkOuts.require(id, session);
    },
    checkIn: (id, session) => checkOuts.checkIn(id, session),
    sessionDidEnd(session) {
      for (const [id, { sessions }] of [...shown]) if (sessions.delete(session) && sessions.size === 0) shown.delete(id);
      checkOuts.sessionDidEnd(session);
    },
    catchUpSearch: index.catchUp,
    contributorDidChange: (contributorId) =>
      database.transaction(() => {
        for (const id of repository.withContributor(contributorId)) {
          repository.updateBylineNames(id, bylineNames(head(id).furniture.byline));
        }
        database.afterCommit(() => {
          index.soon();
          announce({ kind: "storiesDidChange" });
        });
      }),
    fileDidChange() {
      lister.recount();
      repository.forget();
      for (const [id, known] of [...shown]) tellOfForeignChange(id, known);
      announce({ kind: "storiesDidChange" });
    },
    close: () => index.stop(),
  };

  /** A window has this story open: it is told what another process made of it. */
  function tellOfForeignChange(id: string, known: Shown): void {
    const found = repository.head(id);
    if (found === undefined || found.revision === known.revision) return;
    const body =
      found.bodyRevision === known.bodyRevision ? {} : { body: { kind: "whole" as const, blocks: repository.body(found) } };
    tell(found, "", { ...wholePatch(found.furniture), ...body });
  }
}
