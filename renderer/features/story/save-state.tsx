import type { ReactElement } from "react";
import styles from "./save-state.module.css";
import type { SaveState as State } from "./saving/save-state.ts";
import { classNames } from "../../ui/class-names.ts";

const words = ({ kind, reason }: State): string => {
  if (kind === "saved") return "Saved";
  if (kind === "saving") return "Saving…";
  return `Not saved: ${reason ?? "the desk did not say why."}`;
};

/** Saved or not: always in view, and true. */
export function SaveState({ state }: { state: State }): ReactElement {
  return (
    <span className={styles.row}>
      <span aria-hidden="true" className={classNames(styles.dot, styles[state.kind])} />
      <span role="status" aria-label="Save state" title={state.reason} className={classNames(styles.text, styles[state.kind])}>
        {words(state)}
      </span>
    </span>
  );
}
