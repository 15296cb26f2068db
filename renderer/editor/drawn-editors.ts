import { defineExtension, safeCast, type LexicalEditor } from "lexical";

/** Of the copy, or of a field of one paragraph: the standfirst and the captions. */
export type EditorKind = "body" | "line";

/** The editors of one story that are drawn, whichever view draws them. */
export interface DrawnEditors {
  all(): readonly LexicalEditor[];
  /** Told of those that are drawn now, and of each that comes, before anybody writes in it. */
  each(listener: (editor: LexicalEditor, kind: EditorKind) => void): () => void;
  /** Returns the way out. */
  add(editor: LexicalEditor, kind: EditorKind): () => void;
}

export function createDrawnEditors(): DrawnEditors {
  const drawn = new Map<LexicalEditor, EditorKind>();
  const listeners = new Set<(editor: LexicalEditor, kind: EditorKind) => void>();
  return {
    all: () => [...drawn.keys()],
    each(listener) {
      listeners.add(listener);
      for (const [editor, kind] of drawn) listener(editor, kind);
      return () => listeners.delete(listener);
    },
    add(editor, kind) {
      drawn.set(editor, kind);
      for (const listener of [...listeners]) listener(editor, kind);
      return () => drawn.delete(editor);
    },
  };
}

/** Puts an editor among those of its story for as long as it is drawn. */
export const DrawnEditorExtension = defineExtension({
  name: "standfirst/drawn-editor",
  config: safeCast<{ drawn: DrawnEditors | undefined; kind: EditorKind }>({ drawn: undefined, kind: "line" }),
  register: (editor, { drawn, kind }) => drawn?.add(editor, kind) ?? (() => undefined),
});
