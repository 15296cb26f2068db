import { HistoryExtension } from "@lexical/history";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalExtensionComposer } from "@lexical/react/LexicalExtensionComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { RichTextExtension } from "@lexical/rich-text";
import {
  COMMAND_PRIORITY_HIGH,
  configExtension,
  defineExtension,
  DROP_COMMAND,
  HISTORY_MERGE_TAG,
  type AnyLexicalExtension,
  type LexicalEditor,
} from "lexical";
import { useEffect, useLayoutEffect, useMemo, useRef, type ReactElement } from "react";
import { $readLine, $writeLine } from "../../shared/editor/nodes.ts";
import type { MarkedLine } from "../../shared/model/copy.ts";
import { classNames } from "../ui/class-names.ts";
import styles from "./copy.module.css";
import { DrawnEditorExtension } from "./drawn-editors.ts";
import { useEditorServices, type EditorServices } from "./editor-services.ts";
import { ActiveEditorExtension } from "./extensions/active-editor.ts";
import { CaretStateExtension } from "./extensions/caret-state.ts";
import { FOLLOWED_TAG } from "./extensions/changed-blocks.ts";
import { clipboardFor, NAMESPACE } from "./extensions/clipboard.ts";
import { CommentedWordsExtension } from "./extensions/commented-words.ts";
import { KeptCaretExtension } from "./extensions/kept-caret.ts";
import { LinksExtension } from "./extensions/links.ts";
import { OneLineExtension } from "./extensions/one-line.ts";
import { PageFormatsExtension } from "./extensions/page-formats.ts";
import { SuggestedWordsExtension } from "./extensions/suggested-words.ts";
import { focusNext } from "./focus-next.ts";
import { COPY_THEME } from "./theme.ts";

export interface LineEditorProps {
  /** Accessible name: "Standfirst", "Caption". */
  label: string;
  /** Shown while empty; the name itself where none is given. */
  placeholder?: string;
  /** The line as it is; a later one that did not come from here replaces what is shown. */
  value: MarkedLine;
  editable: boolean;
  /** Of the text. */
  className?: string | undefined;
  onChange(line: MarkedLine): void;
  /** Ends the field for the keyboard: Escape, or an arrow past its end. */
  onLeave?: ((direction: "up" | "down" | "out") => void) | undefined;
}

/** Files are for the story around, which knows where a picture may stand. */
const FilesPassExtension = defineExtension({
  name: "standfirst/files-pass",
  register: (editor) =>
    editor.registerCommand(DROP_COMMAND, (event) => (event.dataTransfer?.files.length ?? 0) > 0, COMMAND_PRIORITY_HIGH),
});

function lineExtension(services: EditorServices, value: MarkedLine, editable: boolean): AnyLexicalExtension {
  return defineExtension({
    name: "standfirst/line-editor",
    namespace: NAMESPACE,
    theme: COPY_THEME,
    editable,
    $initialEditorState: () => $writeLine(value),
    onError: (error) => console.error(error),
    dependencies: [
      RichTextExtension,
      HistoryExtension,
      LinksExtension,
      PageFormatsExtension,
      CaretStateExtension,
      SuggestedWordsExtension,
      configExtension(DrawnEditorExtension, { drawn: services.drawn, kind: "line" }),
      configExtension(CommentedWordsExtension, { comments: services.comments }),
      KeptCaretExtension,
      FilesPassExtension,
      configExtension(OneLineExtension, { onEnter: () => focusNext() }),
      configExtension(ActiveEditorExtension, { active: services.active }),
      clipboardFor("line", services),
    ],
  });
}

/** A Lexical field of one paragraph with bold, italic and links. */
export function LineEditor(props: LineEditorProps): ReactElement {
  const { label, placeholder = label, value, editable, className, onLeave } = props;
  const services = useEditorServices();
  // The editor lives as long as the field: later values are written into it.
  const first = useRef({ value, editable });
  const extension = useMemo(() => lineExtension(services, first.current.value, first.current.editable), [services]);
  return (
    <div className={classNames(styles.frame, className)}>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <ContentEditable
          aria-label={label}
          aria-multiline={false}
          className={styles.surface ?? ""}
          tabIndex={0}
          aria-placeholder={placeholder}
          placeholder={<div className={styles.placeholder}>{placeholder}</div>}
          onKeyDown={(event) => {
            if (event.key === "Escape") onLeave?.("out");
          }}
        />
        <LineBinding {...props} />
      </LexicalExtensionComposer>
    </div>
  );
}

function LineBinding({ value, editable, onChange, onLeave }: LineEditorProps): ReactElement | null {
  const [editor] = useLexicalComposerContext();
  const latest = useRef({ onChange, onLeave });
  const shown = useRef<MarkedLine>(value);
  useLayoutEffect(() => {
    latest.current = { onChange, onLeave };
  });

  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
        if ((dirtyElements.size === 0 && dirtyLeaves.size === 0) || tags.has(FOLLOWED_TAG)) return;
        const line = editorState.read($readLine, { editor });
        shown.current = line;
        latest.current.onChange(line);
      }),
    [editor],
  );
  useEffect(() => {
    if (value === shown.current || JSON.stringify(value) === JSON.stringify(shown.current)) return;
    shown.current = value;
    writeFollowed(editor, value);
  }, [editor, value]);
  useEffect(() => editor.setEditable(editable), [editor, editable]);
  return null;
}

function writeFollowed(editor: LexicalEditor, line: MarkedLine): void {
  editor.update(() => $writeLine(line), { tag: [FOLLOWED_TAG, HISTORY_MERGE_TAG, "skip-selection-focus"] });
}
