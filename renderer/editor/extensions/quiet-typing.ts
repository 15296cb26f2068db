import { defineExtension } from "lexical";

/** Parts of a keystroke that no editor and nobody around the copy listens to. */
const UNHEARD = ["keypress", "textInput", "keyup"] as const;

function isLetter(event: Event): boolean {
  if (!(event instanceof KeyboardEvent)) return true;
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/**
 * Keeps the events of typing a letter from climbing through the whole interface key after key:
 * a fifth of the script of a keystroke. Keys that ask for something go on to the desk around.
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
        if (isLetter(event) && inCopy(event)) event.stopPropagation();
      };
      for (const name of UNHEARD) window.addEventListener(name, stop, true);
      root.addEventListener("keydown", stop);
      root.addEventListener("input", stop);
      return () => {
        for (const name of UNHEARD) window.removeEventListener(name, stop, true);
        root.removeEventListener("keydown", stop);
        root.removeEventListener("input", stop);
      };
    }),
});
