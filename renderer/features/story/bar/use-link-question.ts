import { COMMAND_PRIORITY_EDITOR, type LexicalEditor } from "lexical";
import { useEffect, useRef } from "react";
import { ASK_FOR_LINK } from "../../../editor/extensions/links.ts";

/** Runs when the keys for a link were pressed in this editor. */
export function useLinkQuestion(editor: LexicalEditor | undefined, onAsked: () => void): void {
  const latest = useRef(onAsked);
  useEffect(() => {
    latest.current = onAsked;
  });
  useEffect(
    () =>
      editor?.registerCommand(
        ASK_FOR_LINK,
        () => {
          latest.current();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor],
  );
}
