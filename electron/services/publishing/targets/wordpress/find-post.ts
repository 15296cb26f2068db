import { z } from "zod";
import type { PostMark } from "../target.ts";
import { storyIn } from "./post-content.ts";
import type { MediaParts } from "./site-media.ts";
import { POST_QUERY, sitePost } from "./site-post.ts";
import type { SitePost } from "./site-post.ts";

const sitePosts = z.array(sitePost);

/** How many variants of a slug are looked at: a ninth story of the same words is none the desk would send. */
const MOST_VARIANTS = 9;

/** The slug, then the slug with a figure behind it: the order in which a free one is taken. */
export function slugVariants(slug: string): string[] {
  return Array.from({ length: MOST_VARIANTS }, (_, index) => (index === 0 ? slug : `${slug}-${index + 1}`));
}

/** Every post, of anybody and in any state, that has one of the slugs or of their variants; oldest first. */
export async function postsWithSlug({ api, signal }: MediaParts, ...asked: readonly string[]): Promise<SitePost[]> {
  const slugs = [...new Set(asked.flatMap(slugVariants))].flatMap((each) => [each, `${each}__trashed`]);
  const query = { slug: slugs.join(","), status: "any,trash", context: "edit", per_page: 100, orderby: "id", order: "asc" };
  return api.ask("wp/v2/posts", sitePosts, { query: { ...query, ...POST_QUERY }, signal });
}

/** The story's own among these: a live one before all others, else the oldest. */
export function ownAmong(posts: readonly SitePost[], storyId: string): SitePost | undefined {
  const own = posts.filter(({ content }) => storyIn(content.raw) === storyId);
  return own.find(({ status }) => status === "publish") ?? own[0];
}

/** The story's post, by the site's id, else by its slug; never one without our mark, or the date we gave it. */
export async function findPost(parts: MediaParts, { storyId, slug, remoteId }: PostMark): Promise<SitePost | undefined> {
  if (remoteId !== undefined && /^\d+$/.test(remoteId)) {
    const post = await byId(parts, remoteId);
    if (post !== undefined && isOurs(parts, post, storyId)) return post;
  }
  return ownAmong(await postsWithSlug(parts, slug), storyId);
}

async function byId({ api, signal }: MediaParts, id: string): Promise<SitePost | undefined> {
  const query = { context: "edit", ...POST_QUERY };
  const found = await api.askOr(`wp/v2/posts/${id}`, sitePost, { query, signal }, ({ status }) =>
    status === 404 ? ("gone" as const) : undefined,
  );
  return found === "gone" ? undefined : found;
}

/** Somebody may have deleted the mark while editing: then the date we gave it tells it from a stranger's. */
function isOurs({ remembered }: MediaParts, post: SitePost, storyId: string): boolean {
  const mark = storyIn(post.content.raw);
  if (mark !== undefined) return mark === storyId;
  const dated = remembered.fact("dated", storyId);
  return dated !== undefined && dated === post.date_gmt;
}
