import { z } from "zod";
import type { SettingsOf } from "../../../../../shared/model/target.ts";
import type { OutgoingPicture, OutgoingStory } from "../outgoing-story.ts";
import { targetFailure } from "../target-failure.ts";
import type { PutOptions } from "../target.ts";
import { ownAmong, postsWithSlug, slugVariants } from "./find-post.ts";
import { postContent, postExcerpt, postTitle, sentPictures } from "./post-content.ts";
import type { SiteMedia } from "./remembered.ts";
import { bylineFor } from "./site-authors.ts";
import type { SiteByline } from "./site-authors.ts";
import { mediaFor, mediaName } from "./site-media.ts";
import type { MediaParts } from "./site-media.ts";
import { gmtOf, POST_QUERY, sitePost } from "./site-post.ts";
import type { SitePost } from "./site-post.ts";
import { termsOf } from "./site-terms.ts";

const anything = z.unknown();

export interface PutParts extends MediaParts {
  settings: SettingsOf<"wordpress">;
  now(): string;
  /** The post as it was found a moment ago: what it says already is not sent again. */
  standing?: SitePost | undefined;
}

/** How far ahead the site's clock may be, in milliseconds, for it to hold a post until its time. */
const MOST_AHEAD = 60_000;
/** WordPress publishes at once what is due within a minute. A request may be a while on its way. */
const LEAST_HOLD = 75_000;

interface Ready {
  content: string;
  media: ReadonlyMap<string, SiteMedia>;
  byline: SiteByline;
  categories: number[] | undefined;
  tags: number[];
}

/** Makes the post or brings it up to date, in as few requests as WordPress allows. */
export async function putPost(parts: PutParts, story: OutgoingStory, options: PutOptions): Promise<SitePost> {
  const { before, mayBeDouble, when } = options;
  if (when !== "now" && before?.state === "live") {
    throw targetFailure(
      "refused",
      "The story is live there, and WordPress cannot hold a new version of a live post. Publish it from the desk at its time.",
    );
  }
  const [ready, others] = await Promise.all([
    prepare(parts, story),
    before === undefined ? postsWithSlug(parts, story.slug) : [],
  ]);
  mustHold(parts, when);
  // Found only now: a request that seemed lost has arrived.
  const own = ownAmong(others, story.story.id);
  const id = before === undefined ? own?.id : Number(before.id);
  const slug = before === undefined ? freeSlug(story.slug, others, own) : slugOf(story.slug, before.slug);
  const isLive = before === undefined ? own?.status === "publish" : before.state === "live";
  const timed = isLive ? { status: "publish" } : timing(parts, story, when);
  const post = await write(parts, story, ready, { id, slug, timed });
  const settled = when === "now" && post.status === "future" ? await publishNow(parts, post) : post;
  parts.remembered.keepFact("dated", story.story.id, settled.date_gmt ?? "");
  parts.remembered.forgetFact("withdrawn", story.story.id);
  return id === undefined || mayBeDouble ? await onlyOne(parts, story, settled, slug) : settled;
}

/** Everything the post refers to, there before it. */
async function prepare(parts: PutParts, story: OutgoingStory): Promise<Ready> {
  const { settings } = parts;
  const [terms, byline, media] = await Promise.all([
    termsOf({ ...parts, makeTags: settings.makeTags }, story),
    bylineFor({ ...parts, authors: settings.authors, today: parts.now().slice(0, 10) }, story.contributors),
    mediaFor(parts, story, picturesSent(story, settings.keptBack)),
  ]);
  return { ...terms, byline, media, content: contentOf(parts, story, byline, media) };
}

/** To look again at everything: something was not as it was found. */
function afresh(parts: PutParts): PutParts {
  return { ...parts, seen: undefined, standing: undefined };
}

function contentOf({ settings }: PutParts, story: OutgoingStory, byline: SiteByline, media: Ready["media"]): string {
  return postContent(story, {
    keptBack: settings.keptBack,
    bylineNames: byline.names,
    imageOf: ({ pictureId }) => media.get(pictureId),
  });
}

