import { useLayoutEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import styles from "./ask-form.module.css";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

interface AskFormProps {
  /** What is asked for. */
  label: string;
  hint?: string;
  /** As it is now; empty for a new one. */
  first?: string;
  /** Longest answer, in UTF-16 units. */
  maxLength: number;
  /** What the button says. */
  button: string;
  mayBeEmpty?: boolean;
  onAnswer(answer: string): void;
  onClose(): void;
}

/** Asks for a line of words where it stands. Escape closes it; the keyboard goes back to where it came from. */
export function AskForm(props: AskFormProps): ReactElement {
  const { label, hint, first = "", maxLength, button, mayBeEmpty = false, onAnswer, onClose } = props;
  const [answer, setAnswer] = useState(first);
  const isEnough = mayBeEmpty || answer.trim() !== "";
  const form = useRef<HTMLFormElement>(null);
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const { current } = form;
    return () => {
      if (current?.contains(document.activeElement) === true && before instanceof HTMLElement) before.focus();
    };
  }, [before]);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isEnough) onAnswer(answer.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <Field
        label={label}
        {...(hint === undefined ? {} : { hint })}
        autoFocus
        maxLength={maxLength}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button tone="primary" size="small" type="submit" disabled={!isEnough}>
          {button}
        </Button>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
