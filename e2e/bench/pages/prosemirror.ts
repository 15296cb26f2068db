import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { copy, editorPlace } from "./page.ts";

const doc = schema.node(
  "doc",
  undefined,
  copy().map((text) => schema.node("paragraph", undefined, [schema.text(text)])),
);
new EditorView(editorPlace(), {
  state: EditorState.create({
    doc,
    plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)],
  }),
});
