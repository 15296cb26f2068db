import type { PostMark } from "../target.ts";
import type { GhostApi } from "./ghost-api.ts";
import { ghostPostsSchema, isMark, markOf, markSlug, POST_QUERY } from "./remote-post.ts";
import type { GhostPost } from "./remote-post.ts";

/** Most slugs tried before it is given up: "ferry", "ferry-2" … */
const MOST_SLUGS = 100;

/** The posts of a site, in any state. */
export interface PostsOnSite {
  byId(id: string, signal: AbortSignal): Promise<GhostPost | undefined>;
  /** The story's post: by the site's own id, by its mark, by its slug if it bears the mark. */
  find(mark: PostMark, signal: AbortSignal): Promise<GhostPost | undefined>;
  /** All that bear the mark of a story, the oldest first. There should be one. */
  marked(storyId: string, signal: AbortSignal): Promise<GhostPost[]>;
  /** This slug, or the first with a number behind it that neither a post nor a page has. */
  freeSlug(slug: string, signal: AbortSignal): Promise<string>;
  make(fields: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<GhostPost>;
  change(id: string, fields: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<GhostPost>;
  /** Done also when it is gone already. */
  remove(id: string, signal: AbortSignal): Promise<void>;
  /** Takes the marks off the site that a removed post leaves. */
  removeMarks(post: GhostPost, signal: AbortSignal): Promise<void>;
}

export function createPosts(api: GhostApi): PostsOnSite {
  const only = (answer: unknown): GhostPost => {
    const [post] = ghostPostsSchema.parse(answer).posts;
    if (post === undefined) throw new Error("Ghost answered without the post");
    return post;
  };
  const at = async (path: string, signal: AbortSignal): Promise<GhostPost | undefined> => {
    const answer = await api.askFor(path, { query: POST_QUERY, signal });
    return answer === undefined ? undefined : only(answer);
  };
  // Ghost refuses to look for what cannot be one of its ids.
  const byId: PostsOnSite["byId"] = async (id, signal) =>
    /^[0-9a-f]{24}$/.test(id) ? await at(`posts/${id}/`, signal) : undefined;
  const marked: PostsOnSite["marked"] = async (storyId, signal) => {
    const query = { ...POST_QUERY, filter: `tag:${markSlug(storyId)}`, order: "created_at asc", limit: "10" };
    const { posts } = ghostPostsSchema.parse(await api.ask("posts/", { query, signal }));
    // Ids begin with the second they were made in, and go on by a count.
    return posts.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  };
  const isTaken = async (slug: string, signal: AbortSignal): Promise<boolean> => {
    const found = await Promise.all(
      ["posts", "pages"].map((kind) => api.askFor(`${kind}/slug/${slug}/`, { query: { fields: "id" }, signal })),
    );
    return found.some((answer) => answer !== undefined);
  };

  return {
    byId,
    marked,
    async find({ storyId, slug, remoteId }, signal) {
      const known = remoteId === undefined ? undefined : await byId(remoteId, signal);
      if (known !== undefined) return known;
      const [oldest] = await marked(storyId, signal);
      if (oldest !== undefined) return oldest;
      // A second tag of the same name has another slug, so the post may bear the mark all the same.
      const there = slug === "" ? undefined : await at(`posts/slug/${slug}/`, signal);
      return there?.tags.some(({ name }) => name === markOf(storyId)) === true ? there : undefined;
    },
    async freeSlug(slug, signal) {
      for (let number = 1; number <= MOST_SLUGS; number += 1) {
        const tried = number === 1 ? slug : `${slug}-${number}`;
        if (!(await isTaken(tried, signal))) return tried;
      }
      return slug;
    },
    make: async (fields, signal) =>
      only(await api.ask("posts/", { method: "POST", query: POST_QUERY, body: { posts: [fields] }, signal })),
    change: async (id, fields, signal) =>
      only(await api.ask(`posts/${id}/`, { method: "PUT", query: POST_QUERY, body: { posts: [fields] }, signal })),
    async remove(id, signal) {
      await api.askFor(`posts/${id}/`, { method: "DELETE", signal });
    },
    async removeMarks({ tags }, signal) {
      for (const { id } of tags.filter(isMark)) await api.askFor(`tags/${id}/`, { method: "DELETE", signal });
    },
  };
}
