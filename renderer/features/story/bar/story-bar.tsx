import { Clock, Eye, Send } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ReactElement } from "react";
import { rightTo } from "../../../../shared/model/rights.ts";
import { stageOf } from "../../../../shared/model/stage-of.ts";
import type { Status } from "../../../../shared/model/status.ts";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Button } from "../../../ui/button.tsx";
import type { OpenStory } from "../open-story.ts";
import { useMayWrite, useStory } from "../use-open-story.ts";
import { SuggestSwitch } from "../suggest/suggest-switch.tsx";
import { CopyTools } from "./copy-tools.tsx";
import { movesInBar, moveWord } from "./moves.ts";
import { StatusMenu } from "./status-menu.tsx";
import styles from "./story-bar.module.css";
import { useStoryActions } from "./use-story-actions.ts";

const StageDialog = lazy(() => import("./stage-dialog.tsx").then((part) => ({ default: part.StageDialog })));
const SendBackDialog = lazy(() => import("./send-back-dialog.tsx").then((part) => ({ default: part.SendBackDialog })));

interface StoryBarProps {
  story: OpenStory;
  /** Each runs once everything is on the disk. */
  onExport(): void;
  onPreview(): void;
  onPublish(): void;
  onSchedule(): void;
  onWithdraw(): void;
}

/** Over the story: where it stands, what the copy can be made of, and where it goes next. */
export function StoryBar({ story, onExport, onPreview, onPublish, onSchedule, onWithdraw }: StoryBarProps): ReactElement {
  const { profile } = useReadyDesk();
  const notice = useNotice();
  const status = useStory(story, (snapshot) => snapshot.status);
  const mayWrite = useMayWrite(story);
  const publish = rightTo("publish", status, profile.role);
  const schedule = rightTo("schedule", status, profile.role);
  const withdraw = rightTo("withdraw", status, profile.role);
  const { back, on } = movesInBar(status, profile.role);
  const handsOn = on !== undefined;
  /** A step that is asked about first: what to say to the writer, or what must be done before it. */
  const [asked, setAsked] = useState<Status | undefined>(undefined);
  const stage = asked === undefined ? undefined : stageOf(status, asked);

  const saved = (then: () => void | Promise<void>): void => {
    story
      .flush()
      .then(then)
      .catch((error: unknown) => notice.fail(error));
  };

  const move = (to: Status): void => {
    if (to === "revise") setAsked(to);
    else if (stageOf(status, to) === undefined) saved(() => story.move(to));
    // The checklist is read from the desk, and looks at the words as they stand.
    else saved(() => setAsked(to));
  };

  useStoryActions({
    status,
    role: profile.role,
    mayWrite,
    publish,
    schedule,
    withdraw,
    onExport: () => saved(onExport),
    onPreview: () => saved(onPreview),
    onPublish: () => saved(onPublish),
    onSchedule: () => saved(onSchedule),
    onWithdraw: () => saved(onWithdraw),
    onMove: move,
  });

  return (
    <div
      className={classNames(
        styles.bar,
        withdraw.may !== "never" && styles.crowded,
        mayWrite && back !== undefined && styles.subbing,
      )}
      role="toolbar"
      aria-label="Story"
    >
      <StatusMenu story={story} onMove={move} onExport={() => saved(onExport)} />
      {mayWrite && <CopyTools story={story} />}
      {mayWrite && (
        <span className={styles.suggest} title="Suggest">
          <SuggestSwitch story={story} />
        </span>
      )}
      <span className={styles.space} />
      {mayWrite && back !== undefined && (
        <Button className={styles.back} onClick={() => move(back)}>
          {moveWord(status, back)}
        </Button>
      )}
      <WayOut name="Preview" icon={<Eye size={15} aria-hidden="true" />} onClick={() => saved(onPreview)} />
      {withdraw.may !== "never" && <Button onClick={() => saved(onWithdraw)}>Withdraw</Button>}
      {schedule.may !== "never" && (
        <WayOut
          name="Schedule"
          className={styles.schedule}
          icon={<Clock size={15} aria-hidden="true" />}
          onClick={() => saved(onSchedule)}
        />
      )}
      {publish.may !== "never" && (
        <WayOut
          name="Publish"
          tone={handsOn ? "plain" : "ink"}
          icon={<Send size={15} aria-hidden="true" />}
          onClick={() => saved(onPublish)}
        />
      )}
      {mayWrite && on !== undefined && (
        <Button tone="ink" onClick={() => move(on)}>
          {moveWord(status, on)}
        </Button>
      )}
      {asked !== undefined && (
        <Suspense>
          {stage === undefined ? (
            <SendBackDialog onClose={() => setAsked(undefined)} onSend={(reason) => saved(() => story.move("revise", reason))} />
          ) : (
            <StageDialog
              storyId={story.id}
              stage={stage}
              word={moveWord(status, asked)}
              onClose={() => setAsked(undefined)}
              onMove={() => saved(() => story.move(asked))}
            />
          )}
        </Suspense>
      )}
    </div>
  );
}

interface WayOutProps {
  name: string;
  icon: ReactElement;
  tone?: "plain" | "ink";
  className?: string | undefined;
  onClick(): void;
}

/** A button that is its icon alone where the bar is narrow; its name stays for those who do not see it, and as a hint. */
function WayOut({ name, icon, tone = "plain", className, onClick }: WayOutProps): ReactElement {
  return (
    <Button tone={tone} className={classNames(styles.wayOut, className)} aria-label={name} title={name} onClick={onClick}>
      {icon}
      <span>{name}</span>
    </Button>
  );
}
