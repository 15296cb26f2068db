import { createEditor } from "lexical";

let written: HTMLElement | undefined;

/** Says which copy has the focus; undefined when none has. */
export function writesIn(copy: HTMLElement | undefined): void {
  written = copy;
}

/**
 * Where the caret goes in the copy is for the editor alone. To be called before the interface
 * is drawn: React and each field of a date look at every move of the caret too, those of the
 * copy among them, and listeners are asked in the order in which they came. An editor without
 * a place on the page has Lexical come first.
 */
export function quietenCaret(): void {
  createEditor({ namespace: "first" }).setRootElement(document.createElement("div"));
  document.addEventListener("selectionchange", (event) => {
    if (written !== undefined && written === document.activeElement) event.stopImmediatePropagation();
  });
}
