import { $getRoot, $isParagraphNode, defineExtension, mergeRegister, type LexicalEditor } from "lexical";

/** The root and one block without text. */
const NODES_OF_NOTHING = 2;

function showsNothing(editor: LexicalEditor): boolean {
  const state = editor.getEditorState();
  if (state._nodeMap.size > NODES_OF_NOTHING || editor.isComposing()) return false;
  return state.read(() => $isParagraphNode($getRoot().getFirstChild()));
}

/**
 * Says in `data-empty` of the surface whether its placeholder shows, which CSS draws. The one of
 * `@lexical/react` asks React at each key whether it still does.
 */
export const PlaceholderExtension = defineExtension({
  name: "standfirst/placeholder",
  register: (editor) => {
    const show = (): void => {
      const root = editor.getRootElement();
      if (root === null) return;
      const said = String(showsNothing(editor));
      if (root.dataset["empty"] !== said) root.dataset["empty"] = said;
    };
    return mergeRegister(editor.registerUpdateListener(show), editor.registerRootListener(show));
  },
});
