import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactElement } from "react";
import type { Scheduled } from "../../../../shared/model/schedule.ts";
import type { Status } from "../../../../shared/model/status.ts";
import { Button } from "../../../ui/button.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import styles from "./calendar.module.css";
import type { CalendarView } from "./calendar-span.ts";
import { HoursGrid } from "./hours-grid.tsx";
import { MonthGrid } from "./month-grid.tsx";
import { NextList } from "./next-list.tsx";
import { useCalendar } from "./use-calendar.ts";

const VIEWS = [
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
] as const;

interface CalendarDialogProps {
  onOpenStory(story: { id: string; headline: string; catchline: string; status: Status }): void;
  onClose(): void;
}

/** What goes when: a day, a week or a month, and beside it what goes next. */
export function CalendarDialog({ onOpenStory, onClose }: CalendarDialogProps): ReactElement {
  const calendar = useCalendar();
  const { view, span, failure, question } = calendar;
  const open = ({ storyId, title, status }: Scheduled): void => {
    onClose();
    onOpenStory({ id: storyId, headline: title, catchline: "", status });
  };

  return (
    <Dialog
      title="Calendar"
      size="full"
      onClose={onClose}
      tools={
        <>
          <IconButton label={`Earlier ${view}`} icon={<ChevronLeft size={16} />} onClick={() => calendar.go(-1)} />
          <Button onClick={() => calendar.goTo(calendar.today)}>Today</Button>
          <IconButton label={`Later ${view}`} icon={<ChevronRight size={16} />} onClick={() => calendar.go(1)} />
          <Choices<CalendarView> label="View" value={view} choices={VIEWS} onChange={calendar.setView} />
        </>
      }
    >
      <div className={styles.screen}>
        <section aria-label="Calendar" className={styles.calendar}>
          <h3 className={styles.spanTitle} aria-live="polite">
            {span.title}
            <span className={styles.zone}>{calendar.timeZone.replaceAll("_", " ")}</span>
          </h3>
          {failure !== undefined && (
            <div role="alert" className={styles.failure}>
              <p>The calendar could not be read. {failure}</p>
              <Button onClick={calendar.retry}>Try again</Button>
            </div>
          )}
          {question !== undefined && (
            <div role="alert" className={styles.question}>
              <p>{question.asked.text}</p>
              {question.asked.times.map((time, place) => (
                <Button
                  key={time.instant}
                  onClick={() =>
                    question.asked.kind === "gap"
                      ? calendar.move(question.of, time.wall)
                      : calendar.move(question.of, question.wall, place === 0 ? "first" : "second")
                  }
                >
                  {question.asked.kind === "gap" ? "Take" : place === 0 ? "The first," : "The second,"} {time.short}
                </Button>
              ))}
              <Button tone="quiet" onClick={calendar.dropQuestion}>
                Leave it
              </Button>
            </div>
          )}
          <p id="calendar-keys" className="visually-hidden">
            Alt and the arrows move it: left and right by a day, up and down by{" "}
            {view === "month" ? "a week" : "a quarter of an hour"}.
          </p>
          <div key={view} className={styles.grid}>
            {view === "month" ? <MonthGrid calendar={calendar} onOpen={open} /> : <HoursGrid calendar={calendar} onOpen={open} />}
          </div>
          <p className={styles.hint} aria-hidden="true">
            Drag a story to move it, or press Alt and an arrow.
          </p>
        </section>
        <NextList calendar={calendar} onOpen={open} />
      </div>
    </Dialog>
  );
}
