import { Failure } from "../../../../shared/contract/failure.ts";
import { OPEN_STATES } from "../../../../shared/model/delivery.ts";
import type { Deed, Delivery, Difference, Receipt, ShownEvidence, StandingPost } from "../../../../shared/model/delivery.ts";
import { rightToMove } from "../../../../shared/model/rights.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { FOLDER_TARGET_ID } from "../../../../shared/model/folder-target.ts";
import type { RemotePost } from "../targets/target.ts";
import { addressToRead, lookAtPage } from "./check-delivery.ts";
import { differencesOf } from "./copy-fields.ts";
import { createDeliverer } from "./deliverer.ts";
import type { Deliverer } from "./deliverer.ts";
import { createDeliveries } from "./deliveries.ts";
import type { DeliveryRow } from "./deliveries.ts";
import { evidenceOf, evidencePage } from "./evidence.ts";
import { makeOutgoing, slugOn } from "./make-outgoing.ts";
import { fingerprintOfPost } from "./mind-theirs.ts";
import type { QueueParts, QueueTarget } from "./queue-parts.ts";
import { createReceipts } from "./receipts.ts";
import { createShowing } from "./showing.ts";
import { createTargetPosts } from "./target-posts.ts";
import { patchFromTheirs, withTheirs } from "./take-theirs.ts";

/** What somebody, or the schedule, wants done. */
export interface Wish {
  storyId: string;
  targetId: string;
  deed: Deed;
  session: string;
  showsUpdated?: boolean;
  /** For `hold`. */
  heldUntil?: string;
  /** The story as it was passed, and its version; as it stands now when not given. */
  passed?: { snapshot: Story; version: string };
}

/** `shared/contract/queue.ts` says what the calls promise. */
export interface Queue extends Deliverer {
  /** Puts it in the queue, in the transaction under way, without asking the checklist. */
  enqueue(wish: Wish): Delivery;
  /** The same after the checklist, as a person does it. */
  send(wish: Wish): Delivery;
  /** Resolves once it is sent, ended, or waits for another try or a person. */
  settled(id: string, until?: "sent" | "checked"): Promise<Delivery>;
  losses(storyId: string, targetId: string): string[];
  find(id: string): Delivery | undefined;
  newest(storyId: string, targetId: string): Delivery | undefined;
  list(storyId: string | undefined, limit: number): { open: Delivery[]; ended: Delivery[]; more: number; fromArchive: number };
  counts(): { underWay: number; asking: number; differing: number };
  evidence(storyId: string): ShownEvidence[];
  evidencePage(id: string): File;
  cancel(id: string): Delivery;
  retry(id: string): Delivery;
  answerArchived(send: boolean): { deliveries: number };
  differences(id: string): Promise<{ gone: boolean; fields: Difference[] }>;
  resolve(id: string, theirs: readonly string[], session: string): Promise<Delivery>;
  receipts(storyId: string): Receipt[];
  checkAgain(storyId: string, targetId: string): Promise<Receipt>;
  posts(storyId: string): StandingPost[];
  /** The story as it stands live on some target, the newest that does; undefined when it stands on none. */
  passed(storyId: string): Story | undefined;
  /** What stands on a target now, asked of the site. */
  lookUp(storyId: string, targetId: string): Promise<RemotePost | undefined>;
}

/** Open deliveries listed at once: nobody reads more, and each brings a story with it. */
const MOST_LISTED = 100;

/** Trouble the conflict dialog is for, said of a field that stands for the post's state. */
const STATE_WORDS: Record<RemotePost["state"], string> = {
  draft: "Taken back to draft",
  held: "Scheduled",
  live: "Live",
  withdrawn: "Withdrawn",
};

