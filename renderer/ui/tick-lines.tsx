import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import type { TickedLine } from "../../shared/contract/readiness.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import styles from "./tick-lines.module.css";
import { shortTime } from "./times.ts";

interface TickLinesProps {
  /** Names the list: "To file". */
  label: string;
  lines: readonly TickedLine[];
  timeZone: string;
  onTick(line: string, isDone: boolean, note?: string): void;
}

/** Lines of the paper's checklist, each ticked by hand, with who did it and when. */
export function TickLines({ label, lines, timeZone, onTick }: TickLinesProps): ReactElement {
  return (
    <ul role="list" className={styles.lines} aria-label={label}>
      {lines.map((line) => (
        <Line key={line.id} line={line} timeZone={timeZone} onTick={onTick} />
      ))}
    </ul>
  );
}

function Line({ line, timeZone, onTick }: { line: TickedLine } & Pick<TickLinesProps, "timeZone" | "onTick">): ReactElement {
  const { id, text, weight, tick } = line;
  const [note, setNote] = useState<string | undefined>(undefined);
  /** Shown at once, until the desk has answered. */
  const [asked, setAsked] = useState<boolean | undefined>(undefined);
  useEffect(() => setAsked(undefined), [tick]);
  const keep = (): void => {
    if (note !== undefined) onTick(id, true, note.trim());
    setNote(undefined);
  };
  return (
    <li className={styles.line}>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={asked ?? tick !== undefined}
          onChange={(event) => {
            setAsked(event.currentTarget.checked);
            onTick(id, event.currentTarget.checked);
          }}
        />
        <span className={styles.text}>{text}</span>
        {tick === undefined && <span className={weight === "must" ? styles.must : styles.should}>{weight}</span>}
      </label>
      {tick !== undefined && (
        <div className={styles.by}>
          <span>
            {tick.by}, {shortTime(tick.at, timeZone)}
          </span>
          {tick.note !== "" && note === undefined && <p className={styles.note}>{tick.note}</p>}
          {note === undefined ? (
            <Button size="small" tone="quiet" aria-label={`Note on ${text}`} onClick={() => setNote(tick.note)}>
              {tick.note === "" ? "Add a note" : "Change the note"}
            </Button>
          ) : (
            <form
              className={styles.form}
              onSubmit={(event) => {
                event.preventDefault();
                keep();
              }}
              onKeyDown={(event) => {
                if (event.key !== "Escape") return;
                // The dialog around stays.
                event.stopPropagation();
                setNote(undefined);
              }}
            >
              <Field
                label="Note"
                hideLabel
                autoFocus
                maxLength={1000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <Button size="small" type="submit">
                Keep
              </Button>
            </form>
          )}
        </div>
      )}
    </li>
  );
}
