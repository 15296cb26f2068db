import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { focusNext } from "../../../editor/focus-next.ts";
import { classNames } from "../../../ui/class-names.ts";
import styles from "./text-line.module.css";

interface TextLineProps {
  /** Accessible name, and what stands there while it is empty. */
  label: string;
  value: string;
  editable: boolean;
  longest: number;
  className?: string | undefined;
  /** Grows over several lines: the headline. */
  wraps?: boolean;
  describedBy?: string;
  onChange(value: string): void;
}

/**
 * A field of plain text. React never sets its value while it is written in, so the browser's
 * own undo and redo keep working. Enter goes on to the next field.
 */
export function TextLine(props: TextLineProps): ReactElement {
  const { label, value, editable, longest, className, wraps = false, describedBy, onChange } = props;
  // Never another one: React would replace the text in a textarea, and end the run of typing
  // that one undo takes back.
  const [first] = useState(value);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (field.current !== null && field.current.value !== value) field.current.value = value;
  }, [value]);

  const common = {
    "aria-label": label,
    "aria-describedby": describedBy,
    placeholder: label,
    defaultValue: first,
    readOnly: !editable,
    maxLength: longest,
    autoComplete: "off",
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
      event.preventDefault();
      focusNext();
    },
  };
  if (!wraps) {
    return (
      <input
        {...common}
        type="text"
        ref={field}
        className={classNames(styles.field, className)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <textarea
      {...common}
      rows={1}
      ref={field}
      className={classNames(styles.field, styles.wraps, className)}
      onPaste={(event) => {
        const text = event.clipboardData.getData("text/plain");
        if (!/[\r\n]/.test(text)) return;
        event.preventDefault();
        // The one way to insert text that the field's own undo knows of.
        document.execCommand("insertText", false, text.trim().replace(/\s*[\r\n]+\s*/g, " "));
      }}
      onChange={(event) => onChange(event.currentTarget.value.replace(/[\r\n]+/g, " "))}
    />
  );
}
