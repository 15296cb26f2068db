import type { ReactElement } from "react";
import styles from "./publish.module.css";
import { useLosses } from "./use-queue.ts";

/** Said before anything is sent: what the site has no place for, and what becomes of it. */
export function Losses({ storyId, targetId }: { storyId: string; targetId: string }): ReactElement | undefined {
  const { data: losses } = useLosses(storyId, targetId);
  if (losses === undefined || losses.length === 0) return undefined;
  return (
    <ul aria-label="What this site does otherwise" className={styles.losses}>
      {losses.map((loss) => (
        <li key={loss}>{loss}</li>
      ))}
    </ul>
  );
}
