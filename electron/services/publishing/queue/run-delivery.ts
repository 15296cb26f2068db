import { Failure } from "../../../../shared/contract/failure.ts";
import { rightToMove } from "../../../../shared/model/rights.ts";
import type { Story } from "../../../../shared/model/story.ts";
import { targetFailure, troubleOf } from "../targets/target-failure.ts";
import type { OutgoingStory } from "../targets/outgoing-story.ts";
import type { RemotePost, Target } from "../targets/target.ts";
import type { Deliveries, DeliveryRow } from "./deliveries.ts";
import { makeOutgoing, slugOn } from "./make-outgoing.ts";
import { mindTheirs } from "./mind-theirs.ts";
import type { QueueParts, QueueTarget } from "./queue-parts.ts";
import { readAsReader } from "./read-as-reader.ts";
import type { TargetPost, TargetPosts } from "./target-posts.ts";

export interface Running {
  parts: QueueParts;
  deliveries: Deliveries;
  posts: TargetPosts;
  target: QueueTarget;
  row: DeliveryRow;
  signal: AbortSignal;
}

interface Found {
  site: Target;
  slug: string;
  known: TargetPost | undefined;
  found: RemotePost | undefined;
  outgoing: OutgoingStory;
}

/** Does what a delivery wants, up to the site having it. Every step can be done again after a crash. */
export async function runDelivery(running: Running): Promise<void> {
  const { row } = running;
  mustBeAllowed(running);
  const there = await lookUp(running);
  running.parts.reached?.("looked");
  switch (row.deed) {
    case "publish":
    case "hold":
      return put(running, there);
    case "go-live":
      return goLive(running, there);
    case "release":
    case "withdraw":
    case "take-down":
      return remove(running, there, row.deed);
  }
}

/** What happened to the story while the delivery waited. */
function mustBeAllowed({ parts, row }: Running): void {
  const { status, embargo } = parts.stories.get(row.storyId);
  if (row.deed !== "publish" && row.deed !== "hold" && row.deed !== "go-live") return;
  const right = rightToMove(status, "published", "editor");
  if (right.may === "never") throw new Failure("not-from-this-status", `${right.reason} Nothing was sent.`);
  const stopped = parts.stops?.(row.storyId);
  if (stopped !== undefined) throw new Failure("checklist", `${stopped} Nothing was sent.`);
  const goesOut = row.deed === "hold" ? row.payload.heldUntil : parts.clock.now().toString();
  if (embargo !== undefined && goesOut !== undefined && Date.parse(goesOut) < Date.parse(embargo)) {
    throw new Failure("checklist", "The story is under embargo beyond that time. Nothing was sent.");
  }
}

async function lookUp(running: Running): Promise<Found> {
  const { parts, posts, target, row, signal } = running;
  const { snapshot, showsUpdated } = row.payload;
  const site = target.connect();
  const known = posts.find(row.storyId, target.id);
  const slug = slugOn(snapshot, target.id, posts);
  const remoteId = known && known.state !== "gone" ? known.post.id : undefined;
  const found = await site.find({ storyId: row.storyId, slug, ...(remoteId === undefined ? {} : { remoteId }) }, signal);
  const outgoing = makeOutgoing(parts, posts, { snapshot, targetId: target.id, slug, known, showsUpdated });
  return { site, slug, known, found, outgoing };
}

/** From here on it cannot be cancelled. Throws when it was, a moment ago. */
function beginPutting({ deliveries, row }: Running): void {
  const payload = { ...row.payload, mayStand: true };
  if (!deliveries.change(row.id, ["sending"], { step: "putting", payload })) throw new Cancelled();
}

/** Somebody cancelled the delivery while it looked. */
export class Cancelled extends Error {}

async function put(running: Running, { site, slug, known, found, outgoing }: Found): Promise<void> {
  const { parts, row, signal } = running;
  const { heldUntil, goesOver, mayStand = false } = row.payload;
  mindTheirs({ target: site, known, found, outgoing, goesOver });
  beginPutting(running);
  const when = row.deed === "hold" && heldUntil !== undefined ? { heldUntil } : ("now" as const);
  const options = { mayBeDouble: mayStand || found === undefined, when, signal };
  const post = await site.put(outgoing, { ...options, before: found }).catch(async (error: unknown) => {
    if (troubleOf(error) !== "changed-there") throw error;
    // Something on the way may have sent our own change twice: the second finds the first one there.
    const remoteId = found === undefined ? {} : { remoteId: found.id };
    const now = await site.find({ storyId: row.storyId, slug, ...remoteId }, signal);
    mindTheirs({ target: site, known, found: now, outgoing, goesOver });
    return site.put(outgoing, { ...options, mayBeDouble: true, before: now });
  });
  parts.reached?.("put");
  if (row.deed === "hold") mustBeHeld(post, heldUntil);
  settlePut(running, { slug, known, post });
}

