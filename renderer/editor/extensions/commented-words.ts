import { defineExtension, mergeRegister } from "lexical";
import { $commentsOf } from "../../../shared/editor/comments/comment-marks.ts";
import { askForComment } from "../../client/comment-wish.ts";

/** Marks the update that puts a comment on words. */
export const COMMENT_TAG = "comment";
/** How long after the last change the marks are drawn anew, in milliseconds. */
const PAUSE = 250;

/**
 * Shows which words have a comment, and opens it at a click. What is typed into such words stays
 * in their element, so marks are drawn in the pauses alone; where there are none, a key costs nothing.
 */
export const CommentedWordsExtension = defineExtension({
  name: "standfirst/commented-words",
  register: (editor) => {
    let shown = new Set<HTMLElement>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = 0;

    const show = (): void => {
      const now = new Set<HTMLElement>();
      editor.read("latest", () => {
        for (const [key, node] of editor.getEditorState()._nodeMap) {
          const ids = $commentsOf(node);
          const element = ids.length === 0 ? null : editor.getElementByKey(key);
          if (element === null) continue;
          element.dataset["comments"] = ids.join(" ");
          now.add(element);
        }
      });
      for (const element of shown) if (!now.has(element)) delete element.dataset["comments"];
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
      editor.registerUpdateListener(({ tags, dirtyLeaves, dirtyElements }) => {
        // Letters bring no mark along; a mark comes with a paste, an undo, another's change.
        if (shown.size === 0 && tags.size === 0) return;
        if (dirtyLeaves.size === 0 && dirtyElements.size === 0 && !tags.has("historic")) return;
        due = performance.now() + (tags.has(COMMENT_TAG) ? 0 : PAUSE);
        timer ??= setTimeout(whenQuiet, due - performance.now());
      }),
      editor.registerRootListener((root) => {
        if (root === null) return undefined;
        show();
        root.addEventListener("click", onClick);
        return () => root.removeEventListener("click", onClick);
      }),
      () => clearTimeout(timer),
    );
  },
});
