import type { ReactElement } from "react";
import { sayFailure } from "../../client/notices.tsx";
import { useChecklist } from "../../client/use-checklist.ts";
import { usePublication } from "../../client/use-publication.ts";
import { Button } from "../../ui/button.tsx";
import { CheckItems } from "../../ui/check-items.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { CloseButton } from "./close-button.tsx";
import styles from "./publish.module.css";
import { usePublishing } from "./use-publishing.ts";
import type { Step } from "./use-publishing.ts";
import { ViewPage } from "./view-page.tsx";

interface PublishDialogProps {
  storyId: string;
  onClose(): void;
  /** Closes, and puts the focus into the field with this name. */
  onField(field: string): void;
}

/** The checklist, and the button that does it. */
export function PublishDialog({ storyId, onClose, onField }: PublishDialogProps): ReactElement {
  const { data: checks, error, isFetching, refetch } = useChecklist(storyId);
  const { data: publication } = usePublication(storyId);
  const { step, publish } = usePublishing(storyId);
  const blocking = checks?.filter((check) => check.state === "must") ?? [];
  const isBlocked = checks === undefined || blocking.length > 0;
  const isUpdate = publication?.state === "published";

  return (
    <Dialog
      title="Publish"
      onClose={onClose}
      foot={
        <>
          <Outcome step={step} />
          <CloseButton isDone={step.kind === "done"} before="Not yet" onClose={onClose} />
          {step.kind !== "done" && (
            <Button tone="primary" disabled={isBlocked} aria-busy={step.kind === "working"} onClick={() => void publish()}>
              {step.kind === "working" ? "Publishing…" : "Publish now"}
            </Button>
          )}
        </>
      }
    >
      {step.kind === "done" ? (
        <Address step={step} />
      ) : (
        <>
          <p className={styles.lead}>{lead()}</p>
          {checks !== undefined && <CheckItems checks={checks} onField={onField} />}
          {checks === undefined && error !== null && (
            <div role="alert" className={styles.failure}>
              <p>{sayFailure(error)}</p>
              <Button onClick={() => void refetch()}>Check again</Button>
            </div>
          )}
        </>
      )}
    </Dialog>
  );

  function lead(): string {
    if (checks === undefined) return isFetching ? "Looking the story over…" : "The story could not be checked.";
    if (blocking.length > 0) {
      const things = blocking.length === 1 ? "One thing" : `${blocking.length} things`;
      return `${things} must be mended before readers can see this story.`;
    }
    if (isUpdate) return "The page that readers see now will be replaced by the story as it stands here.";
    return "Nothing stands in the way. Readers will see the story as it stands here.";
  }
}

function Address({ step }: { step: Extract<Step, { kind: "done" }> }): ReactElement {
  return (
    <>
      <p className={styles.lead}>The page stands on the site, and the front page, its section and its authors link to it.</p>
      <dl className={styles.facts}>
        <dt>Address</dt>
        <dd>{step.publication.address}</dd>
      </dl>
    </>
  );
}

/** Stands in the page before anything is said, so that it is read out when it is. */
function Outcome({ step }: { step: Step }): ReactElement {
  return (
    <span className={styles.outcome}>
      <span role="status" className={step.kind === "failed" ? styles.failed : styles.published}>
        {step.kind === "done" ? "Published" : step.kind === "failed" ? step.text : ""}
      </span>
      {step.kind === "done" && <ViewPage address={step.publication.viewAt} />}
    </span>
  );
}
