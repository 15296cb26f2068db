import { useLayoutEffect, useRef, type ReactElement } from "react";
import { Field, type FieldProps } from "../../../ui/field.tsx";

interface LiveFieldProps extends Omit<FieldProps, "value" | "onChange" | "ref" | "readOnly"> {
  value: string;
  editable: boolean;
  /** What is typed means this value already, though it is spelt another way: "12 " for 12. */
  same?: (text: string) => boolean;
  onChange(text: string): void;
}

/** A labelled field that saves as it is typed in and keeps the browser's own undo. */
export function LiveField({ value, editable, same, onChange, ...rest }: LiveFieldProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const field = input.current;
    if (field === null || field.value === value || same?.(field.value) === true) return;
    field.value = value;
  }, [value, same]);
  return (
    <Field
      {...rest}
      ref={input}
      type="text"
      autoComplete="off"
      defaultValue={value}
      readOnly={!editable}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        // Shows what was made of it: the slug as it will stand in the address.
        if (event.currentTarget.value !== value) event.currentTarget.value = value;
      }}
    />
  );
}
