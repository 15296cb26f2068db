import type { ReactElement } from "react";
import { Button } from "../../ui/button.tsx";
import styles from "./checks-panel.module.css";
import { useIgnored } from "./use-checks.ts";

interface IgnoredListProps {
  storyId: string;
  onBringBack(id: string): void;
}

/** What somebody chose not to see in this story, with a way back. */
export function IgnoredList({ storyId, onBringBack }: IgnoredListProps): ReactElement | undefined {
  const { data = [] } = useIgnored(storyId);
  if (data.length === 0) return undefined;
  return (
    <details className={styles.fold}>
      <summary>{data.length} ignored</summary>
      <ul role="list" className={styles.rows} aria-label="Ignored findings">
        {data.map(({ id, text, scope, ignoredBy }) => (
          <li key={id} className={styles.row}>
            <span className={styles.rowText}>
              “{text}”
              <span className={styles.quiet}>
                {" "}
                {scope === "here" ? "in one place" : "in the whole story"}, by {ignoredBy}
              </span>
            </span>
            <Button size="small" aria-label={`Show ${text} again`} onClick={() => onBringBack(id)}>
              Show again
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
