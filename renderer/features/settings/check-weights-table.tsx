import type { ReactElement } from "react";
import type { CheckWeight, CheckWeights, Readiness, Stage, WeighedCheck } from "../../../shared/model/readiness.ts";
import { Select } from "../../ui/field.tsx";
import { STAGE_WORDS } from "../../ui/stage-words.ts";
import styles from "./checklists-page.module.css";

/** In the order of the page. Source: `WEIGHED_CHECKS`. */
const CHECKS: Readonly<Record<WeighedCheck, string>> = {
  section: "Section",
  headline: "Headline",
  standfirst: "Standfirst",
  byline: "Byline",
  "lead-picture": "Lead picture",
  "alt-text": "Alt texts",
  credit: "Credits",
  body: "Copy",
  tk: "TK left",
  access: "Free part",
  cards: "Similar stories",
};
const STAGES = ["file", "pass", "publish"] as const;
const CHOICES: readonly { value: CheckWeight; label: string }[] = [
  { value: "must", label: "Must" },
  { value: "should", label: "Should" },
  { value: "off", label: "Off" },
];

interface CheckWeightsTableProps {
  checks: NonNullable<Readiness["checks"]>;
  onChange(checks: NonNullable<Readiness["checks"]>): void;
}

/** What each check of the copy weighs before each step, where the paper wants it otherwise. */
export function CheckWeightsTable({ checks, onChange }: CheckWeightsTableProps): ReactElement {
  function set(stage: Stage, check: WeighedCheck, value: string): void {
    const { [check]: _, ...others } = checks[stage] ?? {};
    const weights: CheckWeights = value === "" ? others : { ...others, [check]: value as CheckWeight };
    onChange({ ...checks, [stage]: weights });
  }

  return (
    <table className={styles.weights}>
      <caption className={styles.say}>One by one, where a check should weigh something else</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Check</span>
          </th>
          {STAGES.map((stage) => (
            <th key={stage} scope="col">
              {STAGE_WORDS[stage]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(Object.keys(CHECKS) as WeighedCheck[]).map((check) => (
          <tr key={check}>
            <th scope="row">{CHECKS[check]}</th>
            {STAGES.map((stage) => (
              <td key={stage}>
                <Select
                  label={`${CHECKS[check]}, ${STAGE_WORDS[stage].toLowerCase()}`}
                  hideLabel
                  choices={CHOICES}
                  emptyChoice="As usual"
                  value={checks[stage]?.[check] ?? ""}
                  onChange={(event) => set(stage, check, event.currentTarget.value)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
