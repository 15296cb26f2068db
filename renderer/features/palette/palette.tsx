import { useQuery, keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { StoryRow } from "../../../shared/model/story.ts";
import { useActionRegistry } from "../../client/actions.tsx";
import { useClient } from "../../client/desk-provider.tsx";
import { queryKeys } from "../../client/queries.ts";
import { keyWords } from "../../ui/key-words.ts";
import { StatusDot, STATUS_WORDS } from "../../ui/status-mark.tsx";
import { matchActions } from "./match-actions.ts";
import styles from "./palette.module.css";

interface PaletteProps {
  onOpenStory(row: StoryRow): void;
  onClose(): void;
}

interface Entry {
  id: string;
  group: string;
  title: string;
  keys?: string | undefined;
  row?: StoryRow;
  run(): void;
}

const MOST_STORIES = 8;

/** Everything that can be done now, and every story, by typing a few letters. */
export function Palette({ onOpenStory, onClose }: PaletteProps): ReactElement {
  const client = useClient();
  const registry = useActionRegistry();
  const listId = useId();
  const [actions] = useState(() => registry.all().filter((action) => action.id !== "palette.open"));
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const query = useDeferredValue(typed.trim());
  const { data: found } = useQuery({
    queryKey: [...queryKeys.storyList(undefined, query), "palette"],
    queryFn: ({ signal }) => client.stories.list({ query, offset: 0, limit: MOST_STORIES }, { signal }),
    placeholderData: keepPreviousData,
  });

  const entries: Entry[] = [
    ...matchActions(actions, typed).map((action) => ({ ...action, run: action.run })),
    ...(found?.rows ?? []).map((row) => ({
      id: row.id,
      group: typed.trim() === "" ? "Stories last changed" : "Stories",
      title: row.headline.trim() || row.catchline.trim() || "Untitled",
      row,
      run: () => onOpenStory(row),
    })),
  ];
  const active = Math.min(chosen, entries.length - 1);

  function run(entry: Entry | undefined): void {
    if (entry === undefined) return;
    onClose();
    // After the dialog has gone, in one frame, and given the focus back, in the next: what runs
    // may move it, and is done to what is selected.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => entry.run())));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      const next = (active + step + entries.length) % entries.length;
      setChosen(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") {
      event.preventDefault();
      run(entries[active]);
    }
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles.overlay ?? ""}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ""}>
        <AriaDialog aria-label="Do anything" className={styles.dialog ?? ""}>
          <input
            type="text"
            role="combobox"
            aria-label="Do anything"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            autoFocus
            placeholder="Type what to do, or words of a story"
            className={styles.input}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div id={listId} role="listbox" aria-label="What can be done" className={styles.list}>
            {entries.map((entry, index) => (
              <EntryLine
                key={entry.id}
                entry={entry}
                id={`${listId}-${index}`}
                isActive={index === active}
                heading={entry.group === entries[index - 1]?.group ? undefined : entry.group}
                onPoint={() => setChosen(index)}
                onRun={() => run(entry)}
              />
            ))}
          </div>
          {entries.length === 0 && (
            <p className={styles.nothing} role="status">
              Nothing is called that.
            </p>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface EntryLineProps {
  entry: Entry;
  id: string;
  isActive: boolean;
  heading: string | undefined;
  onPoint(): void;
  onRun(): void;
}

function EntryLine({ entry, id, isActive, heading, onPoint, onRun }: EntryLineProps): ReactElement {
  return (
    <>
      {heading !== undefined && (
        <div role="presentation" className={styles.heading}>
          {heading}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={isActive}
        className={isActive ? styles.active : styles.entry}
        onPointerMove={onPoint}
        onClick={onRun}
      >
        {entry.row !== undefined && <StatusDot status={entry.row.status} />}
        <span className={entry.row === undefined ? styles.title : styles.story}>{entry.title}</span>
        {entry.row !== undefined && <span className={styles.aside}>{STATUS_WORDS[entry.row.status].one}</span>}
        {entry.keys !== undefined && <kbd className={styles.aside}>{keyWords(entry.keys)}</kbd>}
      </div>
    </>
  );
}
