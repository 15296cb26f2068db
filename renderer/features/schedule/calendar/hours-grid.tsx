import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { Scheduled } from "../../../../shared/model/schedule.ts";
import { meaningOf, sayDay, wallTimeAt } from "../../../../shared/model/wall-time.ts";
import { classNames } from "../../../ui/class-names.ts";
import styles from "./calendar.module.css";
import { CalendarCell } from "./calendar-cell.tsx";
import { shortDay } from "./calendar-span.ts";
import type { Calendar } from "./use-calendar.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
/** Stands at the top at first: papers begin their day early. */
const FIRST_SHOWN = "05";

interface GridProps {
  calendar: Calendar;
  onOpen(of: Scheduled): void;
}

/** A day or a week by the hours of the wall. What is dropped on an hour keeps its minutes. */
export function HoursGrid({ calendar, onOpen }: GridProps): ReactElement {
  const { span, today, timeZone, scheduled, slots } = calendar;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    first.current?.scrollIntoView({ block: "start" });
  }, []);

  return (
    <div className={styles.hours} style={{ gridTemplateColumns: `52px repeat(${span.days.length}, minmax(0, 1fr))` }}>
      <div className={styles.corner} />
      {span.days.map((day) => (
        <button
          key={day}
          type="button"
          className={classNames(styles.dayHead, day === today && styles.todayHead)}
          aria-label={`${sayDay(day)}${day === today ? ", today" : ""}: show the ${calendar.view === "day" ? "week" : "day"}`}
          onClick={() => {
            calendar.goTo(day);
            calendar.setView(calendar.view === "day" ? "week" : "day");
          }}
        >
          {shortDay(day)}
        </button>
      ))}
      {HOURS.map((hour) => (
        <div key={hour} className={styles.hourRow} role="group" aria-label={`${hour}:00`}>
          <div ref={hour === FIRST_SHOWN ? first : undefined} className={styles.hourName} aria-hidden="true">
            {hour}:00
          </div>
          {span.days.map((day) => {
            const start = `${day}T${hour}`;
            const odd = oddHour(`${start}:00`, timeZone);
            return (
              <CalendarCell
                key={day}
                calendar={calendar}
                className={classNames(styles.hourCell, odd !== undefined && styles.oddHour)}
                scheduled={scheduled.filter(({ at }) => wallTimeAt(at, timeZone).startsWith(start))}
                slots={slots.filter(({ wall }) => wall.startsWith(start))}
                label={`${sayDay(day)}, ${hour}:00`}
                note={odd}
                onOpen={onOpen}
                wallFor={({ at }) => `${start}${wallTimeAt(at, timeZone).slice(13, 16)}`}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Said in an hour that the clocks go over or come back to; half an hour counts. */
function oddHour(wall: string, timeZone: string): string | undefined {
  for (const minute of ["00", "30"]) {
    const { kind } = meaningOf(`${wall.slice(0, 13)}:${minute}`, timeZone);
    if (kind === "gap") return "The clocks go forward";
    if (kind === "twice") return "Comes twice";
  }
  return undefined;
}
