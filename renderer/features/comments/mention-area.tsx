import { useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import { TextArea } from "../../ui/field.tsx";
import { matchingPeople, mentionAt } from "./mentions.ts";
import styles from "./comments-panel.module.css";
import { usePeople } from "./use-comments.ts";

interface MentionAreaProps {
  label: string;
  value: string;
  onChange(text: string): void;
  /** Control and Enter. */
  onSend(): void;
  onCancel(): void;
}

/** A text in which @ and some letters are completed to the name of somebody the desk knows. */
export function MentionArea({ label, value, onChange, onSend, onCancel }: MentionAreaProps): ReactElement {
  const people = usePeople();
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [isDismissed, setIsDismissed] = useState(false);
  const mention = mentionAt(value, caret);
  const found = mention === undefined || isDismissed ? [] : matchingPeople(people, mention.typed);
  const at = Math.min(chosen, found.length - 1);

  function complete(name: string): void {
    if (mention === undefined) return;
    const text = `${value.slice(0, mention.from)}@${name} ${value.slice(caret)}`;
    const place = mention.from + name.length + 2;
    onChange(text);
    setCaret(place);
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(place, place);
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const name = found[at];
    if (name !== undefined && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setChosen((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (name !== undefined && (event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      complete(name);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (name === undefined) onCancel();
      else setIsDismissed(true);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend();
  }

  return (
    <div className={styles.mention}>
      <TextArea
        ref={field}
        label={label}
        hint="@ and a name tells somebody."
        autoFocus
        rows={3}
        maxLength={4000}
        value={value}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? list : undefined}
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        onChange={(event) => {
          setIsDismissed(false);
          setChosen(0);
          setCaret(event.currentTarget.selectionStart);
          onChange(event.currentTarget.value);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 && (
        <div id={list} role="listbox" aria-label="People" className={styles.people}>
          {found.map((name, index) => (
            <div
              key={name}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.person}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                complete(name);
              }}
            >
              {name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