/** A site that published it at once, or moved its time, is not left unsaid. */
function mustBeHeld(post: RemotePost, heldUntil: string | undefined): void {
  if (post.state === "held" && post.heldUntil !== undefined && Date.parse(post.heldUntil) === Date.parse(heldUntil ?? "")) return;
  throw targetFailure(
    "refused",
    post.state === "live"
      ? "The site published it at once instead of holding it. It is live now: withdraw it there if that must not be."
      : "The site has the story, but not for the time that was asked for. Look at it there, then try again.",
  );
}

function settlePut(
  { parts, deliveries, posts, target, row }: Running,
  put: { slug: string; known: TargetPost | undefined; post: RemotePost },
): void {
  const { snapshot, session } = row.payload;
  const { slug, known, post } = put;
  const now = parts.clock.now().toString({ smallestUnit: "millisecond" });
  parts.database.transaction(() => {
    const isLive = post.state === "live";
    // The folder brings the story there itself, with its page.
    const revision =
      isLive && target.kind !== "folder" ? arrive(parts, snapshot, "published", session) : revisionNow(parts, snapshot);
    const firstLiveAt = known?.firstLiveAt ?? (isLive ? now : undefined);
    posts.put({ storyId: row.storyId, targetId: target.id, slug, state: post.state, post, snapshot, revision, firstLiveAt });
    deliveries.change(row.id, ["sending"], { state: "sent", step: "", attempts: 0, nextAt: undefined, problem: {} });
  });
  parts.reached?.("settled");
}

/** The revision that now stands on the site: the story's own, unless somebody typed on meanwhile. */
function arrive(parts: QueueParts, snapshot: Story, to: "published" | "withdrawn", session: string): number {
  const story = parts.stories.get(snapshot.id);
  const right = rightToMove(story.status, to, "editor");
  if (story.status === to || right.may === "never") return snapshot.revision;
  const arrived = parts.stories.arrive(snapshot.id, to, session);
  return story.revision === snapshot.revision ? arrived.revision : snapshot.revision;
}

function revisionNow(parts: QueueParts, snapshot: Story): number {
  const { revision, status } = parts.stories.get(snapshot.id);
  // Being published made it one revision newer, and nothing else did.
  return status === "published" && revision === snapshot.revision + 1 ? revision : snapshot.revision;
}

async function goLive(running: Running, { site, slug, known, found }: Found): Promise<void> {
  const { parts, row, signal } = running;
  if (!found)
    throw targetFailure("changed-there", "The post that should go live now is gone from the site. Publish it anew, or leave it.");
  let post: RemotePost | undefined = found;
  if (post.state === "held" && site.visit) {
    await site.visit(post, signal);
    post = await site.find({ storyId: row.storyId, slug, remoteId: found.id }, signal);
  }
  if (post?.state === "held" && post.heldUntil !== undefined && parts.clock.now().epochMilliseconds < Date.parse(post.heldUntil))
    throw targetFailure("changed-there", "Somebody moved the time of the post on the site. Choose what shall stand there.");
  if (post?.state === "draft")
    throw targetFailure(
      "changed-there",
      "Somebody took the post back on the site: it is a draft there. Choose what shall stand there.",
    );
  if (post?.state !== "live")
    throw targetFailure("busy", "The site has not put the story live yet, though its time has come. It is asked again.");
  beginPutting(running);
  settlePut(running, { slug, known, post });
}

async function remove(running: Running, there: Found, how: "withdraw" | "take-down" | "release"): Promise<void> {
  const { parts, target, row, signal } = running;
  const { site, found } = there;
  if (how === "release" && found?.state === "live") {
    throw targetFailure("refused", "It is live already: its time came before it could be taken back. Withdraw it instead.");
  }
  if (how === "take-down" && found?.address !== undefined) {
    const page = await readAsReader(parts.http, found.address, signal).catch(() => undefined);
    parts.keepEvidence({ storyId: row.storyId, targetId: target.id, address: found.address, page: page?.bytes });
  }
  beginPutting(running);
  const left = found && (await site.remove(found, how, signal));
  parts.reached?.("put");
  settleRemoval(running, there, left);
}

function settleRemoval(
  { parts, deliveries, posts, target, row }: Running,
  { slug, known, found }: Found,
  left: RemotePost | undefined,
): void {
  const { snapshot, session } = row.payload;
  parts.database.transaction(() => {
    const post = left ?? found ?? known?.post;
    if (post) {
      const { firstLiveAt } = known ?? { firstLiveAt: undefined };
      const state = left ? left.state : "gone";
      // Where readers found it: there the receipt looks whether it is gone.
      const address = post.address ?? found?.address ?? known?.post.address;
      const kept = { ...post, ...(address === undefined ? {} : { address }) };
      posts.put({
        storyId: row.storyId,
        targetId: target.id,
        slug,
        state,
        post: kept,
        snapshot,
        revision: snapshot.revision,
        firstLiveAt,
      });
    }
    const isUp = posts.isLive(row.storyId) || parts.folderAddress(row.storyId) !== undefined;
    if (row.deed !== "release" && target.kind !== "folder" && !isUp) arrive(parts, snapshot, "withdrawn", session);
    deliveries.change(row.id, ["sending"], { state: "sent", step: "", attempts: 0, nextAt: undefined, problem: {} });
  });
  parts.reached?.("settled");
}
