import type { StoryToOpen } from "../../shared/contract/desk.ts";

const KEY = "standfirst.last-story";

type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The story in view when this browser last showed a desk; undefined where none was, or none is remembered. */
export function lastStory(memory: Memory): StoryToOpen | undefined {
  try {
    const kept: unknown = JSON.parse(memory.getItem(KEY) ?? "");
    if (typeof kept !== "object" || kept === null || !("dataFolder" in kept) || !("id" in kept)) return undefined;
    const { dataFolder, id } = kept;
    return typeof dataFolder === "string" && typeof id === "string" ? { dataFolder, id } : undefined;
  } catch {
    // What a browser forgot or garbled is not worth a word: the story is asked for a little later.
    return undefined;
  }
}

export function rememberLastStory(memory: Memory, story: StoryToOpen | undefined): void {
  if (story === undefined) memory.removeItem(KEY);
  else memory.setItem(KEY, JSON.stringify(story));
}