/** Each picture once: the lead picture, and those of the body that go across. */
function picturesSent(story: OutgoingStory, keptBack: SettingsOf<"wordpress">["keptBack"]): OutgoingPicture[] {
  const ids = new Set(sentPictures(story, keptBack).map(({ pictureId }) => pictureId));
  const lead = story.story.leadPicture?.pictureId;
  if (lead !== undefined) ids.add(lead);
  return [...ids].flatMap((id) => story.pictures.find(({ pictureId }) => pictureId === id) ?? []);
}

/** The first variant nobody has; our own post keeps what it has. */
function freeSlug(slug: string, others: readonly SitePost[], own: SitePost | undefined): string {
  const taken = new Set(others.filter((post) => post !== own).map((post) => post.slug));
  const free = slugVariants(slug).find((each) => !taken.has(each));
  if (free !== undefined) return free;
  throw targetFailure("refused", `Too many posts there are called ${slug}. Give the story another address in Furniture.`);
}

/** A variant that was given because a stranger has the slug itself stays. */
function slugOf(slug: string, before: string): string {
  return slugVariants(slug).includes(before) ? before : slug;
}

function mustHold({ api, now }: PutParts, when: PutOptions["when"]): void {
  if (when === "now") return;
  const ahead = api.clockAhead() ?? 0;
  if (ahead > MOST_AHEAD) {
    const minutes = Math.round(ahead / 60_000);
    throw targetFailure(
      "refused",
      `The site's clock is ${minutes} min ahead of this computer's, so it would publish too early. Nothing was sent. Have both clocks set right.`,
    );
  }
  if (Date.parse(when.heldUntil) >= Date.parse(now()) + ahead + LEAST_HOLD) return;
  throw targetFailure(
    "refused",
    "WordPress publishes at once what is due in little more than a minute, instead of holding it. Nothing was sent. Choose a later time, or let the desk publish it.",
  );
}

/** Dates go in UTC: the site's own zone must not matter. */
function timing(parts: PutParts, story: OutgoingStory, when: PutOptions["when"]): { status: string; date_gmt: string } {
  if (when !== "now") return { status: "future", date_gmt: gmtOf(when.heldUntil) };
  return { status: "publish", date_gmt: gmtOf(notAhead(parts, story.firstPublishedAt)) };
}

/** A date in the site's future would hold the post instead of publishing it. */
function notAhead({ api, now }: PutParts, instant: string): string {
  const there = Date.parse(now()) + (api.clockAhead() ?? 0) - 1000;
  return Date.parse(instant) <= there ? instant : new Date(there).toISOString();
}

async function publishNow(parts: PutParts, { id }: SitePost): Promise<SitePost> {
  const json = { status: "publish", date_gmt: gmtOf(notAhead(parts, parts.now())) };
  return send(parts, id, json);
}

function send({ api, signal }: MediaParts, id: number | undefined, json: object): Promise<SitePost> {
  const path = id === undefined ? "wp/v2/posts" : `wp/v2/posts/${id}`;
  return api.ask(path, sitePost, { method: "POST", json, query: POST_QUERY, signal });
}

interface Place {
  id: number | undefined;
  slug: string;
  timed: object;
}

