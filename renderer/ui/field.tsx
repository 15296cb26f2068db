import { ChevronDown } from "lucide-react";
import { useId } from "react";
import type { InputHTMLAttributes, ReactElement, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

interface FrameProps {
  id: string;
  label: string;
  hint: ReactNode;
  problem: string | undefined;
  hideLabel: boolean | undefined;
  className: string | undefined;
  children: ReactNode;
}

function Frame({ id, label, hint, problem, hideLabel, className, children }: FrameProps): ReactElement {
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={hideLabel === true ? "visually-hidden" : styles.label}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {problem !== undefined && (
        <div id={`${id}-problem`} className={styles.problem}>
          {problem}
        </div>
      )}
    </div>
  );
}

function describedBy(id: string, hint: ReactNode, problem: string | undefined): string | undefined {
  const ids = [hint === undefined ? "" : `${id}-hint`, problem === undefined ? "" : `${id}-problem`];
  return ids.filter((part) => part !== "").join(" ") || undefined;
}

interface Common {
  label: string;
  /** Said under the field; part of its description. */
  hint?: ReactNode;
  /** What is wrong with the value, in words; the field is then marked invalid. */
  problem?: string | undefined;
  hideLabel?: boolean;
}

export interface FieldProps extends Common, Omit<InputHTMLAttributes<HTMLInputElement>, "id"> {
  ref?: Ref<HTMLInputElement>;
}

export function Field({ label, hint, problem, hideLabel, className, ...rest }: FieldProps): ReactElement {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem} hideLabel={hideLabel} className={className}>
      <input
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, problem)}
      />
    </Frame>
  );
}

export interface TextAreaProps extends Common, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id"> {
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, hint, problem, hideLabel, className, ...rest }: TextAreaProps): ReactElement {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem} hideLabel={hideLabel} className={className}>
      <textarea
        {...rest}
        id={id}
        className={classNames(styles.input, styles.area)}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, problem)}
      />
    </Frame>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export interface SelectProps extends Common, Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "children"> {
  choices: readonly Choice[];
  /** Shown for the empty value. */
  emptyChoice?: string;
  ref?: Ref<HTMLSelectElement>;
}

/** The system's own chooser: known to every keyboard and screen reader. */
export function Select({ label, hint, problem, hideLabel, className, choices, emptyChoice, ...rest }: SelectProps): ReactElement {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem} hideLabel={hideLabel} className={className}>
      <span className={styles.chooser}>
        <select
          {...rest}
          id={id}
          className={classNames(styles.input, styles.select)}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={describedBy(id, hint, problem)}
        >
          {emptyChoice !== undefined && <option value="">{emptyChoice}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown size={14} aria-hidden="true" className={styles.chevron} />
      </span>
    </Frame>
  );
}
