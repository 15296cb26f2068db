import { HistoryExtension } from "@lexical/history";
import { ListExtension } from "@lexical/list";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalExtensionComposer } from "@lexical/react/LexicalExtensionComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { RichTextExtension } from "@lexical/rich-text";
import { ClickAfterLastBlockExtension, getExtensionDependencyFromEditor } from "@lexical/extension";
import { $getRoot, configExtension, defineExtension, type AnyLexicalExtension, type LexicalEditor } from "lexical";
import { useEffect, useMemo, useRef, type ReactElement } from "react";
import { $writeBody } from "../../shared/editor/nodes.ts";
import { $isCutNode } from "../../shared/editor/nodes/cut/cut-node.ts";
import type { MarkedBody } from "../../shared/model/copy.ts";
import type { Access } from "../../shared/model/story.ts";
import { classNames } from "../ui/class-names.ts";
import styles from "./copy.module.css";
import { DrawnEditorExtension } from "./drawn-editors.ts";
import { useEditorServices, type EditorServices } from "./editor-services.ts";
import { ActiveEditorExtension } from "./extensions/active-editor.ts";
import { BlockKeysExtension } from "./extensions/block-keys.ts";
import { BlockMovesExtension } from "./extensions/block-moves.ts";
import { BlockTypesExtension } from "./extensions/block-types.ts";
import { CaretStateExtension } from "./extensions/caret-state.ts";
import { ChangedBlocksExtension, type ChangedBlocks } from "./extensions/changed-blocks.ts";
import { clipboardFor, NAMESPACE } from "./extensions/clipboard.ts";
import { CommentedWordsExtension } from "./extensions/commented-words.ts";
import { CutLineExtension } from "./extensions/cut-line.ts";
import { KeptCaretExtension } from "./extensions/kept-caret.ts";
import { LinksExtension } from "./extensions/links.ts";
import { OpeningCapitalsExtension } from "./extensions/opening-capitals.ts";
import { PageFormatsExtension } from "./extensions/page-formats.ts";
import { PicturesExtension } from "./extensions/pictures.ts";
import { PlaceholderExtension } from "./extensions/placeholder.ts";
import { QuietTypingExtension } from "./extensions/quiet-typing.ts";
import { SuggestedWordsExtension } from "./extensions/suggested-words.ts";
import { TypedShortcutsExtension } from "./extensions/typed-shortcuts.ts";
import { DrawnBlocksExtension } from "./nodes/drawn-blocks.tsx";
import { COPY_THEME } from "./theme.ts";
import { rememberTypingListeners } from "./typing-first.ts";

export interface OpenBody {
  editor: LexicalEditor;
  blocks: ChangedBlocks;
}

export interface BodyEditorProps {
  /** As it was opened; later changes come through `OpenBody.blocks`. */
  body: MarkedBody;
  editable: boolean;
  access: Access;
  onReady(body: OpenBody): void;
}

/** Everything a body can do, with nothing that draws. */
export function bodyExtension(services: EditorServices, body: MarkedBody, editable: boolean): AnyLexicalExtension {
  return defineExtension({
    name: "standfirst/body-editor",
    namespace: NAMESPACE,
    theme: COPY_THEME,
    editable,
    $initialEditorState: () => $writeBody(body),
    onError: (error) => console.error(error),
    dependencies: [
      RichTextExtension,
      HistoryExtension,
      ListExtension,
      LinksExtension,
      PageFormatsExtension,
      PlaceholderExtension,
      BlockTypesExtension,
      BlockKeysExtension,
      BlockMovesExtension,
      TypedShortcutsExtension,
      CutLineExtension,
      CaretStateExtension,
      KeptCaretExtension,
      ChangedBlocksExtension,
      SuggestedWordsExtension,
      configExtension(DrawnEditorExtension, { drawn: services.drawn, kind: "body" }),
      configExtension(CommentedWordsExtension, { comments: services.comments }),
      ClickAfterLastBlockExtension,
      OpeningCapitalsExtension,
      QuietTypingExtension,
      configExtension(PicturesExtension, { addPicture: services.addPicture }),
      configExtension(ActiveEditorExtension, { active: services.active }),
      clipboardFor("body", services),
    ],
  });
}

/** The copy of the story. Renders once; typing never renders it again. */
export function BodyEditor({ body, editable, access, onReady }: BodyEditorProps): ReactElement {
  const services = useEditorServices();
  const first = useRef({ body, editable });
  const extension = useMemo(
    () =>
      defineExtension({
        name: "standfirst/drawn-body-editor",
        dependencies: [bodyExtension(services, first.current.body, first.current.editable), DrawnBlocksExtension],
      }),
    [services],
  );
  return (
    <div className={styles.frame}>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <ContentEditable
          ref={rememberTypingListeners}
          aria-label="Body"
          aria-multiline
          data-access={access}
          className={classNames(styles.surface, styles.body)}
          tabIndex={0}
          data-placeholder="Body"
        />
        <BodyBinding initial={first.current.body} editable={editable} access={access} onReady={onReady} />
      </LexicalExtensionComposer>
    </div>
  );
}

interface BodyBindingProps extends Omit<BodyEditorProps, "body"> {
  initial: MarkedBody;
}

function BodyBinding({ initial, editable, access, onReady }: BodyBindingProps): ReactElement | null {
  const [editor] = useLexicalComposerContext();
  const latest = useRef(onReady);
  useEffect(() => {
    const blocks = getExtensionDependencyFromEditor(editor, ChangedBlocksExtension).output;
    blocks.hold(initial.length);
    latest.current({ editor, blocks });
  }, [editor, initial]);
  useEffect(() => editor.setEditable(editable), [editor, editable]);

  // Shown by CSS on the third paragraph; asked only when a block came or went.
  useEffect(() => {
    const show = (): void => {
      const uncut = access !== "free" && editor.read("latest", () => !$hasCut());
      editor.getRootElement()?.setAttribute("data-uncut", String(uncut));
    };
    show();
    return editor.registerUpdateListener(({ dirtyElements, tags }) => {
      if (dirtyElements.get("root") === true || tags.has("historic")) show();
    });
  }, [editor, access]);
  return null;
}

function $hasCut(): boolean {
  return $getRoot().getChildren().some($isCutNode);
}
