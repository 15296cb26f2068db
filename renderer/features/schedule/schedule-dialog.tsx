import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import type { Check } from "../../../shared/contract/publishing.ts";
import { isFailure } from "../../../shared/contract/failure.ts";
import type { Scheduled } from "../../../shared/model/schedule.ts";
import { FOLDER_TARGET_ID } from "../../../shared/model/folder-target.ts";
import { meaningOf, sayWhen, wallTimeAt, type RealTime, type Which } from "../../../shared/model/wall-time.ts";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { queryKeys } from "../../client/queries.ts";
import { useLiveStory } from "../../client/use-live-story.ts";
import { Button } from "../../ui/button.tsx";
import { CheckItems } from "../../ui/check-items.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import styles from "./schedule-dialog.module.css";
import { SlotPicks } from "./slot-picks.tsx";
import { useStorySchedule } from "./use-schedule.ts";
import { wallOf, WhenFields, writtenFrom, type WrittenTime } from "./when-fields.tsx";

interface ScheduleDialogProps {
  storyId: string;
  onClose(): void;
  /** Closes, and puts the focus into the field with this name. */
  onField(field: string): void;
}

/** Drawn once it is known what is scheduled already, so that its fields begin with that. */
export function ScheduleDialog(props: ScheduleDialogProps): ReactElement | undefined {
  const { data: scheduled, error } = useStorySchedule(props.storyId);
  if (error !== null) {
    return (
      <Dialog title="Schedule" onClose={props.onClose}>
        <p role="alert" className={styles.failure}>
          {sayFailure(error)}
        </p>
      </Dialog>
    );
  }
  return scheduled && <ScheduleForm {...props} scheduled={scheduled} />;
}

interface ScheduleFormProps extends ScheduleDialogProps {
  scheduled: readonly Scheduled[];
}

function ScheduleForm({ storyId, scheduled, onClose, onField }: ScheduleFormProps): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const { timeZone } = useReadyDesk().paper;
  const section = useLiveStory(storyId, (story) => story.section);
  const { data: targets = [] } = useQuery({
    queryKey: queryKeys.scheduleTargets,
    queryFn: ({ signal }) => client.schedule.targets(undefined, { signal }),
  });
  const [targetId, setTargetId] = useState(scheduled[0]?.targetId ?? FOLDER_TARGET_ID);
  const [written, setWritten] = useState<WrittenTime>(startOf(scheduled, targetId, timeZone));
  const [which, setWhich] = useState<Which | undefined>(undefined);
  const [failure, setFailure] = useState<{ text: string; checks: readonly Check[] } | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const target = targets.find(({ id }) => id === targetId);
  const known = scheduled.find((each) => each.targetId === targetId);
  const wall = wallOf(written);
  const meant = wall === undefined ? undefined : meaningIn(wall, timeZone);
  const time = meant?.kind === "one" ? meant.time : meant?.kind === "twice" && which !== undefined ? meant[which] : undefined;

  const write = (next: WrittenTime): void => {
    setWritten(next);
    setWhich(undefined);
    setFailure(undefined);
  };

  async function schedule(): Promise<void> {
    if (isBusy || wall === undefined || time === undefined) return;
    setIsBusy(true);
    setFailure(undefined);
    try {
      const done = await client.schedule.schedule({ storyId, targetId, wall, ...(which === undefined ? {} : { which }) });
      notice.say(`Scheduled for ${done.when}, to ${done.targetName}.`, "done");
      onClose();
    } catch (error) {
      const checks =
        isFailure(error, "checklist") && Array.isArray(error.data["checks"]) ? (error.data["checks"] as Check[]) : [];
      setFailure({ text: sayFailure(error), checks: checks.filter(({ state }) => state === "must") });
      setIsBusy(false);
    }
  }

  return (
    <Dialog
      title="Schedule"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button tone="primary" disabled={time === undefined} aria-busy={isBusy} onClick={() => void schedule()}>
            {isBusy ? "Scheduling…" : known === undefined ? "Schedule" : "Schedule for this time"}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {failure !== undefined && (
          <div role="alert" className={styles.failure}>
            <p>{failure.text}</p>
            {failure.checks.length > 0 && <CheckItems checks={failure.checks} onField={onField} />}
          </div>
        )}
        <Select
          label="Target"
          choices={targets.map(({ id, name }) => ({ value: id, label: name }))}
          value={targetId}
          hint={
            target?.holds === true
              ? "The site holds the story and publishes it by itself: this desk may be closed then."
              : "Sent from this desk at its time. If the desk is closed then, the paper’s rule for missed times holds."
          }
          onChange={(event) => {
            setTargetId(event.currentTarget.value);
            write(startOf(scheduled, event.currentTarget.value, timeZone, written));
          }}
        />
        <WhenFields value={written} timeZone={timeZone} onChange={write} />
        <div role="status" className={styles.when}>
          {said()}
        </div>
        {meant?.kind === "gap" && (
          <div className={styles.question}>
            {[meant.before, meant.after].map((real) => (
              <Button key={real.instant} onClick={() => write(writtenFrom(real.wall))}>
                Take {real.short}
              </Button>
            ))}
          </div>
        )}
        {meant?.kind === "twice" && (
          <div className={styles.question} role="group" aria-label="Which of the two">
            {(["first", "second"] as const).map((each) => (
              <Button key={each} aria-pressed={which === each} className={styles.which} onClick={() => setWhich(each)}>
                The {each}, {meant[each].short}
              </Button>
            ))}
          </div>
        )}
        <SlotPicks storyId={storyId} section={section} timeZone={timeZone} onPick={(slot) => write(writtenFrom(slot.wall))} />
      </div>
    </Dialog>
  );

  function said(): string {
    if (wall === undefined) return "Write the date and the time, or take a slot.";
    if (meant === undefined) return "There is no such day.";
    if (meant.kind === "gap") return `There is no ${written.time ?? ""} that day: the clocks go forward over it.`;
    if (time !== undefined) return sayReal(time);
    return `${written.time ?? ""} comes twice that day, when the clocks go back. Which is meant?`;
  }

  function sayReal({ instant }: RealTime): string {
    const when = sayWhen(instant, timeZone);
    return Date.parse(instant) <= Date.now() ? `${when}. That is past.` : when;
  }
}

/** What is scheduled to this target; what was written for another; or the next whole hour. */
function startOf(scheduled: readonly Scheduled[], targetId: string, timeZone: string, written?: WrittenTime): WrittenTime {
  const known = scheduled.find((each) => each.targetId === targetId);
  if (known !== undefined) return writtenFrom(wallTimeAt(known.at, timeZone));
  if (written !== undefined) return written;
  const hour = 3_600_000;
  return writtenFrom(wallTimeAt(new Date(Math.ceil((Date.now() + hour / 4) / hour) * hour).toISOString(), timeZone));
}

function meaningIn(wall: string, timeZone: string): ReturnType<typeof meaningOf> | undefined {
  try {
    return meaningOf(wall, timeZone);
  } catch {
    // Half-written years and days no calendar has.
    return undefined;
  }
}
