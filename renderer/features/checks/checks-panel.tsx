import type { ReactElement } from "react";
import { sayFailure } from "../../client/notices.tsx";
import { useChecklist } from "../../client/use-checklist.ts";
import { Button } from "../../ui/button.tsx";
import { CheckItems } from "../../ui/check-items.tsx";
import styles from "./checks-panel.module.css";
import { Findings } from "./findings.tsx";
import { PaperWords } from "./paper-words.tsx";

interface ChecksPanelProps {
  storyId: string;
  onField(field: string): void;
}

/** What a sub-editor looks at: what the checks found in the text, then what is missing before it can go. */
export function ChecksPanel({ storyId, onField }: ChecksPanelProps): ReactElement {
  return (
    <div className={styles.panel}>
      <Findings storyId={storyId} />
      <Checklist storyId={storyId} onField={onField} />
      <PaperWords storyId={storyId} />
    </div>
  );
}

function Checklist({ storyId, onField }: ChecksPanelProps): ReactElement | undefined {
  const { data, error, refetch } = useChecklist(storyId);
  if (data !== undefined) {
    return (
      <section aria-label="Checklist">
        <CheckItems checks={data} onField={onField} />
      </section>
    );
  }
  if (error === null) return undefined;
  return (
    <div role="alert">
      <p>{sayFailure(error)}</p>
      <Button onClick={() => void refetch()}>Check again</Button>
    </div>
  );
}
