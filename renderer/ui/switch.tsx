import { useId } from "react";
import type { ReactElement, ReactNode } from "react";
import styles from "./switch.module.css";

interface SwitchProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  hideLabel?: boolean;
  onChange(checked: boolean): void;
}

export function Switch({ label, hint, checked, disabled, hideLabel, onChange }: SwitchProps): ReactElement {
  const id = useId();
  return (
    <div className={styles.row}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.input}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id} className={hideLabel === true ? "visually-hidden" : undefined}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
