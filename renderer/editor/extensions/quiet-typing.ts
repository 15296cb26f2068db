import { defineExtension } from "lexical";
import { writesIn } from "../quiet-caret.ts";
import { FIRST, hearTyping } from "../typing-first.ts";

/** Parts of a keystroke in the copy that no editor and nobody around it listens to, whatever the key. */
const UNHEARD = ["keypress", "textInput"] as const;

function isLetter(event: Event): boolean {
  if (!(event instanceof KeyboardEvent)) return true;
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/**
 * Keeps the events of typing a letter from going through the whole interface key after key: a
 * third of the script of a keystroke. The editor hears them first, and alone; were anybody
 * before it, what the browser typed would be read from the page twice. Keys that ask for
 * something go on to the desk around.
 */
export const QuietTypingExtension = defineExtension({
  name: "standfirst/quiet-typing",
  register: (editor) =>
    editor.registerRootListener((root) => {
      const window = root?.ownerDocument.defaultView;
      if (root === null || !window) return undefined;
      const inCopy = (event: Event): boolean =>
        event.target === root || (event.target instanceof Element && event.target.closest("[contenteditable]") === root);
      const stop = (event: Event): void => {
        if (inCopy(event)) event.stopPropagation();
      };
      const stopLetter = (event: Event): void => {
        if (isLetter(event) && inCopy(event)) event.stopPropagation();
      };
      const hear = (event: Event): void => {
        if (isLetter(event) && event.target === root) hearTyping(root, event);
      };
      let begun = false;
      const begin = (): void => {
        begun = true;
        writesIn(root);
        for (const name of UNHEARD) window.addEventListener(name, stop, true);
        window.addEventListener("keyup", stopLetter, true);
        for (const name of FIRST) window.addEventListener(name, hear, true);
      };
      const end = (): void => {
        if (!begun) return;
        begun = false;
        writesIn(undefined);
        for (const name of UNHEARD) window.removeEventListener(name, stop, true);
        window.removeEventListener("keyup", stopLetter, true);
        for (const name of FIRST) window.removeEventListener(name, hear, true);
      };
      // Only the copy that is written in: behind it lie other stories.
      if (root === root.ownerDocument.activeElement) begin();
      root.addEventListener("focus", begin);
      root.addEventListener("blur", end);
      return () => {
        end();
        root.removeEventListener("focus", begin);
        root.removeEventListener("blur", end);
      };
    }),
});
