import {
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  RootNode,
  safeCast,
} from "lexical";

export interface OneLineConfig {
  /** Enter was pressed: go on to the next field. */
  onEnter: (() => void) | undefined;
}

/** Joins whatever got in as several blocks into the one paragraph the field has. */
function $join(root: RootNode): void {
  const [first, ...rest] = root.getChildren();
  if (!$isElementNode(first)) return;
  for (const block of rest) {
    const children = $isElementNode(block) ? block.getChildren() : [];
    if (children.length > 0 && first.getChildrenSize() > 0) first.append($createTextNode(" "));
    first.append(...children);
    block.remove();
  }
}

/**
 * To the start or the end of all: the browser would go there in the outermost editable text, so
 * that the caret of a caption in the copy landed in the copy.
 */
function $toEdge(event: KeyboardEvent): boolean {
  const keys = IS_APPLE ? ["ArrowUp", "ArrowDown"] : ["Home", "End"];
  const edge = keys.indexOf(event.key);
  if (edge < 0 || !(IS_APPLE ? event.metaKey : event.ctrlKey) || event.altKey) return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const { key, offset, type } = selection.anchor;
  const reached = edge === 0 ? $getRoot().selectStart() : $getRoot().selectEnd();
  if (event.shiftKey) reached.anchor.set(key, offset, type);
  event.preventDefault();
  return true;
}

/** A field of one paragraph: Enter moves on, and no second paragraph or line can come about. */
export const OneLineExtension = defineExtension({
  name: "standfirst/one-line",
  config: safeCast<OneLineConfig>({ onEnter: undefined }),
  register: (editor, { onEnter }) =>
    mergeRegister(
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          event?.preventDefault();
          if ($isRangeSelection($getSelection())) onEnter?.();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(KEY_DOWN_COMMAND, $toEdge, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(INSERT_LINE_BREAK_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
      editor.registerNodeTransform(RootNode, (root) => {
        if (root.getChildrenSize() > 1 && $isParagraphNode(root.getFirstChild())) $join(root);
      }),
    ),
});
