import {
  $addUpdateTag,
  $getRoot,
  $isParagraphNode,
  $isTextNode,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  HISTORY_PUSH_TAG,
  type LexicalCommand,
  type ParagraphNode,
} from "lexical";
import { openingEnd } from "../../../shared/style/capitals.ts";

/** The first words of the first paragraph go into capitals. House style; undone as one step. */
export const OPENING_CAPITALS: LexicalCommand<void> = createCommand("OPENING_CAPITALS");

function $firstParagraph(): ParagraphNode | undefined {
  return $getRoot()
    .getChildren()
    .filter($isParagraphNode)
    .find((paragraph) => paragraph.getTextContent().trim() !== "");
}

/** True when something changed. */
function $setOpening(): boolean {
  const paragraph = $firstParagraph();
  if (paragraph === undefined) return false;
  let left = openingEnd(paragraph.getTextContent());
  let changed = false;
  for (const run of paragraph.getAllTextNodes()) {
    if (left <= 0) break;
    const text = run.getTextContent();
    const capitals = text.slice(0, left).toUpperCase() + text.slice(left);
    left -= text.length;
    if (!$isTextNode(run) || capitals === text) continue;
    run.setTextContent(capitals);
    changed = true;
  }
  return changed;
}

export const OpeningCapitalsExtension = defineExtension({
  name: "standfirst/opening-capitals",
  register: (editor) =>
    editor.registerCommand(
      OPENING_CAPITALS,
      () => {
        if (!editor.isEditable() || !$setOpening()) return false;
        $addUpdateTag(HISTORY_PUSH_TAG);
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
});
