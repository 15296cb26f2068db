import { useState } from "react";
import type { ReactElement } from "react";
import type { Delivery } from "../../../shared/model/delivery.ts";
import { sayFailure } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import styles from "./publish.module.css";
import { useDeliveries, useQueueActions } from "./use-queue.ts";

/** Everything the desk sends, or has sent lately, over all stories. */
export function QueueDialog({ onClose }: { onClose(): void }): ReactElement {
  const { data, error, refetch } = useDeliveries();
  const [conflict, setConflict] = useState<Delivery | undefined>(undefined);
  if (conflict !== undefined) return <ConflictDialog delivery={conflict} onClose={() => setConflict(undefined)} />;
  return (
    <Dialog title="Queue" size="wide" onClose={onClose}>
      {error !== null && (
        <div role="alert" className={styles.failure}>
          <p>{sayFailure(error)}</p>
          <Button onClick={() => void refetch()}>Read it again</Button>
        </div>
      )}
      {data !== undefined && data.open.length === 0 && (
        <EmptyState
          title="Nothing is under way"
          text="What is published, scheduled or withdrawn stands here until the site has it."
        />
      )}
      <FromArchive deliveries={data?.fromArchive ?? 0} />
      {data !== undefined && data.open.length > 0 && (
        <DeliveryList label="Queue" deliveries={data.open} titled onConflict={setConflict} />
      )}
      {data !== undefined && data.more > 0 && <p className={styles.more}>And {data.more} more after these.</p>}
      {data !== undefined && data.ended.length > 0 && (
        <section className={styles.lately} aria-labelledby="queue-lately">
          <h3 id="queue-lately" className={styles.heading}>
            Lately
          </h3>
          <DeliveryList label="Lately" deliveries={data.ended} titled onConflict={setConflict} />
        </section>
      )}
    </Dialog>
  );
}

/** After a desk was brought back from its archive: nothing goes out that the other desk may have sent long ago. */
function FromArchive({ deliveries }: { deliveries: number }): ReactElement | undefined {
  const { answerArchived } = useQueueActions();
  if (deliveries === 0) return undefined;
  return (
    <div role="group" aria-label="From the archive" className={styles.archived}>
      <p>
        {deliveries === 1 ? "1 delivery" : `${deliveries} deliveries`} waited when the archive was made that this desk came from.
        Nothing was sent since.
      </p>
      <div className={styles.archivedTools}>
        <Button onClick={() => void answerArchived(true)}>Send all</Button>
        <Button tone="quiet" onClick={() => void answerArchived(false)}>
          Drop all
        </Button>
      </div>
    </div>
  );
}
