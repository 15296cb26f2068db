import { dateInWords, timeInWords } from "../../page/dates.ts";
import type { OutgoingStory } from "../outgoing-story.ts";
import { targetFailure } from "../target-failure.ts";
import type { Connection, PutOptions, RemotePost } from "../target.ts";
import type { GhostApi } from "./ghost-api.ts";
import { goneThere } from "./ghost-answers.ts";
import { tagNames, tagsOnSite, usersOnSite } from "./names-on-site.ts";
import type { TagOnPost } from "./names-on-site.ts";
import { picturesOnSite } from "./pictures-on-site.ts";
import { accessOf, postFields } from "./post-fields.ts";
import type { PostsOnSite } from "./posts-on-site.ts";
import { isMark, markOf, remotePost } from "./remote-post.ts";
import type { GhostPost } from "./remote-post.ts";
import { rememberPictures } from "./pictures-left.ts";

export interface GhostParts extends Connection<"ghost"> {
  api: GhostApi;
  posts: PostsOnSite;
  /** What each post looked like to `find`, and when, by a clock that only runs forward. */
  seen: WeakMap<RemotePost, SeenPost>;
}

export interface SeenPost {
  post: GhostPost;
  /** Milliseconds. */
  at: number;
}

/** How long what was seen is taken for what stands there, in milliseconds. */
const SEEN_JUST_NOW = 250;

/** Makes or updates the post of a story, with its pictures, tags and authors. */
export async function putPost(parts: GhostParts, outgoing: OutgoingStory, options: PutOptions): Promise<RemotePost> {
  const { before, mayBeDouble, when, signal } = options;
  const { posts, memory } = parts;
  signal.throwIfAborted();
  if (when !== "now") mustBeToCome(when.heldUntil, parts.now(), outgoing.paper.timeZone);
  if (when !== "now" && before?.state === "live") throw alreadyLive();
  const names = tagNames(outgoing);
  const seen = before && parts.seen.get(before);
  const lookingUp = [
    picturesOnSite(parts, outgoing.pictures, signal),
    usersOnSite(parts, outgoing.contributors, signal, seen?.post),
    tagsOnSite(parts, names.section === undefined ? names.tags : [names.section, ...names.tags], signal, seen?.post),
    before === undefined ? posts.freeSlug(outgoing.slug, signal) : Promise.resolve(undefined),
  ] as const;
  // When one of them fails, the next try must not meet an upload of this one.
  await Promise.allSettled(lookingUp);
  const [pictures, users, tags, freeSlug] = await Promise.all(lookingUp);
  const known = users.flatMap((user) => (user === undefined ? [] : [{ id: user.id }]));
  const byline = known.length === users.length ? [] : outgoing.contributors.map(({ name }) => name);
  const standing = before && (await asFound(posts, before, seen, signal));
  const sent = {
    ...postFields(outgoing, pictures, byline),
    tags: tagsOf(outgoing.story.id, names.section === undefined ? [undefined, ...tags] : tags, standing),
    // Ghost gives a post without authors to the owner, and takes none away.
    ...(known.length === 0 ? {} : { authors: known }),
    ...timeOf(when, before?.state),
  };
  const sending = { posts, sent, outgoing, signal };
  const put = standing ? await change(standing, sending) : await make(sending, freeSlug ?? outgoing.slug);
  if (standing && mayBeDouble) await removeDoubles(sending, put);
  rememberPictures(memory, put);
  return remotePost(put);
}

function mustBeToCome(heldUntil: string, now: string, timeZone: string): void {
  if (Date.parse(heldUntil) > Date.parse(now)) return;
  const time = `${timeInWords(heldUntil, timeZone)} on ${dateInWords(heldUntil, timeZone)}`;
  throw targetFailure(
    "refused",
    `The time it was to go out, ${time}, is past. Nothing was sent. Choose a later time, or publish it now.`,
  );
}

