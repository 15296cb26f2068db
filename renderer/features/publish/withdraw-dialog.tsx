import type { ReactElement } from "react";
import { usePublication } from "../../client/use-publication.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { CloseButton } from "./close-button.tsx";
import styles from "./publish.module.css";
import { usePublishing } from "./use-publishing.ts";
import { ViewPage } from "./view-page.tsx";

interface WithdrawDialogProps {
  storyId: string;
  onClose(): void;
}

/** Asks before a page is taken down, and says what readers will find. */
export function WithdrawDialog({ storyId, onClose }: WithdrawDialogProps): ReactElement {
  const { data: publication } = usePublication(storyId);
  const { step, withdraw } = usePublishing(storyId);
  const isDone = step.kind === "done";
  return (
    <Dialog
      title={isDone ? "This story is withdrawn" : "Withdraw this story?"}
      size="small"
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <span className={styles.outcome}>
            <span role="status" className={step.kind === "failed" ? styles.failed : styles.published}>
              {isDone ? "Withdrawn" : step.kind === "failed" ? step.text : ""}
            </span>
            {isDone && <ViewPage address={step.publication.viewAt} />}
          </span>
          <CloseButton isDone={isDone} before="Leave it up" onClose={onClose} />
          {!isDone && (
            <Button tone="danger" aria-busy={step.kind === "working"} onClick={() => void withdraw()}>
              {step.kind === "working" ? "Withdrawing…" : "Withdraw"}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.lead}>
        {isDone
          ? "The page is down. A short notice stands at its address."
          : "The page is taken down, and a short notice is left at its address. Cards and lists no longer show the story. The copy stays on the desk and can be published again."}
      </p>
      {publication !== undefined && publication !== null && (
        <dl className={styles.facts}>
          <dt>Address</dt>
          <dd>{publication.address}</dd>
        </dl>
      )}
    </Dialog>
  );
}
