import { Bold, CaseUpper, Heading2, ImagePlus, Italic, Link, List, ListOrdered, Quote, Scissors } from "lucide-react";
import { FORMAT_TEXT_COMMAND } from "lexical";
import { getPeerDependencyFromEditor } from "@lexical/extension";
import { useRef, useState, useSyncExternalStore, type ReactElement, type ReactNode } from "react";
import { useEditorServices } from "../../../editor/editor-services.ts";
import { SET_BLOCK_TYPE, type BlockType } from "../../../editor/extensions/block-types.ts";
import { CaretStateExtension, NO_CARET, type CaretState } from "../../../editor/extensions/caret-state.ts";
import { PLACE_CUT } from "../../../editor/extensions/cut-line.ts";
import { insertPictures } from "../../../editor/extensions/pictures.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { keyWords } from "../../../ui/key-words.ts";
import type { OpenStory } from "../open-story.ts";
import { ACCEPTED_PICTURES } from "../picture-files.ts";
import { useFurniture } from "../use-open-story.ts";
import { LinkPopover } from "./link-popover.tsx";
import { useCopyActions } from "./use-copy-actions.ts";
import { useHouseCapitals } from "./use-house-capitals.ts";
import { useLinkQuestion } from "./use-link-question.ts";
import styles from "./story-bar.module.css";

function noCaret(): CaretState {
  return NO_CARET;
}
const subscribeToNothing = (): (() => void) => () => undefined;

const BLOCKS: readonly { type: BlockType; label: string; keys: string; icon: ReactNode }[] = [
  { type: "crosshead", label: "Crosshead", keys: "Mod+Alt+2", icon: <Heading2 size={17} /> },
  { type: "bullet", label: "Bulleted list", keys: "Mod+Shift+8", icon: <List size={17} /> },
  { type: "number", label: "Numbered list", keys: "Mod+Shift+7", icon: <ListOrdered size={17} /> },
  { type: "quote", label: "Quote", keys: "Mod+Shift+9", icon: <Quote size={16} /> },
];

/** Buttons for the editor that has the caret, or had it last. */
export function CopyTools({ story }: { story: OpenStory }): ReactElement {
  const { active, addPicture } = useEditorServices();
  const access = useFurniture(story, "access");
  const editor = useSyncExternalStore(active.subscribe, active.get);
  const caretState = editor && getPeerDependencyFromEditor<typeof CaretStateExtension>(editor, CaretStateExtension.name)?.output;
  const caret = useSyncExternalStore(caretState?.subscribe ?? subscribeToNothing, caretState?.get ?? noCaret);
  const [asked, setAsked] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const inBody = editor !== undefined && editor === story.bodyEditor();
  useLinkQuestion(editor, () => setAsked(true));
  const setHouseCapitals = useHouseCapitals(story);
  useCopyActions({
    editor,
    body: story.bodyEditor(),
    hasFreePart: access !== "free",
    onLink: () => setAsked(true),
    onPicture: () => chooser.current?.click(),
    onUndo: story.undo,
    onRedo: story.redo,
  });

  const [crosshead, ...otherBlocks] = BLOCKS.map(({ type, label, keys, icon }) => (
    <IconButton
      key={type}
      label={label}
      keys={keyWords(keys)}
      icon={icon}
      pressed={caret.block === type}
      className={type === "crosshead" ? undefined : styles.less}
      disabled={!inBody}
      onClick={() => editor?.dispatchCommand(SET_BLOCK_TYPE, type)}
    />
  ));

  return (
    <div
      className={styles.tools}
      // The caret stays in the copy while the buttons are used.
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest("button") !== null) event.preventDefault();
      }}
    >
      {crosshead}
      <IconButton
        label="Bold"
        keys={keyWords("Mod+B")}
        icon={<Bold size={16} />}
        pressed={caret.bold}
        disabled={editor === undefined}
        onClick={() => editor?.dispatchCommand(FORMAT_TEXT_COMMAND, "bold")}
      />
      <IconButton
        label="Italic"
        keys={keyWords("Mod+I")}
        icon={<Italic size={16} />}
        pressed={caret.italic}
        disabled={editor === undefined}
        onClick={() => editor?.dispatchCommand(FORMAT_TEXT_COMMAND, "italic")}
      />
      <IconButton
        label="Link"
        keys={keyWords("Mod+Shift+K")}
        icon={<Link size={16} />}
        pressed={caret.link !== undefined}
        disabled={editor === undefined}
        aria-expanded={asked}
        onClick={() => setAsked(true)}
      />
      {otherBlocks}
      <IconButton label="Set house capitals" className={styles.less} icon={<CaseUpper size={18} />} onClick={setHouseCapitals} />
      <IconButton
        label="Insert picture"
        icon={<ImagePlus size={16} />}
        disabled={story.bodyEditor() === undefined}
        onClick={() => chooser.current?.click()}
      />
      {access !== "free" && (
        <IconButton
          label="Free part ends here"
          icon={<Scissors size={16} />}
          onClick={() => story.bodyEditor()?.dispatchCommand(PLACE_CUT, undefined)}
        />
      )}
      <input
        ref={chooser}
        type="file"
        accept={ACCEPTED_PICTURES}
        multiple
        tabIndex={-1}
        aria-label="Picture files for the copy"
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          const body = story.bodyEditor();
          if (body !== undefined) void insertPictures(body, files, addPicture);
        }}
      />
      {asked && editor !== undefined && <LinkPopover editor={editor} address={caret.link} onClose={() => setAsked(false)} />}
    </div>
  );
}
