import {
  $getSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  defineExtension,
  HISTORIC_TAG,
  mergeRegister,
  safeCast,
} from "lexical";
import { $commentsIn, $commentsOf } from "../../../shared/editor/comments/comment-marks.ts";
import { askForComment } from "../../client/comment-wish.ts";
import type { StoryComments } from "./story-comments.ts";

/** Marks the update that puts a comment on words. */
export const COMMENT_TAG = "comment";
/** How long after the last change the marks are drawn anew, in milliseconds. */
const PAUSE = 250;

export interface CommentedWordsConfig {
  comments: StoryComments | undefined;
}

/**
 * Shows which words have an open comment, and opens it at a click. What is typed into such words
 * stays in their element, so marks are drawn in the pauses alone; where there are none, a key costs
 * nothing. Remembers which comments were cut with their words, so that they can come back with them.
 */
export const CommentedWordsExtension = defineExtension({
  name: "standfirst/commented-words",
  config: safeCast<CommentedWordsConfig>({ comments: undefined }),
  register: (editor, { comments }) => {
    let shown = new Set<HTMLElement>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = 0;

    const show = (): void => {
      const now = new Set<HTMLElement>();
      const resolved = comments === undefined ? new Set<string>() : comments.resolved();
      editor.read("latest", () => {
        for (const [key, node] of editor.getEditorState()._nodeMap) {
          const ids = $commentsOf(node);
          const element = ids.length === 0 ? null : editor.getElementByKey(key);
          if (element === null) continue;
          name(element, "comments", resolved === undefined ? [] : ids.filter((id) => !resolved.has(id)));
          // Not to be seen, but to be gone to.
          name(element, "resolvedComments", resolved === undefined ? [] : ids.filter((id) => resolved.has(id)));
          now.add(element);
        }
      });
      for (const element of shown) {
        if (now.has(element)) continue;
        name(element, "comments", []);
        name(element, "resolvedComments", []);
      }
      shown = now;
    };
    const whenQuiet = (): void => {
      const wait = due - performance.now();
      timer = wait > 0 ? setTimeout(whenQuiet, wait) : undefined;
      if (timer === undefined) show();
    };
    const onClick = (event: Event): void => {
      const words = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-comments]") : null;
      if (words !== null && shown.has(words)) askForComment({ kind: "show", ids: (words.dataset["comments"] ?? "").split(" ") });
    };

    return mergeRegister(
      editor.registerCommand(
        CUT_COMMAND,
        () => {
          comments?.didCut($commentsIn($getSelection()?.getNodes() ?? []));
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        COPY_COMMAND,
        () => {
          comments?.wasCopied();
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerUpdateListener(({ tags, dirtyLeaves, dirtyElements }) => {
        if (tags.has(HISTORIC_TAG)) comments?.wasCopied();
        // Letters bring no mark along; a mark comes with a paste, an undo, another's change.
        if (shown.size === 0 && tags.size === 0) return;
        if (dirtyLeaves.size === 0 && dirtyElements.size === 0 && !tags.has(HISTORIC_TAG)) return;
        due = performance.now() + (tags.has(COMMENT_TAG) ? 0 : PAUSE);
        timer ??= setTimeout(whenQuiet, due - performance.now());
      }),
      editor.registerRootListener((root) => {
        if (root === null) return undefined;
        show();
        root.addEventListener("click", onClick);
        return () => root.removeEventListener("click", onClick);
      }),
      comments?.onResolved(show) ?? (() => undefined),
      () => clearTimeout(timer),
    );
  },
});

function name(element: HTMLElement, as: "comments" | "resolvedComments", ids: readonly string[]): void {
  if (ids.length === 0) delete element.dataset[as];
  else element.dataset[as] = ids.join(" ");
}
