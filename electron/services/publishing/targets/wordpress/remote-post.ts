import type { RemotePost } from "../target.ts";
import { captionIn, lineIn, readContent, wordsIn } from "./read-content.ts";
import type { Remembered, SiteMedia, Taxonomy } from "./remembered.ts";
import { asKept, mediaItem, MEDIA_FIELDS, pictureIdIn, wordsThere } from "./site-media.ts";
import type { MediaItem, MediaParts } from "./site-media.ts";
import { instantOf, namesOnPost, NAMES_QUERY } from "./site-post.ts";
import type { SitePost } from "./site-post.ts";

/**
 * A post in the desk's terms. WordPress gives with a post what readers see of the lead picture, and not its
 * words: it is asked for unless that is as it was kept, or it was seen a moment ago, and is `seen`.
 */
export async function remotePost(
  parts: MediaParts,
  storyId: string,
  post: SitePost,
  seen: SiteMedia | undefined = leadAsKept(parts, post),
): Promise<RemotePost> {
  const { remembered } = parts;
  remembered.keepFact("story", String(post.id), storyId);
  const { body, bylineNames, dateline } = readContent(
    post.content.raw,
    ({ id, address }) => pictureIdIn(address) ?? (id === undefined ? undefined : remembered.mediaOf(id)?.pictureId) ?? "",
  );
  const { byline, section, tags } = await namesOf(parts, post);
  const state = stateOf(remembered, storyId, post);
  const address = addressOf(post);
  return {
    id: String(post.id),
    state,
    slug: slugOf(post),
    ...(address === undefined ? {} : { address }),
    ...(state === "held" && post.date_gmt !== null ? { heldUntil: instantOf(post.date_gmt) } : {}),
    stamp: post.modified_gmt ?? "",
    copy: {
      headline: wordsIn(post.title.raw),
      standfirst: lineIn(post.excerpt.raw),
      body,
      byline: bylineNames ?? byline,
      dateline,
      section: section.join(", "),
      tags,
      access: undefined,
      searchTitle: undefined,
      searchDescription: undefined,
      leadPicture:
        seen?.id === post.featured_media
          ? { ...captionIn(seen.sent.caption), alt: seen.sent.alt, address: seen.address }
          : await leadPicture(parts, post),
    },
  };
}

/** The lead picture of the post, if the site shows it as it was kept. */
export function leadAsKept({ remembered }: MediaParts, { featured_media: id, _embedded }: SitePost): SiteMedia | undefined {
  return asKept(
    remembered,
    _embedded["wp:featuredmedia"]?.find((each) => each.id === id),
  );
}

function stateOf(remembered: Remembered, storyId: string, { id, status }: SitePost): RemotePost["state"] {
  switch (status) {
    case "publish":
      return "live";
    case "future":
      return "held";
    case "trash":
      return "withdrawn";
    default:
      return remembered.fact("withdrawn", storyId) === String(id) ? "withdrawn" : "draft";
  }
}

/** The bin puts an ending behind the slug. */
function slugOf({ slug }: SitePost): string {
  return slug.replace(/__trashed(?:-\d+)?$/, "");
}

/** Where readers find it, or will: a post that is not live yet has no such link, and says how it will be made. */
function addressOf(post: SitePost): string | undefined {
  if (post.status === "publish") return post.link;
  if (post.status === "future") return post.permalink_template.replace("%postname%", slugOf(post)) || undefined;
  return undefined;
}

interface NamesOfPost {
  byline: string[];
  section: string[];
  tags: string[];
}

/** An id is one author or term for good: its name is asked for once, with all others of the post. */
async function namesOf(parts: MediaParts, post: SitePost): Promise<NamesOfPost> {
  const { remembered } = parts;
  const known = (of: Taxonomy | "authors", ids: readonly number[]): string[] =>
    ids.flatMap((id) => remembered.name(of, id) ?? []);
  const author = post.author === 0 ? [] : [post.author];
  const asked = author.length + post.categories.length + post.tags.length;
  const names = (): NamesOfPost => ({
    byline: known("authors", author),
    section: known("categories", post.categories),
    tags: known("tags", post.tags),
  });
  const first = names();
  if (first.byline.length + first.section.length + first.tags.length === asked) return first;
  await learnNames(parts, post);
  return names();
}

async function learnNames({ api, remembered, signal }: MediaParts, { id }: SitePost): Promise<void> {
  const query = { context: "edit", ...NAMES_QUERY };
  const { _embedded } = await api.ask(`wp/v2/posts/${id}`, namesOnPost, { query, signal });
  for (const { id: author, name } of _embedded.author ?? [])
    if (author !== undefined && name !== undefined) remembered.keepName("authors", author, wordsIn(name));
  for (const { id: term, name, taxonomy } of (_embedded["wp:term"] ?? []).flat()) {
    if (taxonomy === "category") remembered.keepName("categories", term, wordsIn(name));
    if (taxonomy === "post_tag") remembered.keepName("tags", term, wordsIn(name));
  }
}

async function leadPicture(parts: MediaParts, { featured_media: id }: SitePost): Promise<RemotePost["copy"]["leadPicture"]> {
  if (id === 0) return undefined;
  const item = await askLead(parts, id);
  if (item === "gone") return undefined;
  const { caption, alt } = wordsThere(item, parts.remembered.mediaOf(id));
  return { ...captionIn(caption), alt, address: item.source_url };
}

function askLead({ api, signal }: MediaParts, id: number): Promise<MediaItem | "gone"> {
  return api.askOr(
    `wp/v2/media/${id}`,
    mediaItem,
    { query: { context: "edit", _fields: MEDIA_FIELDS }, signal },
    // Deleted in the library, or one that only its owner may see.
    ({ status }) => (status === 404 || status === 403 ? ("gone" as const) : undefined),
  );
}
