import { useState } from "react";
import type { ReactElement } from "react";
import { FOLDER_TARGET_ID } from "../../../shared/model/folder-target.ts";
import { usePublication } from "../../client/use-publication.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Switch } from "../../ui/switch.tsx";
import { CloseButton } from "./close-button.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { outcomeInWords } from "./delivery-words.ts";
import styles from "./publish.module.css";
import { usePublishing } from "./use-publishing.ts";
import { usePosts } from "./use-queue.ts";
import { useSending } from "./use-sending.ts";
import { ViewPage } from "./view-page.tsx";

interface WithdrawDialogProps {
  storyId: string;
  onClose(): void;
}

const WITHDRAWAL = { going: "On its way", done: "Withdrawn", stuck: "Not withdrawn everywhere" };
const TAKE_DOWN = { going: "On its way", done: "Taken down", stuck: "Not taken down everywhere" };

/** Asks before a page is taken down, and says what readers will find. */
export function WithdrawDialog({ storyId, onClose }: WithdrawDialogProps): ReactElement {
  const { data: publication } = usePublication(storyId);
  const { data: posts } = usePosts(storyId);
  const { step, withdraw } = usePublishing(storyId);
  const sending = useSending(storyId);
  const [isLegal, setIsLegal] = useState(false);
  const live = posts?.filter(({ state }) => state === "live") ?? [];
  const elsewhere = live.filter(({ targetId }) => targetId !== FOLDER_TARGET_ID);
  const isOnFolder = publication?.state === "published";
  const outcome = sending.deliveries && outcomeInWords(sending.deliveries, isLegal ? TAKE_DOWN : WITHDRAWAL);
  const isDone = step.kind === "done" || outcome !== undefined;
  const isWorking = step.kind === "working" || sending.isAsking;
  const failed = step.kind === "failed" ? step.text : sending.failure;

  function takeDown(): void {
    // The page on this machine's own site is gone before the answer comes; other sites take their time.
    if (!isLegal && elsewhere.length === 0) void withdraw();
    else {
      const targets = [...(isOnFolder ? [FOLDER_TARGET_ID] : []), ...elsewhere.map(({ targetId }) => targetId)];
      void sending.send(targets, isLegal ? "take-down" : "withdraw");
    }
  }

  return (
    <Dialog
      title={title()}
      size="small"
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <span className={styles.outcome}>
            <span role="status" className={failed === undefined && outcome?.isStuck !== true ? styles.published : styles.failed}>
              {failed ?? (step.kind === "done" ? "Withdrawn" : (outcome?.text ?? ""))}
            </span>
            {step.kind === "done" && <ViewPage address={step.publication.viewAt} />}
          </span>
          <CloseButton isDone={isDone} before="Leave it up" onClose={onClose} />
          {!isDone && (
            <Button tone="danger" aria-busy={isWorking} onClick={takeDown}>
              {isWorking ? "Withdrawing…" : isLegal ? "Take down" : "Withdraw"}
            </Button>
          )}
        </>
      }
    >
      {sending.deliveries !== undefined ? (
        <DeliveryList label="Queue" deliveries={sending.deliveries} onConflict={() => {}} />
      ) : (
        <>
          <p className={styles.lead}>{lead()}</p>
          <dl className={styles.facts}>
            {isOnFolder && (
              <>
                <dt>Address</dt>
                <dd>{publication.address}</dd>
              </>
            )}
            {elsewhere.map(({ targetId, targetName, address }) => (
              <div key={targetId} className={styles.fact}>
                <dt>{targetName}</dt>
                <dd>{address}</dd>
              </div>
            ))}
          </dl>
          {step.kind !== "done" && (
            <div className={styles.legal}>
              <Switch
                label="Legal take-down"
                hint="Leaves nothing of its text and pictures on any site, not even a headline. What stood there, where and when is kept on the desk as evidence."
                checked={isLegal}
                onChange={setIsLegal}
              />
            </div>
          )}
        </>
      )}
    </Dialog>
  );

  function title(): string {
    if (outcome !== undefined) return isLegal ? "Taking this story down" : "Withdrawing this story";
    return step.kind === "done" ? "This story is withdrawn" : isLegal ? "Take this story down?" : "Withdraw this story?";
  }

  function lead(): string {
    if (step.kind === "done") return "The page is down. A short notice stands at its address.";
    if (isLegal)
      return "The story is taken down everywhere, with its pictures and its earlier versions. The copy stays on the desk.";
    return "The page is taken down, and a short notice is left at its address. Cards and lists no longer show the story. The copy stays on the desk and can be published again.";
  }
}
