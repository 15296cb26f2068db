import type { LexicalEditor } from "lexical";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { linkAddressFrom, setLink } from "../../../editor/extensions/links.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import styles from "./link-popover.module.css";

interface LinkPopoverProps {
  editor: LexicalEditor;
  /** Of the link at the caret. */
  address: string | undefined;
  onClose(): void;
}

/** Asks where a link leads. Escape goes back to the copy. */
export function LinkPopover({ editor, address, onClose }: LinkPopoverProps): ReactElement {
  const [typed, setTyped] = useState(address ?? "");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    input.current?.select();
    input.current?.focus();
  }, []);
  useEffect(() => {
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && frame.current?.contains(event.target) === false) onClose();
    };
    document.addEventListener("pointerdown", onPointer, true);
    return () => document.removeEventListener("pointerdown", onPointer, true);
  }, [onClose]);

  const finish = (next: string | undefined): void => {
    setLink(editor, next);
    onClose();
    editor.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === "") {
      finish(undefined);
      return;
    }
    const next = linkAddressFrom(typed);
    if (next === undefined) setProblem("A link starts with https://, http:// or mailto:");
    else finish(next);
  };

  return (
    <div
      ref={frame}
      role="dialog"
      aria-label="Link"
      className={styles.popover}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
        editor.focus();
      }}
    >
      <form className={styles.form} onSubmit={submit}>
        <Field
          ref={input}
          label="Link address"
          hideLabel
          placeholder="https://"
          inputMode="url"
          spellCheck={false}
          value={typed}
          problem={problem}
          className={styles.field}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <Button type="submit" tone="primary">
          Set link
        </Button>
        {address !== undefined && <Button onClick={() => finish(undefined)}>Remove link</Button>}
      </form>
    </div>
  );
}
