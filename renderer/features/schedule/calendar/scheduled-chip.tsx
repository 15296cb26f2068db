import type { KeyboardEvent, ReactElement } from "react";
import { ASKING_STATES, COMING_STATES } from "../../../../shared/model/schedule-states.ts";
import type { Scheduled } from "../../../../shared/model/schedule.ts";
import { sayTime, wallTimeAt } from "../../../../shared/model/wall-time.ts";
import { classNames } from "../../../ui/class-names.ts";
import { STATE_WORDS, toneOf } from "../state-words.ts";
import styles from "./calendar.module.css";
import { wallLater } from "./calendar-span.ts";

/** The kind of data a dragged story carries: its id in the schedule. */
export const DRAGGED = "application/x-standfirst-scheduled";

/** Minutes a story moves by Alt and an arrow up or down, in the day and the week. */
const STEP_MINUTES = 15;

interface ScheduledChipProps {
  scheduled: Scheduled;
  timeZone: string;
  /** Up and down go by weeks in a month, by a quarter of an hour elsewhere. */
  rows: "weeks" | "minutes";
  isClashing: boolean;
  /** Of the paper's slot that it fills. */
  slotName: string | undefined;
  onOpen(): void;
  onMove(wall: string): void;
}

/** A story where it goes: opened by a click, moved by dragging or by Alt and the arrows. */
export function ScheduledChip({
  scheduled,
  timeZone,
  rows,
  isClashing,
  slotName,
  onOpen,
  onMove,
}: ScheduledChipProps): ReactElement {
  const { id, at, title, targetName, state } = scheduled;
  const isMovable = COMING_STATES.includes(state) || ASKING_STATES.includes(state);

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || !isMovable) return;
    const by = stepOf(event.key);
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(wallLater(wallTimeAt(at, timeZone), by));
  }

  function stepOf(key: string): { days?: number; minutes?: number } | undefined {
    if (key === "ArrowLeft") return { days: -1 };
    if (key === "ArrowRight") return { days: 1 };
    if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
    const sign = key === "ArrowUp" ? -1 : 1;
    return rows === "weeks" ? { days: sign * 7 } : { minutes: sign * STEP_MINUTES };
  }

  return (
    <button
      type="button"
      data-scheduled={id}
      draggable={isMovable}
      className={classNames(
        styles.chip,
        styles[toneOf(state)],
        slotName !== undefined && styles.inSlot,
        isClashing && styles.clashing,
      )}
      aria-label={[
        `${sayTime(at, timeZone)}, ${title}, to ${targetName}`,
        ...(slotName === undefined ? [] : [`In the slot ${slotName}`]),
        STATE_WORDS[state],
        ...(isClashing ? ["Clashes with another"] : []),
      ].join(". ")}
      aria-describedby={isMovable ? "calendar-keys" : undefined}
      title={`${title}, to ${targetName}${slotName === undefined ? "" : `, in the slot ${slotName}`}`}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, id);
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <span className={styles.chipTime}>{sayTime(at, timeZone).slice(0, 5)}</span>
      <span className={styles.chipTitle}>{title}</span>
    </button>
  );
}
