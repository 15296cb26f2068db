import { z } from "zod";
import type { RemotePost } from "../target.ts";
import { copyOfFields } from "./post-fields.ts";
import { pictureAt } from "./pictures-on-site.ts";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const instant = z.string().nullable();

const ghostTag = z.object({ id: z.string(), name: z.string(), slug: z.string(), visibility: z.string() });

/** A post as the Admin API answers with it, asked for with `POST_QUERY`. */
const ghostPostSchema = z.object({
  id: z.string(),
  title: z.string(),
  slug: z.string(),
  status: z.enum(["draft", "published", "scheduled", "sent"]),
  visibility: z.string(),
  url: z.string(),
  published_at: instant,
  updated_at: z.string(),
  lexical: text,
  custom_excerpt: text,
  feature_image: text,
  feature_image_alt: text,
  feature_image_caption: text,
  meta_title: text,
  meta_description: text,
  tags: z.array(ghostTag),
  authors: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type GhostPost = z.infer<typeof ghostPostSchema>;

export const ghostPostsSchema = z.object({ posts: z.array(ghostPostSchema) });

/** With what posts are asked for, read and written. */
export const POST_QUERY = { formats: "lexical", include: "tags,authors" } as const;

/** Name of the internal tag by which a story's post is found again; no reader sees it. */
export function markOf(storyId: string): string {
  return `#standfirst-${storyId}`;
}

/** The slug Ghost makes of it. */
export function markSlug(storyId: string): string {
  return `hash-standfirst-${storyId}`;
}

export function isMark({ name }: { name: string }): boolean {
  return name.startsWith("#standfirst-");
}

/** A post in the desk's terms. */
export function remotePost(post: GhostPost): RemotePost {
  const { plainByline, ...copy } = copyOfFields({ ...post, lexical: post.lexical ?? "" }, pictureAt);
  const state = stateOf(post);
  const shown = post.tags.filter(({ visibility }) => visibility === "public");
  // As Ghost has it: the first tag is the main one, unless it is a hidden one.
  const section = post.tags[0]?.visibility === "public" ? post.tags[0] : undefined;
  const atPreview = new URL(post.url).pathname.includes("/p/");
  return {
    id: post.id,
    state,
    slug: post.slug,
    ...(atPreview || state === "draft" || state === "withdrawn" ? {} : { address: post.url }),
    ...(state === "held" && post.published_at !== null ? { heldUntil: post.published_at } : {}),
    stamp: post.updated_at,
    copy: {
      ...copy,
      byline: plainByline.length > 0 ? plainByline : post.authors.map(({ name }) => name),
      section: section?.name,
      tags: shown.filter((tag) => tag !== section).map(({ name }) => name),
    },
  };
}

/**
 * Ghost keeps the date of what was live once, and that date lies before the change that took it down;
 * the date of what was only to be live lies behind it. Both are by the site's own clock.
 */
function stateOf({ status, published_at: at, updated_at: changed }: GhostPost): RemotePost["state"] {
  if (status === "published" || status === "sent") return "live";
  if (status === "scheduled") return "held";
  return at !== null && Date.parse(at) <= Date.parse(changed) ? "withdrawn" : "draft";
}
