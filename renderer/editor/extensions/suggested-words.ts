import { $getNodeByKey, $getState, $isTextNode, defineExtension, HISTORIC_TAG, mergeRegister, type NodeKey } from "lexical";
import { suggestedState } from "../../../shared/editor/suggestions/standing-text.ts";
import type { Marks } from "../../../shared/model/suggestion.ts";
import "./suggested-words.css";

/** How long after the last change the marks are drawn anew, in milliseconds. */
const PAUSE = 120;
const WORDS = { added: "Suggested", removed: "Suggested to go", changed: "Suggested to look otherwise" } as const;
const KINDS = ["added", "removed", "changed"] as const;

/**
 * Shows what is suggested: what comes in, what goes out, what looks otherwise. Drawn in the pauses
 * alone, on what changed; where nothing is suggested a key costs nothing.
 */
export const SuggestedWordsExtension = defineExtension({
  name: "standfirst/suggested-words",
  register: (editor) => {
    const marked = new Map<NodeKey, HTMLElement>();
    const changed = new Set<NodeKey>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = 0;

    const show = (): void => {
      editor.read("latest", () => {
        for (const key of changed) {
          const node = $getNodeByKey(key);
          const marks = node === null ? undefined : $getState(node, suggestedState);
          const element = editor.getElementByKey(key);
          const before = marked.get(key);
          if (before !== undefined && (marks === undefined || before !== element)) {
            unmark(before);
            marked.delete(key);
          }
          if (marks === undefined || element === null) continue;
          mark(element, marks, $isTextNode(node));
          marked.set(key, element);
        }
      });
      changed.clear();
    };
    const showAll = (): void => {
      for (const key of [...marked.keys(), ...editor.getEditorState()._nodeMap.keys()]) changed.add(key);
      show();
    };
    const whenQuiet = (): void => {
      const wait = due - performance.now();
      timer = wait > 0 ? setTimeout(whenQuiet, wait) : undefined;
      if (timer === undefined) show();
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
        // Letters bring no mark along: it comes with the update that suggests them, a paste, an undo, another's change.
        if (marked.size === 0 && tags.size === 0) return;
        // Undo names no node.
        const keys = tags.has(HISTORIC_TAG) ? [editorState._nodeMap.keys(), marked.keys()] : [dirtyLeaves, dirtyElements.keys()];
        for (const some of keys) for (const key of some) changed.add(key);
        if (changed.size === 0) return;
        due = performance.now() + PAUSE;
        timer ??= setTimeout(whenQuiet, PAUSE);
      }),
      editor.registerRootListener((root) => {
        if (root !== null) showAll();
      }),
      () => clearTimeout(timer),
    );
  },
});

function mark(element: HTMLElement, marks: Marks, isText: boolean): void {
  const kinds = KINDS.filter((kind) => marks[kind] !== undefined);
  element.dataset["suggested"] = [...kinds, ...(marks.moved === true ? ["moved"] : [])].join(" ");
  element.dataset["suggestions"] = kinds.map((kind) => marks[kind]?.id).join(" ");
  element.title = kinds.map((kind) => `${WORDS[kind]} by ${marks[kind]?.author ?? ""}`).join(", ");
  if (marks.changed?.was.format === undefined) delete element.dataset["was"];
  else element.dataset["was"] = String(marks.changed.was.format);
  const role = marks.removed === undefined ? (marks.added === undefined ? undefined : "insertion") : "deletion";
  if (isText && role !== undefined) element.setAttribute("role", role);
  else if (isText) element.removeAttribute("role");
}

function unmark(element: HTMLElement): void {
  for (const name of ["suggested", "suggestions", "was"]) delete element.dataset[name];
  element.removeAttribute("title");
  element.removeAttribute("role");
}
