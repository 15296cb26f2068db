import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { Stage } from "../../../../shared/model/readiness.ts";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { sayFailure } from "../../../client/notices.tsx";
import { useReadinessDeeds, useStage } from "../../../client/use-readiness.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckItems } from "../../../ui/check-items.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { STAGE_WORDS } from "../../../ui/stage-words.ts";
import { TickLines } from "../../../ui/tick-lines.tsx";
import styles from "./stage-dialog.module.css";

interface StageDialogProps {
  storyId: string;
  stage: Stage;
  /** What the step is called: "File". */
  word: string;
  onMove(): void;
  onClose(): void;
}

/** The checklist before a step. Where there is nothing to tick or mend, the step is taken at once. */
export function StageDialog({ storyId, stage, word, onMove, onClose }: StageDialogProps): ReactElement | undefined {
  const { paper } = useReadyDesk();
  const { data, error } = useStage(storyId, stage);
  const deeds = useReadinessDeeds(storyId);
  const isShown = useRef(false);
  const go = (): void => {
    onClose();
    onMove();
  };
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  const open = data?.lines.filter(({ tick }) => tick === undefined) ?? [];
  const isClear = data !== undefined && open.length === 0 && data.checks.every(({ state }) => state === "done");
  useEffect(() => {
    // Once somebody sees the list, it is for them to say when they are done with it.
    if (isClear && !isShown.current) latest.current();
    else if (data !== undefined) isShown.current = true;
  }, [data, isClear]);

  if (error !== null) {
    return (
      <Dialog title={word} size="small" onClose={onClose}>
        <p role="alert">{sayFailure(error)}</p>
      </Dialog>
    );
  }
  if (data === undefined || (isClear && !isShown.current)) return undefined;
  const musts =
    open.filter(({ weight }) => weight === "must").length + data.checks.filter(({ state }) => state === "must").length;
  return (
    <Dialog
      title={word}
      onClose={onClose}
      foot={
        <>
          <p className={styles.say} role="status">
            {musts === 0 ? "Nothing stands in the way." : `${musts === 1 ? "One thing" : `${musts} things`} must be done first.`}
          </p>
          <Button onClick={onClose}>Not yet</Button>
          <Button tone="primary" disabled={musts > 0} onClick={go}>
            {word}
          </Button>
        </>
      }
    >
      <div className={styles.lists}>
        {data.lines.length > 0 && (
          <TickLines label={STAGE_WORDS[stage]} lines={data.lines} timeZone={paper.timeZone} onTick={deeds.tick} />
        )}
        {data.checks.length > 0 && <CheckItems checks={data.checks} />}
      </div>
    </Dialog>
  );
}
