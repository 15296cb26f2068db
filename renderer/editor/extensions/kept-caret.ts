import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  defineExtension,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type BaseSelection,
} from "lexical";

function $stands(selection: BaseSelection): boolean {
  if (!$isRangeSelection(selection)) return selection.getNodes().length > 0;
  return [selection.anchor, selection.focus].every(({ key }) => $getNodeByKey(key)?.isAttached() === true);
}

/**
 * Brings caret or selection back when the focus returns by itself: from the palette, a dialog or
 * the Tab key. Chromium would put the caret before the first word.
 */
export const KeptCaretExtension = defineExtension({
  name: "standfirst/kept-caret",
  register: (editor) =>
    editor.registerRootListener((root) => {
      if (root === null) return undefined;
      let byPointer = false;
      const onPointerDown = (): void => {
        byPointer = true;
      };
      const onPointerDone = (): void => {
        byPointer = false;
      };
      const restore = (kept: BaseSelection): void => {
        if (document.activeElement !== root) return;
        editor.update(
          () => {
            // A copy is a new selection to Lexical: it is written to the page though nothing in it differs.
            if ($stands(kept)) $setSelection(kept.clone());
          },
          { tag: SKIP_SCROLL_INTO_VIEW_TAG },
        );
      };
      const onFocus = (): void => {
        if (byPointer) return;
        // Read now: a later update would take the caret from the page, where Chromium has moved it.
        const kept = editor.read("pending", $getSelection);
        // Chromium moves it around the time it tells of the focus.
        if (kept !== null) queueMicrotask(() => restore(kept));
      };
      root.addEventListener("pointerdown", onPointerDown);
      window.addEventListener("pointerup", onPointerDone, true);
      window.addEventListener("pointercancel", onPointerDone, true);
      root.addEventListener("focus", onFocus);
      return () => {
        root.removeEventListener("pointerdown", onPointerDown);
        window.removeEventListener("pointerup", onPointerDone, true);
        window.removeEventListener("pointercancel", onPointerDone, true);
        root.removeEventListener("focus", onFocus);
      };
    }),
});
