import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import type { Delivery, Difference } from "../../../shared/model/delivery.ts";
import { useClient } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./conflict-dialog.module.css";
import { useDifferences, useQueueActions } from "./use-queue.ts";

interface ConflictDialogProps {
  delivery: Delivery;
  onClose(): void;
}

/** The site's copy is newer than what the desk last sent: shows both, and asks for each field which shall stand. */
export function ConflictDialog({ delivery, onClose }: ConflictDialogProps): ReactElement {
  const client = useClient();
  const queries = useQueryClient();
  const { cancel } = useQueueActions();
  const { data, error, refetch } = useDifferences(delivery.id);
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [isSending, setIsSending] = useState(false);

  async function send(): Promise<void> {
    setIsSending(true);
    setFailure(undefined);
    try {
      await client.queue.resolve({ id: delivery.id, theirs: [...theirs] });
      await queries.invalidateQueries({ queryKey: queryKeys.queue });
      onClose();
    } catch (caught) {
      setFailure(sayFailure(caught));
      setIsSending(false);
    }
  }

  async function leave(): Promise<void> {
    await cancel(delivery.id);
    onClose();
  }

  const choose = (field: string, isTheirs: boolean): void =>
    setTheirs((fields) => (isTheirs ? [...fields, field] : fields.filter((each) => each !== field)));

  return (
    <Dialog
      title={`Edited on ${delivery.targetName}`}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <span role="status" className={styles.failure}>
            {failure ?? ""}
          </span>
          <Button onClick={() => void leave()}>Leave the site as it is</Button>
          <Button tone="primary" disabled={data === undefined} aria-busy={isSending} onClick={() => void send()}>
            {data?.gone === true ? "Publish it there again" : "Send these"}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>{lead()}</p>
      {error !== null && (
        <div role="alert" className={styles.failure}>
          <p>{sayFailure(error)}</p>
          <Button onClick={() => void refetch()}>Ask the site again</Button>
        </div>
      )}
      {data?.fields.map((each) => (
        <FieldChoice key={each.field} difference={each} isTheirs={theirs.includes(each.field)} onChoose={choose} />
      ))}
    </Dialog>
  );

  function lead(): string {
    if (data === undefined) return error === null ? "Asking the site…" : "The site could not be asked.";
    if (data.gone) return "The post was deleted on the site. The story on the desk is whole. Nothing was sent.";
    return "Nothing was sent. Choose for each field whose words shall stand; a field kept as the site has it is taken into the story as well.";
  }
}

interface FieldChoiceProps {
  difference: Difference;
  isTheirs: boolean;
  onChoose(field: string, isTheirs: boolean): void;
}

function FieldChoice({ difference: { field, ours, theirs, sent, canTake }, isTheirs, onChoose }: FieldChoiceProps): ReactElement {
  const side = (name: string, text: string, isChosen: boolean, value: boolean): ReactElement => (
    <label className={styles.side} data-chosen={isChosen}>
      <span className={styles.choice}>
        <input
          type="radio"
          name={field}
          checked={isChosen}
          disabled={value && !canTake}
          onChange={() => onChoose(field, value)}
        />
        {name}
      </span>
      <span className={styles.text}>{text === "" ? <em>Nothing</em> : text}</span>
    </label>
  );
  return (
    <fieldset className={styles.field}>
      <legend className={styles.name}>{field}</legend>
      <div className={styles.sides}>
        {side("The desk’s", ours, !isTheirs, false)}
        {side("The site’s", theirs, isTheirs, true)}
      </div>
      {sent !== ours && sent !== "" && (
        <details className={styles.sent}>
          <summary>What was sent last</summary>
          <p className={styles.text}>{sent}</p>
        </details>
      )}
      {!canTake && (
        <p className={styles.hint}>The desk cannot take this from the site; put it right in the story if the site is right.</p>
      )}
    </fieldset>
  );
}
