import { useEffect } from "react";
import type { OpenStory } from "./open-story.ts";
import { isTextField } from "./text-field.ts";

/** Fields that only look for something: while empty they have nothing of their own to undo. */
function isEmptyChooser(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value === "" && target.getAttribute("role") === "combobox";
}

/**
 * Ctrl+Z takes back the last choice wherever the focus is, or is nowhere because what had it was
 * removed; but in a text field, which has an undo of its own, and under a dialog.
 */
export function useUndoneChoices(story: OpenStory, readOnly: boolean): void {
  useEffect(() => {
    if (readOnly) return;
    const onKey = (event: KeyboardEvent): void => {
      const mod = event.ctrlKey !== event.metaKey;
      const key = event.key.toLowerCase();
      if (!mod || event.altKey || (key !== "z" && key !== "y") || event.defaultPrevented) return;
      if (isTextField(event.target) && !isEmptyChooser(event.target)) return;
      if (document.querySelector('[aria-modal="true"], section[role="dialog"], section[role="alertdialog"]') !== null) return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) story.redo();
      else story.undo();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [story, readOnly]);
}
