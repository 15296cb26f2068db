import { copy, editorPlace } from "./page.ts";

const editor = document.createElement("div");
editor.contentEditable = "true";
for (const text of copy()) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  editor.append(paragraph);
}
editorPlace().append(editor);
