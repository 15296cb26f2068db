import { targetFailure, troubleOf } from "../target-failure.ts";
import type { RemotePost } from "../target.ts";
import { rememberPictures } from "./pictures-left.ts";
import type { GhostParts } from "./put-post.ts";
import { remotePost } from "./remote-post.ts";
import type { GhostPost } from "./remote-post.ts";

/** Takes a post down. Ghost keeps no notice at its address, and deletes earlier versions with the post. */
export async function removePost(
  parts: Pick<GhostParts, "posts" | "memory">,
  { id }: RemotePost,
  how: "withdraw" | "take-down" | "release",
  signal: AbortSignal,
): Promise<RemotePost | undefined> {
  signal.throwIfAborted();
  const { posts, memory } = parts;
  const standing = await posts.byId(id, signal);
  if (standing === undefined) return undefined;
  if (how === "withdraw") return remotePost(await asDraft(parts, standing, signal));
  if (how === "release" && standing.status === "published") {
    throw targetFailure(
      "changed-there",
      "The post went live before it could be taken back. Nothing was changed there. Withdraw it, or let it stand.",
    );
  }
  rememberPictures(memory, standing);
  await posts.remove(id, signal);
  await posts.removeMarks(standing, signal);
  return undefined;
}

async function asDraft({ posts }: Pick<GhostParts, "posts">, standing: GhostPost, signal: AbortSignal): Promise<GhostPost> {
  if (standing.status === "draft") return standing;
  const change = (post: GhostPost): Promise<GhostPost> =>
    posts.change(post.id, { status: "draft", updated_at: post.updated_at }, signal);
  try {
    return await change(standing);
  } catch (error) {
    if (troubleOf(error) !== "changed-there") throw error;
    // Whatever somebody wrote there in this moment, it is not to be read by the public.
    const now = await posts.byId(standing.id, signal);
    if (now === undefined) throw error;
    return now.status === "draft" ? now : await change(now);
  }
}
