import { COMMAND_PRIORITY_LOW, defineExtension, FOCUS_COMMAND, mergeRegister, safeCast, type LexicalEditor } from "lexical";

/** Remembers the editor that had the caret last: the one the buttons of the bar mean. */
export interface ActiveEditor {
  get(): LexicalEditor | undefined;
  set(editor: LexicalEditor | undefined): void;
  subscribe(listener: () => void): () => void;
}

export function createActiveEditor(): ActiveEditor {
  const listeners = new Set<() => void>();
  let active: LexicalEditor | undefined;
  return {
    get: () => active,
    set: (editor) => {
      if (editor === active) return;
      active = editor;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface ActiveEditorConfig {
  active: ActiveEditor | undefined;
}

export const ActiveEditorExtension = defineExtension({
  name: "standfirst/active-editor",
  config: safeCast<ActiveEditorConfig>({ active: undefined }),
  register: (editor, { active }) =>
    mergeRegister(
      editor.registerCommand(
        FOCUS_COMMAND,
        () => {
          active?.set(editor);
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
      () => {
        if (active?.get() === editor) active.set(undefined);
      },
    ),
});
