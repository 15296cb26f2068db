import { useId } from "react";
import type { ReactElement, ReactNode } from "react";
import styles from "./choices.module.css";

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange(value: Value): void;
}

/** Few choices side by side, of which one holds. Radio buttons underneath. */
export function Choices<Value extends string>({ label, value, choices, onChange }: ChoicesProps<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon}
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
