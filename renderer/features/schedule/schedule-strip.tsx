import { useQueryClient } from "@tanstack/react-query";
import { Clock, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { ASKING_STATES } from "../../../shared/model/schedule-states.ts";
import type { Scheduled } from "../../../shared/model/schedule.ts";
import { useActions } from "../../client/actions.tsx";
import { queryKeys } from "../../client/queries.ts";
import { useAfterSaves } from "../../client/use-after-saves.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import styles from "./schedule-strip.module.css";
import { STATE_WORDS, toneOf } from "./state-words.ts";
import { useScheduleDeeds, useStorySchedule, type ScheduleDeeds } from "./use-schedule.ts";

/** It is told whether the text has changed since at this distance from the writer, in milliseconds. */
const FOLLOWS = 1500;

interface ScheduleStripProps {
  storyId: string;
  /** Opens the dialog, once everything is saved. */
  onSchedule(): void;
}

/** When the story goes and where to, always in view over it; nothing for a story that is not scheduled. */
export function ScheduleStrip({ storyId, onSchedule }: ScheduleStripProps): ReactElement | undefined {
  const queries = useQueryClient();
  const { data: scheduled = [] } = useStorySchedule(storyId);
  const deeds = useScheduleDeeds();
  useAfterSaves(storyId, FOLLOWS, () => {
    if (scheduled.length > 0) void queries.invalidateQueries({ queryKey: queryKeys.storySchedule(storyId) });
  });
  useActions(
    scheduled
      .filter(({ state }) => state !== "releasing")
      .map((each) => ({
        id: `story.unschedule.${each.targetId}`,
        title: scheduled.length === 1 ? "Unschedule" : `Unschedule, to ${each.targetName}`,
        group: "Story",
        words: "cancel time stop hold back",
        run: () => deeds.unschedule(each),
      })),
  );
  if (scheduled.length === 0) return undefined;
  return (
    <ul role="list" aria-label="When it goes" className={styles.strip}>
      {scheduled.map((each) => (
        <Line key={each.id} scheduled={each} isAlone={scheduled.length === 1} deeds={deeds} onSchedule={onSchedule} />
      ))}
    </ul>
  );
}

interface LineProps {
  scheduled: Scheduled;
  isAlone: boolean;
  deeds: ScheduleDeeds;
  onSchedule(): void;
}

function Line({ scheduled, isAlone, deeds, onSchedule }: LineProps): ReactElement {
  const { id, when, targetName, state, problem, changedSince } = scheduled;
  const isAsking = ASKING_STATES.includes(state);
  const isBusy = deeds.busy === id;
  return (
    <li className={classNames(styles.line, styles[toneOf(state)])}>
      {isAsking ? <TriangleAlert size={15} aria-hidden="true" /> : <Clock size={15} aria-hidden="true" />}
      <p className={styles.words}>
        <strong>{isAsking ? `${STATE_WORDS[state]}: ${when}` : `Goes ${when}`}</strong>
        <span>
          {" "}
          to {targetName}
          {isAsking ? "." : `. ${STATE_WORDS[state]}.`}
          {problem === "" ? "" : ` ${problem}`}
          {changedSince && !isAsking ? " The story was changed since; the text as it was scheduled goes out." : ""}
        </span>
      </p>
      <span className={styles.buttons}>
        {changedSince && !isAsking && state !== "releasing" && state !== "fired" && (
          <Button size="small" disabled={isBusy} onClick={() => deeds.takeText(scheduled)}>
            Send the newer text
          </Button>
        )}
        {isAsking && (
          <>
            <Button size="small" onClick={onSchedule}>
              Another time
            </Button>
            <Button size="small" disabled={isBusy} onClick={() => deeds.publishNow(scheduled)}>
              Publish it now
            </Button>
          </>
        )}
        {state !== "releasing" && (
          <Button
            size="small"
            aria-label={isAlone ? undefined : `Unschedule, to ${targetName}`}
            disabled={isBusy}
            onClick={() => deeds.unschedule(scheduled)}
          >
            Unschedule
          </Button>
        )}
      </span>
    </li>
  );
}
