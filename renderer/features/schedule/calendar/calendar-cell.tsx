import { useState } from "react";
import type { ReactElement } from "react";
import type { Scheduled } from "../../../../shared/model/schedule.ts";
import { isInSlot } from "../../../../shared/model/in-slot.ts";
import type { SlotTime } from "../../../../shared/model/slots.ts";
import { classNames } from "../../../ui/class-names.ts";
import styles from "./calendar.module.css";
import { DRAGGED, ScheduledChip } from "./scheduled-chip.tsx";
import type { Calendar } from "./use-calendar.ts";

interface CalendarCellProps {
  calendar: Calendar;
  scheduled: readonly Scheduled[];
  slots: readonly SlotTime[];
  className?: string | undefined;
  /** Names the cell where no heading does. */
  label?: string | undefined;
  /** Said in the cell. */
  note?: string | undefined;
  onOpen(of: Scheduled): void;
  /** The wall time a story that is dropped here goes at. */
  wallFor(of: Scheduled): string;
}

/** A day, or an hour of one: what goes then, and the slots that nothing goes in. Stories are dropped on it. */
export function CalendarCell({
  calendar,
  scheduled,
  slots,
  className,
  label,
  note,
  onOpen,
  wallFor,
}: CalendarCellProps): ReactElement {
  const [isOver, setIsOver] = useState(false);
  const clashing = new Set(calendar.warnings.filter(({ kind }) => kind === "clash").flatMap(({ about }) => about));
  // A slot that was filled shows on its story; one that is past and was not concerns nobody any more.
  const empty = slots.filter((slot) => slot.at > calendar.openedAt && !calendar.scheduled.some((each) => isInSlot(each, slot)));
  const things = [
    ...scheduled.map((each) => ({ at: each.at, key: each.id, draw: () => chip(each) })),
    ...empty.map((slot) => ({ at: slot.at, key: `${slot.slotId} ${slot.at}`, draw: () => mark(slot) })),
  ].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

  return (
    <div
      role={label === undefined ? undefined : "group"}
      aria-label={label}
      className={classNames(styles.cell, className, isOver && styles.over)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        const id = event.dataTransfer.getData(DRAGGED);
        const dropped = calendar.scheduled.find((each) => each.id === id);
        if (dropped === undefined) return;
        event.preventDefault();
        calendar.move(dropped, wallFor(dropped));
      }}
    >
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {things.map(({ key, draw }) => (
        <div key={key}>{draw()}</div>
      ))}
    </div>
  );

  function chip(each: Scheduled): ReactElement {
    return (
      <ScheduledChip
        scheduled={each}
        timeZone={calendar.timeZone}
        slotName={slots.find((slot) => isInSlot(each, slot))?.name}
        rows={calendar.view === "month" ? "weeks" : "minutes"}
        isClashing={clashing.has(each.id)}
        onOpen={() => onOpen(each)}
        onMove={(wall) => calendar.move(each, wall)}
      />
    );
  }

  function mark(slot: SlotTime): ReactElement {
    return (
      <p className={styles.emptySlot}>
        <span className={styles.chipTime}>{slot.wall.slice(11, 16)}</span>
        <span className={styles.chipTitle}>{slot.name}</span>
        <span className="visually-hidden">, slot, empty</span>
      </p>
    );
  }
}
