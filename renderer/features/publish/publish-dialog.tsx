import { useState } from "react";
import type { ReactElement } from "react";
import { FOLDER_TARGET_ID } from "../../../shared/model/folder-target.ts";
import type { Delivery } from "../../../shared/model/delivery.ts";
import { sayFailure } from "../../client/notices.tsx";
import { useChecklist } from "../../client/use-checklist.ts";
import { usePublication } from "../../client/use-publication.ts";
import { useTargets } from "../../client/use-targets.ts";
import { Button } from "../../ui/button.tsx";
import { CheckItems } from "../../ui/check-items.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { Switch } from "../../ui/switch.tsx";
import { CloseButton } from "./close-button.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { Losses } from "./losses.tsx";
import styles from "./publish.module.css";
import { usePosts } from "./use-queue.ts";
import { usePublishing } from "./use-publishing.ts";
import type { Step } from "./use-publishing.ts";
import { useSending } from "./use-sending.ts";
import { ViewPage } from "./view-page.tsx";

interface PublishDialogProps {
  storyId: string;
  onClose(): void;
  /** Closes, and puts the focus into the field with this name. */
  onField(field: string): void;
}

/** The checklist, where the story goes, and the button that does it. */
export function PublishDialog({ storyId, onClose, onField }: PublishDialogProps): ReactElement {
  const { data: checks, error, isFetching, refetch } = useChecklist(storyId);
  const { data: publication } = usePublication(storyId);
  const { data: posts } = usePosts(storyId);
  const { data: targets } = useTargets();
  const [targetId, setTargetId] = useState<string>(FOLDER_TARGET_ID);
  const [conflict, setConflict] = useState<Delivery | undefined>(undefined);
  const { step, publish } = usePublishing(storyId);
  const sending = useSending(storyId);
  const delivery = sending.deliveries?.[0];
  const [showsUpdated, setShowsUpdated] = useState(true);
  const isFolder = targetId === FOLDER_TARGET_ID;
  const blocking = checks?.filter((check) => check.state === "must") ?? [];
  const isBlocked = checks === undefined || blocking.length > 0;
  const isUpdate = isFolder
    ? publication?.state === "published"
    : posts?.some((post) => post.targetId === targetId && post.state === "live") === true;
  const isDone = step.kind === "done" || delivery !== undefined;
  const isWorking = step.kind === "working" || sending.isAsking;

  if (conflict !== undefined) return <ConflictDialog delivery={conflict} onClose={() => setConflict(undefined)} />;
  return (
    <Dialog
      title="Publish"
      onClose={onClose}
      foot={
        <>
          {delivery === undefined ? <Outcome step={step} failure={sending.failure} /> : <SentOutcome delivery={delivery} />}
          <CloseButton isDone={isDone} before="Not yet" onClose={onClose} />
          {!isDone && (
            <Button
              tone="primary"
              disabled={isBlocked}
              aria-busy={isWorking}
              onClick={() => void (isFolder && showsUpdated ? publish() : sending.send([targetId], "publish", showsUpdated))}
            >
              {isWorking ? "Publishing…" : "Publish now"}
            </Button>
          )}
        </>
      }
    >
      {step.kind === "done" ? (
        <Address step={step} />
      ) : delivery !== undefined ? (
        <DeliveryList label="Queue" deliveries={[delivery]} onConflict={setConflict} />
      ) : (
        <>
          <p className={styles.lead}>{lead()}</p>
          {targets !== undefined && targets.length > 1 && (
            <div className={styles.target}>
              <Select
                label="Target"
                value={targetId}
                choices={targets.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(event) => setTargetId(event.currentTarget.value)}
              />
              {!isFolder && <Losses storyId={storyId} targetId={targetId} />}
            </div>
          )}
          {isUpdate && (
            <div className={styles.target}>
              <Switch label="Say on the page that it was updated" checked={showsUpdated} onChange={setShowsUpdated} />
            </div>
          )}
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
function Outcome({ step, failure }: { step: Step; failure: string | undefined }): ReactElement {
  const failed = step.kind === "failed" ? step.text : failure;
  return (
    <span className={styles.outcome}>
      <span role="status" className={failed === undefined ? styles.published : styles.failed}>
        {step.kind === "done" ? "Published" : (failed ?? "")}
      </span>
      {step.kind === "done" && <ViewPage address={step.publication.viewAt} />}
    </span>
  );
}

/** The same for a site that is given the story in its own time. */
function SentOutcome({ delivery: { state, address } }: { delivery: Delivery }): ReactElement {
  const isUp = state === "sent" || state === "checked";
  const isStuck = state === "failed" || state === "changed-there";
  return (
    <span className={styles.outcome}>
      <span role="status" className={isStuck ? styles.failed : styles.published}>
        {isUp ? "Published" : isStuck ? "Not published" : "In the queue: this can be closed."}
      </span>
      {isUp && address !== undefined && <ViewPage address={address} />}
    </span>
  );
}