export function createQueue(parts: QueueParts): Queue {
  const { database, clock, announce } = parts;
  const deliveries = createDeliveries(database, clock);
  const posts = createTargetPosts(database, clock);
  const receipts = createReceipts(database, clock);
  const waiters = new Set<() => void>();
  const tellAll: QueueParts = {
    ...parts,
    announce(event) {
      announce(event);
      for (const look of [...waiters]) look();
    },
  };
  const deliverer = createDeliverer(tellAll, deliveries, posts, receipts);

  const mustFind = (id: string): DeliveryRow => {
    const row = deliveries.find(id);
    if (row === undefined) throw new Failure("not-found", "This delivery is not in the queue.");
    return row;
  };
  const targetOf = (id: string): QueueTarget => {
    const target = parts.targets().find((each) => each.id === id);
    if (target === undefined) throw new Failure("not-found", "This target is not on the desk any more.");
    return target;
  };
  const didChange = (storyId: string): void =>
    database.afterCommit(() => tellAll.announce({ kind: "deliveryDidChange", storyId }));

  const { nameOf, delivery: shown, receipt: shownReceipt, post: shownPost } = createShowing(parts, posts, receipts);

  function enqueue(wish: Wish): Delivery {
    const { storyId, targetId, deed, session, showsUpdated = true, heldUntil } = wish;
    targetOf(targetId);
    const row = database.transaction(() => {
      const passed = wish.passed ?? { snapshot: parts.stories.get(storyId), version: parts.keepPassed(storyId) };
      const payload = { ...passed, session, showsUpdated, ...(heldUntil === undefined ? {} : { heldUntil }) };
      const noted = deliveries.note({ storyId, targetId, deed, payload, askedBy: parts.name() });
      didChange(storyId);
      return noted;
    });
    parts.reached?.("noted");
    database.afterCommit(() => deliverer.wake());
    return shown(row);
  }

  /** Live by our records, or by a delivery whose end nobody knows. */
  function mayStandOn(storyId: string, targetId: string, status: Story["status"]): boolean {
    if (posts.find(storyId, targetId)?.state === "live") return true;
    if (targetId === FOLDER_TARGET_ID) return status === "published";
    const newest = deliveries.newest(storyId, targetId);
    return newest !== undefined && newest.state !== "checked" && newest.payload.mayStand === true;
  }

  function send(wish: Wish): Delivery {
    const { status } = parts.stories.get(wish.storyId);
    if (wish.deed === "publish") {
      const right = rightToMove(status, "published", "editor");
      if (right.may === "never") throw new Failure("not-from-this-status", right.reason);
      const checks = parts.checklist(wish.storyId);
      if (checks.some(({ state }) => state === "must")) {
        throw new Failure("checklist", "The checklist has something that must be mended first. Nothing was sent.", {
          data: { checks },
        });
      }
    } else if (!mayStandOn(wish.storyId, wish.targetId, status)) {
      throw new Failure("not-from-this-status", `The story is not live on ${nameOf(wish.targetId)}.`);
    }
    return enqueue(wish);
  }

  function change(
    id: string,
    from: Parameters<typeof deliveries.change>[1],
    to: Parameters<typeof deliveries.change>[2],
    refused: string,
  ): Delivery {
    const row = mustFind(id);
    if (!deliveries.change(id, from, to)) throw new Failure("not-from-this-status", refused);
    didChange(row.storyId);
    deliverer.wake();
    return shown(mustFind(id));
  }

  async function lookUp(storyId: string, targetId: string): Promise<RemotePost | undefined> {
    const known = posts.find(storyId, targetId);
    const slug = known?.slug ?? slugOn(parts.stories.get(storyId), targetId, posts);
    const remoteId = known && known.state !== "gone" ? { remoteId: known.post.id } : {};
    return targetOf(targetId)
      .connect()
      .find({ storyId, slug, ...remoteId }, AbortSignal.timeout(30_000));
  }

  const outgoingOf = (snapshot: Story, targetId: string, showsUpdated = true): ReturnType<typeof makeOutgoing> => {
    const known = posts.find(snapshot.id, targetId);
    const slug = slugOn(snapshot, targetId, posts);
    return makeOutgoing(parts, posts, { snapshot, targetId, slug, known, showsUpdated });
  };

  const mustBeConflict = (id: string): DeliveryRow => {
    const row = mustFind(id);
    if (row.state !== "changed-there")
      throw new Failure("not-from-this-status", "There is nothing to choose any more for this delivery.");
    return row;
  };

  return {
    enqueue,
    send,
    settled: (id, until = "sent") =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          try {
            const row = mustFind(id);
            const isOn = row.state === "sending" || (row.state === "waiting" && row.nextAt === undefined);
            const isUnproved = until === "checked" && row.state === "sent" && row.problem.text === undefined;
            if (isOn || isUnproved) return;
            waiters.delete(look);
            resolve(shown(row));
          } catch (error) {
            waiters.delete(look);
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        waiters.add(look);
        look();
      }),
    losses: (storyId, targetId) =>
      targetOf(targetId)
        .connect()
        .losses(outgoingOf(parts.stories.get(storyId), targetId)),
    find(id) {
      const row = deliveries.find(id);
      return row && shown(row);
    },
    newest(storyId, targetId) {
      const row = deliveries.newest(storyId, targetId);
      return row && shown(row);
    },
    list(storyId, limit) {
      const open = deliveries.open(storyId, MOST_LISTED).map(shown);
      const { underWay, asking } = deliveries.counts();
      return {
        open,
        ended: deliveries.ended(storyId, limit).map(shown),
        more: storyId === undefined ? underWay + asking - open.length : 0,
        fromArchive: deliveries.fromArchive().length,
      };
    },
    counts: () => ({ ...deliveries.counts(), differing: receipts.differing() }),
    evidence: (storyId) => evidenceOf(database, storyId).map((kept) => ({ ...kept, targetName: nameOf(kept.targetId) })),
    evidencePage: (id) => new File([evidencePage(database, id)], `evidence-${id}.html`, { type: "application/octet-stream" }),
    cancel(id) {
      const row = mustFind(id);
      const isGoing = row.state === "waiting" || row.state === "sending";
      if (row.state === "sent" || row.state === "checked" || (isGoing && row.payload.mayStand === true)) {
        throw new Failure("not-from-this-status", "The site has it, or may have it already. Withdraw it instead.");
      }
      return change(
        id,
        [row.state],
        { state: "cancelled", step: "", nextAt: undefined, problem: {} },
        "It has moved on in the meantime.",
      );
    },
    retry: (id) =>
      change(
        id,
        ["failed", "waiting", "sent"],
        mustFind(id).state === "sent" ? { nextAt: undefined } : { state: "waiting", nextAt: undefined, problem: {} },
        "There is nothing to try again.",
      ),
    answerArchived: (isToSend) =>
      database.transaction(() => {
        const held = deliveries.fromArchive();
        const state = isToSend ? "waiting" : "cancelled";
        for (const { id, storyId } of held) {
          deliveries.change(id, ["failed"], { state, attempts: 0, nextAt: undefined, problem: {} });
          didChange(storyId);
        }
        database.afterCommit(() => deliverer.wake());
        return { deliveries: held.length };
      }),
    async differences(id) {
      const row = mustBeConflict(id);
      const found = await lookUp(row.storyId, row.targetId);
      if (!found) return { gone: true, fields: [] };
      const known = posts.find(row.storyId, row.targetId);
      const fields = differencesOf(
        targetOf(row.targetId)
          .connect()
          .expects(outgoingOf(row.payload.snapshot, row.targetId, row.payload.showsUpdated)),
        known?.post.copy,
        found.copy,
      );
      const wanted = row.deed === "hold" ? "held" : "live";
      if (known && known.state !== "gone" && found.state !== known.state) {
        fields.unshift({
          field: "State",
          canTake: false,
          ours: STATE_WORDS[wanted],
          sent: STATE_WORDS[known.state],
          theirs: STATE_WORDS[found.state],
        });
      }
      return { gone: false, fields };
    },
    async resolve(id, theirs, session) {
      const row = mustBeConflict(id);
      const found = await lookUp(row.storyId, row.targetId);
      const story = parts.stories.get(row.storyId);
      const patch = found ? patchFromTheirs(story, parts.paper(), found.copy, theirs) : {};
      database.transaction(() => {
        if (Object.keys(patch).length > 0) parts.stories.save(row.storyId, patch, session);
        const payload = { ...row.payload, snapshot: withTheirs(row.payload.snapshot, patch), goesOver: fingerprintOfPost(found) };
        if (
          !deliveries.change(id, ["changed-there"], {
            state: "waiting",
            step: "",
            attempts: 0,
            nextAt: undefined,
            problem: {},
            payload,
          })
        ) {
          throw new Failure("not-from-this-status", "Somebody else has chosen for this delivery in the meantime.");
        }
        didChange(row.storyId);
      });
      deliverer.wake();
      return shown(mustFind(id));
    },
    receipts: (storyId) => receipts.of(storyId).map(shownReceipt),
    async checkAgain(storyId, targetId) {
      const row = deliveries.newest(storyId, targetId);
      const nothing = new Failure("not-from-this-status", "There is no page to look at yet.");
      if (row === undefined || OPEN_STATES.includes(row.state)) throw nothing;
      const running = { parts, deliveries, posts, target: targetOf(targetId), row, signal: AbortSignal.timeout(30_000) };
      const address = await addressToRead(running);
      if (address === undefined) throw nothing;
      const compared = (await lookAtPage({ ...running, address, last: true })) ?? [];
      const { snapshot, version } = row.payload;
      const kept = database.transaction(() =>
        receipts.add({ deliveryId: row.id, storyId, targetId, revision: snapshot.revision, version, address, compared }),
      );
      didChange(storyId);
      return shownReceipt(kept);
    },
    posts: (storyId) => posts.of(storyId).map(shownPost),
    passed: (storyId) =>
      posts
        .of(storyId)
        .filter(({ state }) => state === "live")
        .toSorted((one, other) => other.revision - one.revision)[0]?.snapshot,
    lookUp,
    ...deliverer,
  };
}
