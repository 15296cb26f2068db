import { z } from "zod";
import type { RemotePost, Target } from "../target.ts";
import { storyIn } from "./post-content.ts";
import { deletePost } from "./put-post.ts";
import { remotePost } from "./remote-post.ts";
import { mediaOfStory } from "./site-media.ts";
import type { MediaParts } from "./site-media.ts";
import { POST_QUERY, sitePost } from "./site-post.ts";

const anything = z.unknown();
const gone = ({ status }: { status: number }): "gone" | undefined => (status === 404 || status === 410 ? "gone" : undefined);

/** Takes a post down; each step can be done again. */
export async function removePost(
  parts: MediaParts,
  post: RemotePost,
  how: Parameters<Target["remove"]>[1],
): Promise<RemotePost | undefined> {
  const id = Number(post.id);
  const storyId = await storyOf(parts, post);
  switch (how) {
    case "withdraw":
      return withdraw(parts, id, storyId);
    case "take-down":
      // Its words go first: whatever keeps the rest from going, readers find nothing from here on.
      await emptyPost(parts, id);
      await deleteMedia(parts, storyId);
      // WordPress lets nobody delete a revision alone; with their post they go.
      await deletePost(parts, id);
      return undefined;
    case "release":
      await deletePost(parts, id);
      await deleteMedia(parts, storyId);
      return undefined;
  }
}

/** Whose post it is, from what was remembered or from its mark; undefined when the post is gone as well. */
async function storyOf({ api, remembered, signal }: MediaParts, { id }: RemotePost): Promise<string | undefined> {
  const known = remembered.fact("story", id);
  if (known !== undefined) return known;
  const found = await api.askOr(`wp/v2/posts/${id}`, sitePost, { query: { context: "edit" }, signal }, gone);
  return found === "gone" ? undefined : storyIn(found.content.raw);
}

/** As a draft nobody finds it at its address, and the site's editors still have it. */
async function withdraw(parts: MediaParts, id: number, storyId: string | undefined): Promise<RemotePost | undefined> {
  const { api, remembered, signal } = parts;
  if (storyId !== undefined) remembered.keepFact("withdrawn", storyId, String(id));
  const json = { status: "draft" };
  const post = await api.askOr(`wp/v2/posts/${id}`, sitePost, { method: "POST", json, query: POST_QUERY, signal }, gone);
  return post === "gone" || storyId === undefined ? undefined : remotePost(parts, storyId, post);
}

async function emptyPost({ api, signal }: MediaParts, id: number): Promise<void> {
  const json = { status: "draft", title: "", content: "<!-- taken down -->", excerpt: "", featured_media: 0, tags: [] };
  await api.askOr(`wp/v2/posts/${id}`, anything, { method: "POST", json, signal }, gone);
}

/** The pictures that were sent for this story alone: each story has its own. */
async function deleteMedia(parts: MediaParts, storyId: string | undefined): Promise<void> {
  if (storyId === undefined) return;
  const { api, remembered, signal } = parts;
  const items = await mediaOfStory(parts, storyId);
  for (const { id, name } of items) {
    await api.askOr(`wp/v2/media/${id}`, anything, { method: "DELETE", query: { force: true }, signal }, gone);
    remembered.forgetMedia(name);
  }
  if (items.length === 100) await deleteMedia(parts, storyId);
}
