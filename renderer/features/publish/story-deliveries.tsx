import { useState } from "react";
import type { ReactElement } from "react";
import type { Delivery } from "../../../shared/model/delivery.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { shortTime } from "../../ui/times.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { STANDING_WORDS } from "./delivery-words.ts";
import styles from "./publish.module.css";
import { EvidenceList } from "./evidence-list.tsx";
import { ReceiptView } from "./receipt-view.tsx";
import { useDeliveries, usePosts, useQueueActions, useReceipts } from "./use-queue.ts";
import { ViewPage } from "./view-page.tsx";

/** Deliveries that ended, shown beside the open ones. */
const MOST_ENDED = 5;

/** Where the story stands on other sites, what is under way, and what readers found last. */
export function StoryDeliveries({ storyId }: { storyId: string }): ReactElement | undefined {
  const { paper } = useReadyDesk();
  const { data: deliveries } = useDeliveries(storyId);
  const { data: posts } = usePosts(storyId);
  const { data: receipts } = useReceipts(storyId);
  const { checkAgain } = useQueueActions();
  const [conflict, setConflict] = useState<Delivery | undefined>(undefined);
  const shown = deliveries === undefined ? [] : [...deliveries.open, ...deliveries.ended.slice(0, MOST_ENDED)];
  const elsewhere = posts?.filter(({ targetId }) => targetId !== "folder") ?? [];
  // The newest of each target: an older one proves an older page.
  const newest = receipts?.filter((each, at) => receipts.findIndex(({ targetId }) => targetId === each.targetId) === at) ?? [];
  return (
    <>
      {elsewhere.length > 0 && (
        <section className={styles.part} aria-labelledby="stands-elsewhere">
          <h3 id="stands-elsewhere" className={styles.heading}>
            On other sites
          </h3>
          <dl className={styles.facts}>
            {elsewhere.map(({ targetId, targetName, state, address, heldUntil }) => (
              <div key={targetId} className={styles.fact}>
                <dt>{targetName}</dt>
                <dd className={styles.stands}>
                  {state === "held" && heldUntil !== undefined
                    ? `Held until ${shortTime(heldUntil, paper.timeZone)}`
                    : STANDING_WORDS[state]}
                  {state === "live" && address !== undefined && <ViewPage address={address} on={targetName} />}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {shown.length > 0 && (
        <section className={styles.part} aria-labelledby="story-queue">
          <h3 id="story-queue" className={styles.heading}>
            Queue
          </h3>
          <DeliveryList label="Queue" deliveries={shown} onConflict={setConflict} />
        </section>
      )}
      {newest.map((receipt) => (
        <ReceiptView key={receipt.id} receipt={receipt} onCheckAgain={() => void checkAgain(storyId, receipt.targetId)} />
      ))}
      <EvidenceList storyId={storyId} />
      {conflict !== undefined && <ConflictDialog delivery={conflict} onClose={() => setConflict(undefined)} />}
    </>
  );
}
