import { Check as Tick, CircleAlert, CircleDot } from "lucide-react";
import type { ReactElement } from "react";
import type { Check } from "../../shared/contract/publishing.ts";
import { Button } from "./button.tsx";
import styles from "./check-items.module.css";

interface CheckItemsProps {
  checks: readonly Check[];
  /** Offers to go to the field of an item that is not done. */
  onField?(field: string): void;
}

const GROUPS = [
  { state: "must", title: "Must" },
  { state: "should", title: "Should" },
  { state: "done", title: "Done" },
] as const;

/** The checklist in its three groups: what blocks, what would be better, what is in order. */
export function CheckItems({ checks, onField }: CheckItemsProps): ReactElement {
  return (
    <>
      {GROUPS.map(({ state, title }) => {
        const items = checks.filter((check) => check.state === state);
        if (items.length === 0) return undefined;
        return (
          <section key={state} className={styles.group}>
            <h3 className={styles.title}>
              {title} · {items.length}
            </h3>
            <ul role="list" className={styles.items} data-state={state} aria-label={title}>
              {items.map((check) => (
                <Item key={`${check.id} ${check.text}`} check={check} onField={onField} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Item({ check, onField }: { check: Check; onField: ((field: string) => void) | undefined }): ReactElement {
  const { field, state, text } = check;
  return (
    <li className={styles.item} data-state={state}>
      <span className={styles.mark} aria-hidden="true">
        {state === "done" ? <Tick size={14} /> : state === "must" ? <CircleAlert size={14} /> : <CircleDot size={14} />}
      </span>
      <span className={styles.text}>{text}</span>
      {state !== "done" && field !== undefined && onField !== undefined && (
        <Button size="small" className={styles.go} onClick={() => onField(field)}>
          Go to {placeOf(field)}
        </Button>
      )}
    </li>
  );
}

/** A field that is not there yet is named by the button that adds it: "Add lead picture". */
function placeOf(field: string): string {
  return field.replace(/^Add /, "");
}
