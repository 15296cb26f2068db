import { Plus, X } from "lucide-react";
import { useRef } from "react";
import type { ReactElement } from "react";
import type { CopyChecks, Readiness, ReadyLine, Stage } from "../../../shared/model/readiness.ts";
import { USUAL_READINESS } from "../../../shared/model/usual-readiness.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { STAGE_WORDS } from "../../ui/stage-words.ts";
import { CheckWeightsTable } from "./check-weights-table.tsx";
import styles from "./checklists-page.module.css";
import { Group, SettingsPage } from "./settings-page.tsx";
import type { Settings } from "./use-settings.ts";

/** Most lines of a paper. Source: `readinessSchema`. */
const MOST = 60;
const STAGE_CHOICES = (["file", "pass", "publish"] as const).map((value) => ({ value, label: STAGE_WORDS[value] }));
const WEIGHT_CHOICES = [
  { value: "must", label: "Must: stops the step" },
  { value: "should", label: "Should: reminds" },
] as const;
const COPY_CHOICES: readonly { value: CopyChecks; label: string }[] = [
  { value: "off", label: "Are left alone" },
  { value: "remind", label: "Remind" },
  { value: "stop", label: "Stop the step" },
];

/** What must be done before a story is filed, passed and published. */
export function ChecklistsPage({ settings }: { settings: Settings }): ReactElement {
  const readiness = settings.paper.readiness ?? USUAL_READINESS;
  const { lines, copyChecks } = readiness;
  const list = useRef<HTMLUListElement>(null);
  const set = (change: Partial<Readiness>): void => settings.change({ readiness: { ...readiness, ...change } });

  function add(): void {
    set({ lines: [...lines, { id: crypto.randomUUID(), stage: "file", text: "", weight: "must" }] });
    setTimeout(() => list.current?.lastElementChild?.querySelector("input")?.focus());
  }

  function remove(place: number): void {
    set({ lines: lines.toSpliced(place, 1) });
    // The button that had the focus went with its line.
    setTimeout(() => list.current?.children[Math.min(place, lines.length - 2)]?.querySelector("input")?.focus());
  }

  return (
    <SettingsPage title="Checklists" lead="What somebody ticks by hand before a story goes on. It is kept who did, and when.">
      <Group title="The paper’s own lines">
        <ul ref={list} role="list" className={styles.lines} aria-label="Lines">
          {lines.map((line, place) => (
            <LineItem
              key={line.id}
              line={line}
              problem={settings.problems[`readiness.lines.${place}.text`]}
              onChange={(next) => set({ lines: lines.with(place, next) })}
              onRemove={() => remove(place)}
            />
          ))}
        </ul>
        <div>
          <Button icon={<Plus size={14} />} disabled={lines.length >= MOST} onClick={add}>
            Add a line
          </Button>
        </div>
      </Group>
      <Group title="Checks of the copy">
        <p className={styles.say}>
          Headline, alt texts, a TK that is left: before publishing they always stop what must be mended.
        </p>
        <div className={styles.copy}>
          {(["file", "pass"] as const).map((stage) => (
            <Select
              key={stage}
              label={STAGE_WORDS[stage]}
              choices={COPY_CHOICES}
              value={copyChecks[stage]}
              onChange={(event) => set({ copyChecks: { ...copyChecks, [stage]: event.currentTarget.value as CopyChecks } })}
            />
          ))}
        </div>
        <CheckWeightsTable checks={readiness.checks ?? {}} onChange={(checks) => set({ checks })} />
      </Group>
    </SettingsPage>
  );
}

interface LineItemProps {
  line: ReadyLine;
  problem: string | undefined;
  onChange(line: ReadyLine): void;
  onRemove(): void;
}

function LineItem({ line, problem, onChange, onRemove }: LineItemProps): ReactElement {
  return (
    <li className={styles.line}>
      <Field
        label="What is to be done"
        maxLength={200}
        value={line.text}
        problem={problem}
        className={styles.text}
        onChange={(event) => onChange({ ...line, text: event.currentTarget.value })}
      />
      <Select
        label="Before"
        choices={STAGE_CHOICES}
        value={line.stage}
        onChange={(event) => onChange({ ...line, stage: event.currentTarget.value as Stage })}
      />
      <Select
        label="Weight"
        choices={WEIGHT_CHOICES}
        value={line.weight}
        onChange={(event) => onChange({ ...line, weight: event.currentTarget.value as ReadyLine["weight"] })}
      />
      <div className={styles.remove}>
        <IconButton label={`Remove ${line.text || "line"}`} icon={<X size={15} />} onClick={onRemove} />
      </div>
    </li>
  );
}
