import type { LexicalEditor } from "lexical";
import type { CutNode } from "./cut/cut-node.ts";
import type { PictureNode } from "./picture/picture-node.ts";

/** What the renderer draws for our own blocks; with React, an element. */
export interface Decorators {
  picture?: (node: PictureNode, editor: LexicalEditor) => unknown;
  cut?: (node: CutNode, editor: LexicalEditor) => unknown;
}

const registered = new WeakMap<LexicalEditor, Decorators>();

/**
 * Says what `decorate()` of our nodes gives in this editor, and returns the clean-up. The nodes
 * know no interface library; whoever draws them hands the drawing in. Register before the
 * editor gets its root element (an extension's `register` does): a node is decorated when it is
 * first drawn and whenever it changes. Without a registration nothing is drawn.
 */
export function registerDecorators(editor: LexicalEditor, decorators: Decorators): () => void {
  registered.set(editor, decorators);
  return () => {
    if (registered.get(editor) === decorators) registered.delete(editor);
  };
}

/** For the nodes' own `decorate()`. */
export function decoratorsOf(editor: LexicalEditor): Decorators {
  return registered.get(editor) ?? {};
}
