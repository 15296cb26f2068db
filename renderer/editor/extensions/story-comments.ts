import type { LexicalEditor } from "lexical";
import { onResolvedComments, resolvedComments } from "../../client/resolved-comments.ts";

/** What the editors of one story know together of the comments on its words. */
export interface StoryComments {
  /** Whose words are not marked; undefined while nobody has read the comments yet. */
  resolved(): ReadonlySet<string> | undefined;
  onResolved(listener: () => void): () => void;
  /** Words with these comments go to the clipboard, and out of the story. */
  didCut(ids: readonly string[]): void;
  /** What is on the clipboard, or was, stands in the story too: pasting it would double the comments. */
  wasCopied(): void;
  /**
   * Which of the comments on copy that is pasted now come back with it: those that were cut here and
   * stand nowhere else. `stands` looks for one in an editor.
   */
  comeBack(stands: (editor: LexicalEditor, id: string) => boolean): ReadonlySet<string>;
}

/** `editors` are those of the story that are drawn. */
export function createStoryComments(storyId: string, editors: () => readonly LexicalEditor[]): StoryComments {
  let cut: readonly string[] = [];
  /** Cut a moment ago, nothing pasted or undone since: also when a part of the words stayed where it was. */
  let isFresh = false;
  return {
    resolved: () => resolvedComments(storyId),
    onResolved: onResolvedComments,
    didCut(ids) {
      cut = ids;
      isFresh = true;
    },
    wasCopied() {
      isFresh = false;
    },
    comeBack(stands) {
      const wasFresh = isFresh;
      isFresh = false;
      return new Set(cut.filter((id) => wasFresh || !editors().some((editor) => stands(editor, id))));
    },
  };
}
