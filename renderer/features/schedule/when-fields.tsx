import { parseDate, parseTime, toCalendarDate, today, type CalendarDate, type Time } from "@internationalized/date";
import type { ReactElement } from "react";
import { DateField, DateInput, DateSegment } from "react-aria-components/DateField";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Label } from "react-aria-components/Label";
import { TimeField } from "react-aria-components/TimeField";
import fieldStyles from "../../ui/date-field.module.css";
import styles from "./when-fields.module.css";

/** What the wall shows, as far as it is written. */
export interface WrittenTime {
  /** "2026-03-31" */
  day: string | undefined;
  /** "06:00" */
  time: string | undefined;
}

interface WhenFieldsProps {
  value: WrittenTime;
  timeZone: string;
  onChange(value: WrittenTime): void;
}

/** "2026-03-31T06:00" once both are written. */
export function wallOf({ day, time }: WrittenTime): string | undefined {
  return day === undefined || time === undefined ? undefined : `${day}T${time}`;
}

export function writtenFrom(wall: string): WrittenTime {
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** Date and time on the paper's clock, two fields that are typed into part by part. */
export function WhenFields({ value, timeZone, onChange }: WhenFieldsProps): ReactElement {
  const day = value.day === undefined ? null : parseDate(value.day);
  const time = value.time === undefined ? null : parseTime(value.time);
  return (
    <I18nProvider locale="en-GB">
      <div className={styles.row}>
        <DateField<CalendarDate>
          className={fieldStyles.field ?? ""}
          value={day}
          placeholderValue={today(timeZone)}
          granularity="day"
          onChange={(next) => onChange({ ...value, day: next === null ? undefined : toCalendarDate(next).toString() })}
        >
          <Label className={fieldStyles.label ?? ""}>Publish at, date</Label>
          <Segments />
        </DateField>
        <TimeField<Time>
          className={fieldStyles.field ?? ""}
          value={time}
          hourCycle={24}
          shouldForceLeadingZeros
          onChange={(next) => onChange({ ...value, time: next === null ? undefined : next.toString().slice(0, 5) })}
        >
          <Label className={fieldStyles.label ?? ""}>Publish at, time</Label>
          <Segments />
        </TimeField>
      </div>
    </I18nProvider>
  );
}

function Segments(): ReactElement {
  return (
    <DateInput className={fieldStyles.input ?? ""}>
      {(segment) => <DateSegment segment={segment} className={fieldStyles.segment ?? ""} />}
    </DateInput>
  );
}
