import { Plus, X } from "lucide-react";
import { useRef } from "react";
import type { ReactElement } from "react";
import type { Slot } from "../../../shared/model/slots.ts";
import { USUAL_MISSED_RULE } from "../../../shared/model/usual-missed-rule.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./schedule-page.module.css";
import { Group, SettingsPage } from "./settings-page.tsx";
import type { Settings } from "./use-settings.ts";

/** Most slots of a paper. Source: `paperSchema`. */
const MOST = 60;
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const MISSED_CHOICES = [
  { value: "publish", label: "Publish at once, if it is not too late" },
  { value: "ask", label: "Always ask" },
] as const;

/** When the paper publishes, and what becomes of a time that went by. */
export function SchedulePage({ settings }: { settings: Settings }): ReactElement {
  const { missed = USUAL_MISSED_RULE, slots = [] } = settings.paper;
  const list = useRef<HTMLUListElement>(null);
  const set = (next: Slot[]): void => settings.change({ slots: next });

  function add(): void {
    set([...slots, { id: crypto.randomUUID(), name: "", days: [1, 2, 3, 4, 5], time: "06:00" }]);
    setTimeout(() => list.current?.lastElementChild?.querySelector("input")?.focus());
  }

  function remove(place: number): void {
    set(slots.toSpliced(place, 1));
    // The button that had the focus went with its slot.
    setTimeout(() => list.current?.children[Math.min(place, slots.length - 2)]?.querySelector("input")?.focus());
  }

  return (
    <SettingsPage
      title="Schedule"
      lead="When the paper publishes, and what becomes of a time that went by while the desk was closed."
    >
      <Group title="Times that were missed">
        <div className={styles.missed}>
          <Select
            label="A story whose time went by"
            choices={MISSED_CHOICES}
            value={missed.rule}
            hint="What is not published at once waits in the calendar for somebody to decide. Nothing is dropped."
            onChange={(event) =>
              settings.change({ missed: event.currentTarget.value === "ask" ? { rule: "ask" } : USUAL_MISSED_RULE })
            }
          />
          {missed.rule === "publish" && (
            <Field
              label="At most so many minutes late"
              inputMode="numeric"
              value={Number.isNaN(missed.minutes) ? "" : String(missed.minutes)}
              problem={settings.problems["missed.minutes"]}
              onChange={(event) =>
                settings.change({ missed: { rule: "publish", minutes: Number.parseInt(event.currentTarget.value, 10) } })
              }
            />
          )}
        </div>
      </Group>
      <Group title="Slots">
        <ul ref={list} role="list" className={styles.slots} aria-label="Slots">
          {slots.map((slot, place) => (
            <SlotItem
              key={slot.id}
              slot={slot}
              place={place}
              settings={settings}
              onChange={(next) => set(slots.with(place, next))}
              onRemove={() => remove(place)}
            />
          ))}
        </ul>
        <div>
          <Button icon={<Plus size={14} />} disabled={slots.length >= MOST} onClick={add}>
            Add a slot
          </Button>
        </div>
      </Group>
    </SettingsPage>
  );
}

interface SlotItemProps {
  slot: Slot;
  place: number;
  settings: Settings;
  onChange(slot: Slot): void;
  onRemove(): void;
}

function SlotItem({ slot, place, settings, onChange, onRemove }: SlotItemProps): ReactElement {
  const { problems, paper } = settings;
  const { section: _section, ...forAll } = slot;
  const daysProblem = problems[`slots.${place}.days`];
  return (
    <li className={styles.slot}>
      <Field
        label="Slot name"
        maxLength={60}
        value={slot.name}
        problem={problems[`slots.${place}.name`]}
        onChange={(event) => onChange({ ...slot, name: event.currentTarget.value })}
      />
      <Field
        label="Time"
        maxLength={5}
        value={slot.time}
        problem={problems[`slots.${place}.time`]}
        onChange={(event) => onChange({ ...slot, time: event.currentTarget.value })}
      />
      <Select
        label="Stories of"
        emptyChoice="All sections"
        choices={paper.sections.map(({ id, name }) => ({ value: id, label: name }))}
        value={slot.section ?? ""}
        onChange={(event) => {
          const section = event.currentTarget.value;
          onChange(section === "" ? forAll : { ...slot, section });
        }}
      />
      <div className={styles.remove}>
        <IconButton label={`Remove ${slot.name || "slot"}`} icon={<X size={15} />} onClick={onRemove} />
      </div>
      <fieldset className={styles.days} aria-invalid={daysProblem === undefined ? undefined : true}>
        <legend className="visually-hidden">Days of {slot.name || "the slot"}</legend>
        {DAYS.map((day, index) => (
          <label key={day} className={styles.day}>
            <input
              type="checkbox"
              className="visually-hidden"
              aria-label={day}
              checked={slot.days.includes(index + 1)}
              onChange={(event) =>
                onChange({
                  ...slot,
                  days: event.currentTarget.checked
                    ? [...slot.days, index + 1].toSorted((one, other) => one - other)
                    : slot.days.filter((each) => each !== index + 1),
                })
              }
            />
            {day.slice(0, 3)}
          </label>
        ))}
        {daysProblem !== undefined && <p className={styles.problem}>{daysProblem}</p>}
      </fieldset>
    </li>
  );
}