function alreadyLive(): ReturnType<typeof targetFailure> {
  return targetFailure(
    "refused",
    "The post is live, and Ghost cannot hold back an update of what readers see. Nothing was sent. Update it now, or have the desk do it at its time.",
  );
}

/**
 * The post as it stands, if it is as it was found. Ghost's own guard is a stamp of whole seconds, and
 * lets a change in the same second pass: so what it says is compared too, unless it was read just now.
 */
async function asFound(
  posts: PostsOnSite,
  before: RemotePost,
  seen: SeenPost | undefined,
  signal: AbortSignal,
): Promise<GhostPost> {
  if (seen !== undefined && performance.now() - seen.at < SEEN_JUST_NOW) return seen.post;
  const standing = await posts.byId(before.id, signal);
  if (standing === undefined) throw goneThere();
  if (JSON.stringify(remotePost(standing)) === JSON.stringify(before)) return standing;
  throw targetFailure("changed-there", "Somebody changed the post on the site in this very moment. Nothing was overwritten.");
}

/** Section or mark first: Ghost takes the first tag for the main one, unless it is a hidden one. */
function tagsOf(
  storyId: string,
  [section, ...tags]: readonly (TagOnPost | undefined)[],
  standing: GhostPost | undefined,
): object[] {
  const named = (tag: TagOnPost | undefined): object[] =>
    tag === undefined ? [] : ["id" in tag ? { id: tag.id } : { name: tag.name }];
  const mark = { name: markOf(storyId) };
  // Hidden tags steer a theme. They are the business of whoever set them there.
  const hidden = (standing?.tags ?? []).filter((tag) => tag.visibility === "internal" && !isMark(tag)).map(({ id }) => ({ id }));
  const first = section === undefined ? [mark] : named(section);
  return [...first, ...tags.flatMap(named), ...(section === undefined ? [] : [mark]), ...hidden];
}

/** State and date. What is live, or was, keeps its date; else the site's own clock says when "now" is. */
function timeOf(
  when: PutOptions["when"],
  before: RemotePost["state"] | undefined,
): { status: string; published_at?: string | null } {
  if (when !== "now") return { status: "scheduled", published_at: when.heldUntil };
  return before === "live" || before === "withdrawn" ? { status: "published" } : { status: "published", published_at: null };
}

interface Sending {
  posts: PostsOnSite;
  sent: Readonly<Record<string, unknown>>;
  outgoing: OutgoingStory;
  signal: AbortSignal;
}

async function make(sending: Sending, slug: string): Promise<GhostPost> {
  const { posts, sent, outgoing, signal } = sending;
  const made = await posts.make({ ...sent, slug }, signal);
  const [first = made, ...others] = await posts.marked(outgoing.story.id, signal);
  for (const { id } of others) await posts.remove(id, signal);
  // Of two, the first has the address; what it says may be of an earlier try.
  return first.id === made.id ? first : await change(first, sending);
}

async function change(standing: GhostPost, { posts, sent, outgoing, signal }: Sending): Promise<GhostPost> {
  const { state, slug } = remotePost(standing);
  // Readers have the address of what is live or was; a number behind the slug is ours.
  const keepsSlug =
    state === "live" || state === "withdrawn" || slug === outgoing.slug || new RegExp(`^${outgoing.slug}-\\d+$`).test(slug);
  const { visibility, ...others } = sent;
  const wanted = {
    ...others,
    // Which tiers may read is chosen in Ghost, and stays while the desk says no other.
    ...(accessOf(standing.visibility) === outgoing.story.access ? {} : { visibility }),
    ...(keepsSlug ? {} : { slug: await posts.freeSlug(outgoing.slug, signal) }),
    updated_at: standing.updated_at,
  };
  return await posts.change(standing.id, wanted, signal);
}

/** Something on the way may have sent it twice: this one stays. */
async function removeDoubles({ posts, outgoing, signal }: Sending, kept: GhostPost): Promise<void> {
  for (const { id } of await posts.marked(outgoing.story.id, signal)) if (id !== kept.id) await posts.remove(id, signal);
}
