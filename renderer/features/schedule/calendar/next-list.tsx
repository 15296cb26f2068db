import { TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { ASKING_STATES } from "../../../../shared/model/schedule-states.ts";
import type { Scheduled } from "../../../../shared/model/schedule.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { STATE_WORDS, toneOf } from "../state-words.ts";
import { useScheduleDeeds } from "../use-schedule.ts";
import styles from "./next-list.module.css";
import type { Calendar } from "./use-calendar.ts";

interface NextListProps {
  calendar: Calendar;
  onOpen(of: Scheduled): void;
}

/** What waits for a person, what to look at, and what goes next. */
export function NextList({ calendar, onOpen }: NextListProps): ReactElement {
  const { asking, coming, warnings, isRead } = calendar;
  const deeds = useScheduleDeeds();
  const all = [...asking, ...coming];
  return (
    <aside className={styles.side} aria-label="What goes next">
      {warnings.length > 0 && (
        <>
          <h3 className={styles.title}>To look at</h3>
          <ul role="list" aria-label="Warnings" className={styles.warnings}>
            {warnings.map(({ kind, at, text }) => (
              <li key={`${kind} ${at} ${text}`} className={styles.warning}>
                <TriangleAlert size={14} aria-hidden="true" />
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.title}>Goes next</h3>
      <ul role="list" aria-label="Schedule" className={styles.list}>
        {all.map((each) => (
          <li key={each.id} className={classNames(styles.item, styles[toneOf(each.state)])}>
            <p className={styles.when}>{each.when}</p>
            <button type="button" className={styles.story} onClick={() => onOpen(each)}>
              {each.title}
            </button>
            <p className={styles.state}>
              To {each.targetName}. {STATE_WORDS[each.state]}.{each.problem === "" ? "" : ` ${each.problem}`}
              {each.changedSince ? " Changed since it was scheduled." : ""}
            </p>
            <div className={styles.buttons}>
              {ASKING_STATES.includes(each.state) && (
                <Button size="small" disabled={deeds.busy === each.id} onClick={() => deeds.publishNow(each)}>
                  Publish it now
                </Button>
              )}
              {each.state !== "releasing" && each.state !== "fired" && (
                <Button
                  size="small"
                  aria-label={`Unschedule ${each.title}`}
                  disabled={deeds.busy === each.id}
                  onClick={() => deeds.unschedule(each)}
                >
                  Unschedule
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {isRead && all.length === 0 && (
        <p className={styles.nothing}>Nothing is scheduled. Open a story and press Schedule to say when it goes.</p>
      )}
    </aside>
  );
}