async function write(parts: PutParts, story: OutgoingStory, ready: Ready, place: Place, again = false): Promise<SitePost> {
  const { api, remembered, settings, signal } = parts;
  const { id, slug, timed } = place;
  const lead = story.story.leadPicture;
  const json = {
    ...timed,
    slug,
    title: postTitle(story),
    excerpt: postExcerpt(story),
    content: ready.content,
    tags: ready.tags,
    featured_media: lead === undefined ? 0 : (ready.media.get(lead.pictureId)?.id ?? 0),
    ...(ready.categories === undefined ? {} : { categories: ready.categories }),
    ...(ready.byline.author === undefined ? {} : { author: ready.byline.author }),
  };
  const path = id === undefined ? "wp/v2/posts" : `wp/v2/posts/${id}`;
  const standing = again ? undefined : parts.standing;
  const news = Object.fromEntries(Object.entries(json).filter(([field, value]) => !stands(standing, field, value)));
  const post = await api.askOr(path, sitePost, { method: "POST", json: news, query: POST_QUERY, signal }, ({ code }) =>
    !again && (code === "rest_cannot_edit_others" || code === "rest_invalid_author" || code === "rest_invalid_featured_media")
      ? code
      : undefined,
  );
  if (typeof post === "string") {
    if (post === "rest_cannot_edit_others") remembered.keepFact("only-own-name", "", "yes");
    for (const { id: contributor } of post === "rest_invalid_author" ? story.contributors : [])
      remembered.forgetFact("user", contributor);
    // Deleted there between our look and the post.
    for (const picture of post === "rest_invalid_featured_media" ? story.pictures : [])
      remembered.forgetMedia(mediaName(picture, story.story.id));
    if (post === "rest_invalid_author" && Object.keys(settings.authors).length > 0) {
      throw targetFailure(
        "refused",
        "The site has no such user as was set for this byline. Look at the target's authors in Settings.",
      );
    }
    return write(parts, story, await prepare(afresh(parts), story), place, true);
  }
  // A remembered tag or picture is gone from the site, and WordPress says nothing of it.
  const lost = [forgetLostTerms(parts, story, ready, post), forgetLostLead(parts, story, ready, post)];
  if (again || !lost.includes(true)) return post;
  return write(parts, story, await prepare(afresh(parts), story), { ...place, id: post.id }, true);
}

/** Whether the post has this value of a field: each that is sent makes WordPress write, and clear, more than one table. */
function stands(post: SitePost | undefined, field: string, value: unknown): boolean {
  switch (field) {
    case "title":
    case "excerpt":
    case "content":
      return post?.[field].raw === value;
    case "status":
    case "slug":
    case "featured_media":
    case "author":
    case "date_gmt":
      return post?.[field] === value;
    case "tags":
    case "categories":
      return post !== undefined && sameSet(post[field], value as number[]);
    default:
      return false;
  }
}

function sameSet(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function forgetLostTerms({ remembered }: PutParts, { story, section }: OutgoingStory, ready: Ready, post: SitePost): boolean {
  const lost = (["tags", "categories"] as const).flatMap((taxonomy) => {
    const gone = (ready[taxonomy] ?? []).filter((id) => !post[taxonomy].includes(id));
    const names = taxonomy === "tags" ? story.tags : section === undefined ? [] : [section.name];
    return names.flatMap((name) => {
      const term = remembered.term(taxonomy, name);
      return typeof term === "object" && gone.includes(term.id) ? [{ taxonomy, name }] : [];
    });
  });
  for (const { taxonomy, name } of lost) remembered.forgetTerm(taxonomy, name);
  return lost.length > 0;
}

function forgetLostLead({ remembered }: PutParts, { story, pictures }: OutgoingStory, ready: Ready, post: SitePost): boolean {
  const lead = pictures.find(({ pictureId }) => pictureId === story.leadPicture?.pictureId);
  const sent = lead && ready.media.get(lead.pictureId);
  if (lead === undefined || sent === undefined || sent.id === post.featured_media) return false;
  remembered.forgetMedia(mediaName(lead, story.id));
  return true;
}

/**
 * The only post with the story's mark. Something on the way may have sent a request twice, or an earlier
 * try made a post that nobody heard of; WordPress makes a post each time. The one just written stays.
 */
async function onlyOne(parts: PutParts, story: OutgoingStory, made: SitePost, slug: string): Promise<SitePost> {
  const marked = (await postsWithSlug(parts, story.slug, made.slug)).filter((post) => ownAmong([post], story.story.id));
  const others = marked.filter(({ id }) => id !== made.id);
  for (const { id } of others) await deletePost(parts, id);
  // Another of ours had the slug when this one was made.
  return others.length > 0 && made.slug !== slug ? send(parts, made.id, { slug }) : made;
}

/** For good: nothing is left in the bin. One that is gone already is as good. */
export async function deletePost({ api, signal }: Pick<MediaParts, "api" | "signal">, id: number): Promise<void> {
  await api.askOr(`wp/v2/posts/${id}`, anything, { method: "DELETE", query: { force: true }, signal }, ({ status }) =>
    status === 404 || status === 410 ? ("gone" as const) : undefined,
  );
}
