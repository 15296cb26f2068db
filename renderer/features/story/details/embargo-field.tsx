import type { ReactElement } from "react";
import { Temporal } from "temporal-polyfill";
import { Field } from "../../../ui/field.tsx";

interface EmbargoFieldProps {
  /** An instant in UTC. */
  value: string | undefined;
  /** IANA zone of the paper: the clock that the field shows. */
  timeZone: string;
  editable: boolean;
  onChange(instant: string | undefined): void;
}

/** Date and time before which the story must not be published, on the paper's clock. */
export function EmbargoField({ value, timeZone, editable, onChange }: EmbargoFieldProps): ReactElement {
  const local =
    value === undefined
      ? ""
      : Temporal.Instant.from(value).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
  return (
    <Field
      label="Embargo"
      type="datetime-local"
      key={value ?? "none"}
      defaultValue={local}
      readOnly={!editable}
      hint={`Not before this, ${timeZone.replace(/^.*\//, "").replaceAll("_", " ")} time`}
      onBlur={(event) => {
        const typed = event.currentTarget.value;
        if (typed === local) return;
        const instant =
          typed === "" ? undefined : Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: "millisecond" });
        onChange(instant);
      }}
    />
  );
}
