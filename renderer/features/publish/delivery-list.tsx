import type { ReactElement } from "react";
import type { Delivery } from "../../../shared/model/delivery.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { Button } from "../../ui/button.tsx";
import { clockTime, shortTime } from "../../ui/times.ts";
import styles from "./delivery-list.module.css";
import { deedInWords, stateInWords } from "./delivery-words.ts";
import { useQueueActions } from "./use-queue.ts";
import { ViewPage } from "./view-page.tsx";

interface DeliveryListProps {
  deliveries: readonly Delivery[];
  /** Accessible name of the list. */
  label: string;
  /** Says whose they are: for a list over several stories. */
  titled?: boolean;
  /** Opens the question whose words shall stand. */
  onConflict(delivery: Delivery): void;
}

/** Deliveries with where they stand, what is the matter, and what a person can do about it. */
export function DeliveryList({ deliveries, label, titled = false, onConflict }: DeliveryListProps): ReactElement {
  return (
    <ul role="list" aria-label={label} className={styles.list}>
      {deliveries.map((delivery) => (
        <DeliveryItem key={delivery.id} delivery={delivery} titled={titled} onConflict={onConflict} />
      ))}
    </ul>
  );
}

interface DeliveryItemProps {
  delivery: Delivery;
  titled: boolean;
  onConflict(delivery: Delivery): void;
}

function DeliveryItem({ delivery, titled, onConflict }: DeliveryItemProps): ReactElement {
  const { paper } = useReadyDesk();
  const { cancel, retry } = useQueueActions();
  const { id, state, title, problem, askedBy, changedAt, nextAt, heldUntil, address, fromArchive } = delivery;
  const { text, tone } = stateInWords(delivery);
  const isOpen = state === "waiting" || state === "failed" || state === "changed-there";
  return (
    <li className={styles.item}>
      {titled && <p className={styles.title}>{title}</p>}
      <p className={styles.line}>
        <span className={styles.deed}>{deedInWords(delivery)}</span>
        <span className={styles.state} data-tone={tone}>
          {text}
        </span>
      </p>
      {heldUntil !== undefined && <p className={styles.meta}>For {shortTime(heldUntil, paper.timeZone)}</p>}
      {problem !== undefined && <p className={styles.problem}>{problem}</p>}
      <p className={styles.meta}>
        {askedBy} · {shortTime(changedAt, paper.timeZone)}
        {nextAt !== undefined && state === "waiting" && ` · next try ${clockTime(nextAt, paper.timeZone)}`}
      </p>
      {(isOpen || address !== undefined) && (
        <div className={styles.tools}>
          {state === "changed-there" && (
            <Button size="small" tone="primary" onClick={() => onConflict(delivery)}>
              Compare and choose
            </Button>
          )}
          {(state === "failed" || (state === "waiting" && nextAt !== undefined)) && (
            <Button size="small" onClick={() => void retry(id)}>
              {fromArchive === true ? "Send" : state === "failed" ? "Try again" : "Try now"}
            </Button>
          )}
          {isOpen && (
            <Button size="small" tone="quiet" onClick={() => void cancel(id)}>
              {fromArchive === true ? "Drop" : state === "waiting" ? "Cancel" : "Put away"}
            </Button>
          )}
          {address !== undefined && delivery.deed === "publish" && delivery.targetId !== "folder" && (
            <ViewPage address={address} on={delivery.targetName} />
          )}
        </div>
      )}
    </li>
  );
}
