import { useState } from "react";
import type { ReactElement } from "react";
import type { Redline } from "../../../shared/model/redline.ts";
import type { VersionRow } from "../../../shared/model/version.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { Switch } from "../../ui/switch.tsx";
import { shortTime } from "../../ui/times.ts";
import styles from "./compare-dialog.module.css";
import { MILESTONE_WORDS } from "./milestone-words.ts";
import { RedlineView } from "./redline-view.tsx";
import { useRedline, useVersions } from "./use-history.ts";
import { useRestore } from "./use-restore.ts";

interface CompareDialogProps {
  storyId: string;
  from: number;
  /** Undefined for the story as it stands. */
  to: number | undefined;
  onClose(): void;
}

/** Two states of the story as one redline, word by word; what the older one had can be brought back. */
export function CompareDialog({ storyId, from: first, to: second, onClose }: CompareDialogProps): ReactElement {
  const { paper } = useReadyDesk();
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(second);
  const [isWhole, setIsWhole] = useState(false);
  const { data: versions = [] } = useVersions(storyId);
  const { data: redline, error, refetch } = useRedline(storyId, from, to);
  const restoring = useRestore(storyId);
  const choice = ({ number, name, milestone, author, madeAt }: VersionRow): { value: string; label: string } => ({
    value: String(number),
    label: `${number} · ${name ?? MILESTONE_WORDS[milestone]} · ${author}, ${shortTime(madeAt, paper.timeZone)}`,
  });
  const readable = versions.filter((version) => version.readable);
  const again = (done: boolean): void => {
    if (done) void refetch();
  };
  return (
    <Dialog
      title="Compare"
      size="wide"
      onClose={onClose}
      foot={
        <>
          <span role="status" className={styles.summary}>
            {redline === undefined ? "" : summaryOf(redline)}
          </span>
          {to === undefined && redline !== undefined && !isEmpty(redline) && (
            <Button disabled={restoring.isBusy} onClick={() => void restoring.whole(from).then(again)}>
              Restore all of version {from}
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className={styles.choosers}>
        <Select
          label="Older"
          value={String(from)}
          choices={readable.filter(({ number }) => to === undefined || number < to).map(choice)}
          onChange={(event) => setFrom(Number(event.currentTarget.value))}
        />
        <Select
          label="Newer"
          value={to === undefined ? "" : String(to)}
          emptyChoice="The story as it stands now"
          choices={readable.filter(({ number }) => number > from).map(choice)}
          onChange={(event) => setTo(event.currentTarget.value === "" ? undefined : Number(event.currentTarget.value))}
        />
      </div>
      <Switch label="Show paragraphs that did not change" checked={isWhole} onChange={setIsWhole} />
      {error !== null && (
        <div role="alert" className={styles.failure}>
          <p>{sayFailure(error)}</p>
          <Button onClick={() => void refetch()}>Compare again</Button>
        </div>
      )}
      {redline !== undefined && (
        <RedlineView
          redline={redline}
          isWhole={isWhole}
          restore={
            to === undefined
              ? {
                  isBusy: restoring.isBusy,
                  field: (row) => void restoring.field(from, row).then(again),
                  block: (row) => void restoring.block(from, row, redline.blocks).then(again),
                  pictureWords: (row) => void restoring.pictureWords(from, row).then(again),
                }
              : undefined
          }
        />
      )}
    </Dialog>
  );
}

function isEmpty({ fields, blocks }: Redline): boolean {
  return fields.length === 0 && blocks.every(({ kind }) => kind === "same");
}

function summaryOf(redline: Redline): string {
  if (isEmpty(redline)) return "Nothing differs.";
  const { added, removed } = redline.words;
  const moved = redline.blocks.filter(({ kind }) => kind === "moved").length;
  const parts = [`${added} ${added === 1 ? "word" : "words"} added`, `${removed} taken out`];
  if (moved > 0) parts.push(`${moved} ${moved === 1 ? "paragraph" : "paragraphs"} moved`);
  return `${parts.join(", ")}.`;
}
