import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import type { Correction, CorrectionKind } from "../../../shared/model/correction.ts";
import type { Delivery } from "../../../shared/model/delivery.ts";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextArea } from "../../ui/field.tsx";
import { Switch } from "../../ui/switch.tsx";
import { shortTime } from "../../ui/times.ts";
import { CloseButton } from "./close-button.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { outcomeInWords } from "./delivery-words.ts";
import styles from "./publish.module.css";
import { useSending } from "./use-sending.ts";

interface CorrectDialogProps {
  storyId: string;
  onClose(): void;
}

const KINDS: readonly { value: CorrectionKind; label: string }[] = [
  { value: "correction", label: "Correction: something was wrong" },
  { value: "clarification", label: "Clarification: something could be misunderstood" },
];

const OUTCOME = {
  going: "The correction is on its way to the pages.",
  done: "The correction is published.",
  stuck: "The correction is not on every page.",
};

/** Says on the page what was put right, and sends the story as it stands to wherever it is live. */
export function CorrectDialog({ storyId, onClose }: CorrectDialogProps): ReactElement {
  const client = useClient();
  const { paper } = useReadyDesk();
  const [kind, setKind] = useState<CorrectionKind>("correction");
  /** Undefined until somebody typed: the draft stands there till then. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [showsUpdated, setShowsUpdated] = useState(true);
  const [isWorking, setIsWorking] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [conflict, setConflict] = useState<Delivery | undefined>(undefined);
  const { data: draft, error } = useQuery({
    queryKey: queryKeys.correctionDraft(storyId),
    queryFn: ({ signal }) => client.corrections.draft({ storyId }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const { data: earlier } = useQuery({
    queryKey: queryKeys.corrections(storyId),
    queryFn: ({ signal }) => client.corrections.list({ storyId }, { signal }),
  });
  const { deliveries: followed, follow } = useSending(storyId);
  const text = typed ?? draft?.text ?? "";

  async function correct(): Promise<void> {
    if (isWorking) return;
    setIsWorking(true);
    setFailure(undefined);
    try {
      follow((await client.corrections.add({ storyId, kind, text, showsUpdated })).deliveries);
    } catch (caught) {
      setFailure(sayFailure(caught));
    }
    setIsWorking(false);
  }

  if (conflict !== undefined) return <ConflictDialog delivery={conflict} onClose={() => setConflict(undefined)} />;
  const isDone = followed !== undefined;
  const outcome = followed && outcomeInWords(followed, OUTCOME);
  return (
    <Dialog
      title="Correct"
      onClose={onClose}
      foot={
        <>
          <span className={styles.outcome}>
            <span role="status" className={failure === undefined && outcome?.isStuck !== true ? styles.published : styles.failed}>
              {failure ?? outcome?.text ?? ""}
            </span>
          </span>
          <CloseButton isDone={isDone} before="Cancel" onClose={onClose} />
          {!isDone && (
            <Button
              tone="primary"
              disabled={text.trim() === "" || error !== null}
              aria-busy={isWorking}
              onClick={() => void correct()}
            >
              {isWorking ? "Correcting…" : "Correct and publish"}
            </Button>
          )}
        </>
      }
    >
      {followed !== undefined ? (
        <DeliveryList label="Queue" deliveries={followed} onConflict={setConflict} />
      ) : (
        <div className={styles.form}>
          <p className={styles.quietLead}>
            The page says this under the text, with today’s date, and tells search engines. The story goes out as it stands here.
          </p>
          {error !== null && (
            <p role="alert" className={styles.failed}>
              {sayFailure(error)}
            </p>
          )}
          <Select
            label="Kind"
            value={kind}
            choices={KINDS}
            onChange={(event) => setKind(event.currentTarget.value as CorrectionKind)}
          />
          <TextArea
            label="What was put right"
            hint={
              draft?.text === ""
                ? "Nothing differs from the page yet: change the story first, or say what was wrong."
                : "Drafted from what changed since it was published."
            }
            rows={5}
            maxLength={2000}
            value={text}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Switch label="Say on the page that it was updated" checked={showsUpdated} onChange={setShowsUpdated} />
          {earlier !== undefined && earlier.length > 0 && <Earlier corrections={earlier} timeZone={paper.timeZone} />}
        </div>
      )}
    </Dialog>
  );
}

function Earlier({ corrections, timeZone }: { corrections: readonly Correction[]; timeZone: string }): ReactElement {
  const client = useClient();
  const [failure, setFailure] = useState<string | undefined>(undefined);
  async function takeBack(id: string): Promise<void> {
    try {
      await client.corrections.takeBack({ id });
    } catch (error) {
      setFailure(sayFailure(error));
    }
  }
  return (
    <section aria-labelledby="earlier-corrections" className={styles.part}>
      <h3 id="earlier-corrections" className={styles.heading}>
        Said already
      </h3>
      <ul role="list" className={styles.earlier}>
        {corrections.map(({ id, kind, text, madeAt, madeBy }) => (
          <li key={id}>
            <p>{text}</p>
            <p className={styles.meta}>
              {kind === "correction" ? "Correction" : "Clarification"}, {shortTime(madeAt, timeZone)}, {madeBy}
            </p>
            <Button size="small" tone="quiet" aria-label={`Take back: ${text}`} onClick={() => void takeBack(id)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.failed}>
        {failure ?? ""}
      </p>
    </section>
  );
}
