import {
  $createTextNode,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
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
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(INSERT_LINE_BREAK_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
      editor.registerNodeTransform(RootNode, (root) => {
        if (root.getChildrenSize() > 1 && $isParagraphNode(root.getFirstChild())) $join(root);
      }),
    ),
});
