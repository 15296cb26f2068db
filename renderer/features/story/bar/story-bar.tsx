import { Clock } from "lucide-react";
import type { ReactElement } from "react";
import { rightTo } from "../../../../shared/model/rights.ts";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Button } from "../../../ui/button.tsx";
import type { OpenStory } from "../open-story.ts";
import { useMayWrite, useStory } from "../use-open-story.ts";
import { CopyTools } from "./copy-tools.tsx";
import { movesInBar, moveWord } from "./moves.ts";
import { StatusMenu } from "./status-menu.tsx";
import styles from "./story-bar.module.css";
import { useStoryActions } from "./use-story-actions.ts";

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

  const saved = (then: () => void | Promise<void>): void => {
    story
      .flush()
      .then(then)
      .catch((error: unknown) => notice.fail(error));
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
    onMove: (to) => saved(() => story.move(to)),
  });

  return (
    <div className={classNames(styles.bar, withdraw.may !== "never" && styles.crowded)} role="toolbar" aria-label="Story">
      <StatusMenu story={story} onMove={(to) => saved(() => story.move(to))} onExport={() => saved(onExport)} />
      {mayWrite && <CopyTools story={story} />}
      <span className={styles.space} />
      {mayWrite && back !== undefined && (
        <Button className={styles.back} onClick={() => saved(() => story.move(back))}>
          {moveWord(status, back)}
        </Button>
      )}
      <Button onClick={() => saved(onPreview)}>Preview</Button>
      {withdraw.may !== "never" && <Button onClick={() => saved(onWithdraw)}>Withdraw</Button>}
      {schedule.may !== "never" && (
        <Button className={styles.schedule} aria-label="Schedule" onClick={() => saved(onSchedule)}>
          <Clock size={15} aria-hidden="true" />
          <span>Schedule</span>
        </Button>
      )}
      {publish.may !== "never" && (
        <Button tone={handsOn ? "plain" : "ink"} onClick={() => saved(onPublish)}>
          Publish
        </Button>
      )}
      {mayWrite && on !== undefined && (
        <Button tone="ink" onClick={() => saved(() => story.move(on))}>
          {moveWord(status, on)}
        </Button>
      )}
    </div>
  );
}
