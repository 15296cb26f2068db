import { inWords } from "../../../../../shared/model/in-words.ts";
import type { Connection, RemotePost, TargetMemory } from "../target.ts";
import { nodesOf, wordsAt } from "./ghost-lexical.ts";
import { isThere, pictureAt } from "./pictures-on-site.ts";
import type { GhostPost } from "./remote-post.ts";

const keyOf = (postId: string): string => `pictures-of:${postId}`;

function remembered(memory: TargetMemory, postId: string): string[] {
  return JSON.parse(memory.get(keyOf(postId)) ?? "[]") as string[];
}

/** Keeps the addresses of the desk's pictures a post shows or has ever shown: Ghost itself keeps no list. */
export function rememberPictures(memory: TargetMemory, post: GhostPost): void {
  const shown = [
    post.feature_image ?? "",
    ...nodesOf(post.lexical ?? "").flatMap((node) => (node.type === "image" ? [wordsAt(node, "src")] : [])),
  ];
  const ours = shown.filter((address) => pictureAt(address) !== "");
  if (ours.length > 0) memory.set(keyOf(post.id), JSON.stringify([...new Set([...remembered(memory, post.id), ...ours])]));
}

/** Ghost deletes no pictures, whoever asks: those of a post that was taken down are said to a person. */
export async function picturesLeft(
  { http, memory }: Pick<Connection<"ghost">, "http" | "memory">,
  post: RemotePost,
  signal: AbortSignal,
): Promise<string[]> {
  const left: string[] = [];
  for (const address of remembered(memory, post.id)) if (await isThere({ http }, address, signal)) left.push(address);
  if (left.length === 0) {
    memory.forget(keyOf(post.id));
    return [];
  }
  const [many, they] = left.length === 1 ? ["One picture", "it"] : [`${left.length} pictures`, "them"];
  return [
    `${many} of the story can still be read at ${left.length === 1 ? "its address" : "their addresses"}, as Ghost lets nobody delete pictures: ask whoever runs the server to delete ${they}, with the smaller copies: ${inWords(left)}.`,
  ];
}
