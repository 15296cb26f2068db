import { $getSelection, $isRangeSelection, HISTORY_PUSH_TAG, type LexicalEditor } from "lexical";
import type { Finding } from "../../../shared/style/finding.ts";
import { $selectWords, storyOnScreen, textOnScreen } from "./place-on-screen.ts";

export interface Fix {
  finding: Finding;
  /** What stands there afterwards; empty takes the words out. */
  replacement: string;
}

/**
 * Puts other words in the place of those found, from the end of each text, so that the others stay
 * where they were told. One undo takes back all in the same editor. Answers those that were done.
 */
export function fixFindings(storyId: string, fixes: readonly Fix[]): Fix[] {
  const story = storyOnScreen(storyId);
  if (story === undefined) return [];
  const done: Fix[] = [];
  const inEditors = new Map<LexicalEditor, { fix: Fix; block: number }[]>();
  for (const fix of fixes.toSorted((one, other) => other.finding.start - one.finding.start)) {
    const there = textOnScreen(story, fix.finding.place);
    if (there?.kind === "field" && fixField(there.field, fix)) done.push(fix);
    if (there?.kind !== "editor") continue;
    const known = inEditors.get(there.editor);
    if (known === undefined) inEditors.set(there.editor, [{ fix, block: there.block }]);
    else known.push({ fix, block: there.block });
  }
  for (const [editor, its] of inEditors) {
    if (!editor.isEditable()) continue;
    editor.update(
      () => {
        for (const { fix, block } of its) if ($fix(block, fix)) done.push(fix);
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    );
  }
  return done;
}

function $fix(block: number, { finding, replacement }: Fix): boolean {
  if (!$selectWords(block, finding)) return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  if (replacement === "") selection.removeText();
  else selection.insertText(replacement);
  return true;
}

/** As if it had been typed: the browser's own undo takes it back. */
function fixField(field: HTMLInputElement | HTMLTextAreaElement, { finding, replacement }: Fix): boolean {
  if (field.readOnly || field.value.slice(finding.start, finding.end) !== finding.text) return false;
  field.focus({ preventScroll: true });
  field.setSelectionRange(finding.start, finding.end);
  return document.execCommand(replacement === "" ? "delete" : "insertText", false, replacement);
}
