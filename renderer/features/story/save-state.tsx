import { useLayoutEffect, useRef } from "react";
import type { ReactElement } from "react";
import styles from "./save-state.module.css";
import type { SaveState as State } from "./saving/save-state.ts";
import { writeText } from "../../ui/write-text.ts";

const words = ({ kind, reason }: State): string => {
  if (kind === "saved") return "Saved";
  if (kind === "saving") return "Saving…";
  return `Not saved: ${reason ?? "the desk did not say why."}`;
};

interface SaveStateProps {
  /** Calls back at once and whenever the state is another; returns the way to stop. The same function while it follows the same story. */
  follow(show: (state: State) => void): () => void;
}

/** Saved or not: always in view, and true. Past React, for it changes while somebody types. */
export function SaveState({ follow }: SaveStateProps): ReactElement {
  const dot = useRef<HTMLSpanElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      follow((state) => {
        if (dot.current === null || text.current === null) return;
        dot.current.dataset["kind"] = state.kind;
        text.current.dataset["kind"] = state.kind;
        text.current.title = state.reason ?? "";
        writeText(text.current, words(state));
      }),
    [follow],
  );
  return (
    <span className={styles.row}>
      <span ref={dot} aria-hidden="true" className={styles.dot} />
      <span ref={text} role="status" aria-label="Save state" className={styles.text} />
    </span>
  );
}
