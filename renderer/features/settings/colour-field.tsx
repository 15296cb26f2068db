import type { ReactElement } from "react";
import { Field } from "../../ui/field.tsx";
import styles from "./colour-field.module.css";

interface ColourFieldProps {
  label: string;
  /** "#a31919", or whatever is being typed. */
  value: string;
  problem: string | undefined;
  hint?: string | undefined;
  onChange(colour: string): void;
}

/** A colour by its figures, with the system's picker beside it. */
export function ColourField({ label, value, problem, hint, onChange }: ColourFieldProps): ReactElement {
  const isWhole = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <div className={styles.colour}>
      <input
        type="color"
        aria-label={`Pick ${label.toLowerCase()}`}
        className={styles.swatch}
        value={isWhole ? value : "#000000"}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Field
        label={label}
        value={value}
        maxLength={7}
        spellCheck={false}
        problem={problem}
        hint={hint}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
