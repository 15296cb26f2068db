import type { LexicalEditor } from "lexical";
import type { StoryPatch } from "../../shared/contract/stories.ts";
import type { WorkingFurniture } from "../../shared/model/story.ts";

/** What panels and dialogs may do in a story that is open in this window. */
export interface StoryHands {
  /** Whether this window may write in it now. */
  mayWrite(): boolean;
  furniture(): WorkingFurniture;
  /** Puts furniture as a choice that Ctrl+Z takes back; with `offer`, undo is offered on the screen too. */
  choose(label: string, patch: Omit<StoryPatch, "body">, offer?: boolean): void;
  /** Runs a verdict on suggestions: while "Suggest" is on it is none itself. */
  judge(work: () => void): void;
  /** The editor that had the caret last. */
  activeEditor(): LexicalEditor | undefined;
  /** The editor of the copy; undefined until it is drawn. */
  bodyEditor(): LexicalEditor | undefined;
  /** Every editor of copy that is drawn: of the body, the standfirst and the captions. */
  editors(): readonly LexicalEditor[];
  /** Resolves when everything is on the disk; rejects with the failure. */
  flush(): Promise<void>;
}

const given = new Map<string, StoryHands>();
const listeners = new Set<(storyId: string) => void>();

/** Lends the hands of a story while it is drawn. Returns the way to take them back. */
export function giveHands(storyId: string, hands: StoryHands): () => void {
  given.set(storyId, hands);
  for (const listener of [...listeners]) listener(storyId);
  return () => {
    if (given.get(storyId) === hands) given.delete(storyId);
  };
}

/** Told when a story is drawn, and whenever writing in it begins or ends. */
export function onHandsGiven(listener: (storyId: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Those of a story that is drawn in this window; undefined of any other. */
export function handsOf(storyId: string): StoryHands | undefined {
  return given.get(storyId);
}
