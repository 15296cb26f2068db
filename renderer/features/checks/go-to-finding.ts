import type { Finding } from "../../../shared/style/finding.ts";
import { $selectWords, $wordsOf, storyOnScreen, textOnScreen } from "./place-on-screen.ts";

/** Selects the words of a finding where they stand, and brings them into view. False when they are gone, or not drawn. */
export function goToFinding(storyId: string, finding: Finding): boolean {
  const story = storyOnScreen(storyId);
  const there = story && textOnScreen(story, finding.place);
  if (there === undefined) return false;
  if (there.kind === "field") {
    const { field } = there;
    if (field.value.slice(finding.start, finding.end) !== finding.text) return false;
    field.focus({ preventScroll: true });
    field.setSelectionRange(finding.start, finding.end);
    field.scrollIntoView({ block: "nearest" });
    return true;
  }
  const { editor, block } = there;
  if (!editor.read(() => $wordsOf(block, finding) !== undefined)) return false;
  editor.getRootElement()?.focus({ preventScroll: true });
  // An editor that gets the focus first brings back the caret it had.
  setTimeout(() => {
    editor.update(() => void $selectWords(block, finding), { discrete: true });
    intoView();
  });
  return true;
}

/** Room above and below, so that words are read with those around them, in pixels. */
const ROOM = 72;

function intoView(): void {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const scroller = scrollerOf(element);
  if (scroller === undefined) return;
  const words = range.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (words.top < view.top + ROOM) scroller.scrollBy({ top: words.top - view.top - ROOM });
  else if (words.bottom > view.bottom - ROOM) scroller.scrollBy({ top: words.bottom - view.bottom + ROOM });
}

function scrollerOf(element: Element | null): Element | undefined {
  for (let at = element; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight) return at;
  }
  return undefined;
}
