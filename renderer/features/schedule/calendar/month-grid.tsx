import type { ReactElement } from "react";
import type { Scheduled } from "../../../../shared/model/schedule.ts";
import { dayAt, sayDay, wallTimeAt } from "../../../../shared/model/wall-time.ts";
import { classNames } from "../../../ui/class-names.ts";
import styles from "./calendar.module.css";
import { CalendarCell } from "./calendar-cell.tsx";
import type { Calendar } from "./use-calendar.ts";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

interface GridProps {
  calendar: Calendar;
  onOpen(of: Scheduled): void;
}

/** A month in whole weeks. What is dropped on a day keeps its time of day. */
export function MonthGrid({ calendar, onOpen }: GridProps): ReactElement {
  const { span, day, today, timeZone, scheduled, slots } = calendar;
  return (
    <div className={styles.month}>
      {WEEKDAYS.map((weekday) => (
        <p key={weekday} className={styles.weekday} aria-hidden="true">
          {weekday}
        </p>
      ))}
      {span.days.map((each) => (
        <section
          key={each}
          aria-label={sayDay(each)}
          className={classNames(styles.monthDay, each.slice(0, 7) !== day.slice(0, 7) && styles.otherMonth)}
        >
          <button
            type="button"
            className={each === today ? styles.todayNumber : styles.dayNumber}
            aria-label={`Show ${sayDay(each)}`}
            onClick={() => {
              calendar.goTo(each);
              calendar.setView("day");
            }}
          >
            {Number(each.slice(8))}
          </button>
          <CalendarCell
            calendar={calendar}
            className={styles.monthCell}
            scheduled={scheduled.filter(({ at }) => dayAt(at, timeZone) === each)}
            slots={slots.filter(({ wall }) => wall.startsWith(each))}
            onOpen={onOpen}
            wallFor={({ at }) => `${each}${wallTimeAt(at, timeZone).slice(10, 16)}`}
          />
        </section>
      ))}
    </div>
  );
}
