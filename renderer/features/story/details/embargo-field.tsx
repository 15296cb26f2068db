import { now, parseAbsolute, type ZonedDateTime } from "@internationalized/date";
import { X } from "lucide-react";
import { useState, type ReactElement } from "react";
import { DateField, DateInput, DateSegment } from "react-aria-components/DateField";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { IconButton } from "../../../ui/icon-button.tsx";
import styles from "../../../ui/date-field.module.css";

export interface EmbargoFieldProps {
  /** An instant in UTC. */
  value: string | undefined;
  /** IANA zone of the paper: the clock that the field shows. */
  timeZone: string;
  editable: boolean;
  onChange(instant: string | undefined): void;
}

interface WithFocus extends EmbargoFieldProps {
  autoFocus: boolean;
}

function instantOf(time: ZonedDateTime): string {
  return time.set({ second: 0, millisecond: 0 }).toAbsoluteString();
}

/** Date and time before which the story must not be published, on the paper's clock. */
export function EmbargoField({ value, timeZone, editable, onChange, autoFocus }: WithFocus): ReactElement {
  // What is half written is kept by the field; a new one begins when the value comes from elsewhere.
  const [written, setWritten] = useState(value);
  const [clearings, setClearings] = useState(0);
  const known = value === written ? "written" : (value ?? "none");
  const shown = value === undefined ? null : parseAbsolute(value, timeZone);

  return (
    <I18nProvider locale="en-GB">
      <DateField
        key={`${known} ${timeZone} ${clearings}`}
        className={styles.field ?? ""}
        defaultValue={shown}
        placeholderValue={now(timeZone).set({ hour: 6, minute: 0 })}
        granularity="minute"
        hourCycle={24}
        autoFocus={autoFocus}
        isReadOnly={!editable}
        onChange={(time) => {
          if (time === null) return;
          const instant = instantOf(time);
          setWritten(instant);
          if (instant !== value) onChange(instant);
        }}
      >
        <Label className={styles.label ?? ""}>Embargo</Label>
        <span className={styles.row}>
          <DateInput className={styles.input ?? ""}>
            {(segment) => <DateSegment segment={segment} className={styles.segment ?? ""} />}
          </DateInput>
          {value !== undefined && editable && (
            <IconButton
              label="Lift embargo"
              icon={<X size={15} />}
              onClick={() => {
                setWritten(undefined);
                setClearings(clearings + 1);
                onChange(undefined);
              }}
            />
          )}
        </span>
        <Text slot="description" className={styles.hint ?? ""}>
          {`Not before this, ${timeZone.replace(/^.*\//, "").replaceAll("_", " ")} time`}
        </Text>
      </DateField>
    </I18nProvider>
  );
}
