import { $getState, defineExtension } from "lexical";
import { suggestedState } from "../../../shared/editor/suggestions/standing-text.ts";
import "./suggested-words.css";

/** How long after the last change the marks are drawn anew, in milliseconds. */
const PAUSE = 120;

/**
 * Shows what is suggested: what comes in, what goes out, what looks otherwise. Drawn in the pauses
 * alone; where nothing is suggested a key costs nothing but a timer that is already set.
 */
export const SuggestedWordsExtension = defineExtension({
  name: "standfirst/suggested-words",
  register: (editor) => {
    let shown = new Set<HTMLElement>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = 0;
    const show = (): void => {
      const now = new Set<HTMLElement>();
      editor.read("latest", () => {
        for (const [key, node] of editor.getEditorState()._nodeMap) {
          const marks = $getState(node, suggestedState);
          const element = marks === undefined ? null : editor.getElementByKey(key);
          if (marks === undefined || element === null) continue;
          const kinds = (["added", "removed", "changed"] as const).filter((kind) => marks[kind] !== undefined);
          element.dataset["suggested"] = [...kinds, ...(marks.moved === true ? ["moved"] : [])].join(" ");
          element.dataset["suggestions"] = kinds.map((kind) => marks[kind]?.id).join(" ");
          element.title = kinds.map((kind) => `${WORDS[kind]} by ${marks[kind]?.author ?? ""}`).join(", ");
          now.add(element);
        }
      });
      for (const element of shown) {
        if (now.has(element)) continue;
        delete element.dataset["suggested"];
        delete element.dataset["suggestions"];
        element.removeAttribute("title");
      }
      shown = now;
    };
    const whenQuiet = (): void => {
      const wait = due - performance.now();
      timer = wait > 0 ? setTimeout(whenQuiet, wait) : undefined;
      if (timer === undefined) show();
    };
    const later = (): void => {
      due = performance.now() + PAUSE;
      timer ??= setTimeout(whenQuiet, PAUSE);
    };
    later();
    const unlisten = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) later();
    });
    return () => {
      clearTimeout(timer);
      unlisten();
    };
  },
});

const WORDS = { added: "Suggested", removed: "Suggested to go", changed: "Suggested to look otherwise" } as const;
