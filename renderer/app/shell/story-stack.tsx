import { lazy, Suspense, useEffect, useMemo, useRef } from "react";
import type { ReactElement } from "react";
import { StoryView } from "../../features/story/story-view.tsx";
import type { StoryState } from "../../features/story/story-state.ts";
import { ActionRegistryProvider, createActionRegistry, useActionRegistry } from "../../client/actions.tsx";
import { Later } from "../../ui/later.tsx";
import styles from "./story-stack.module.css";
import type { StoryStates } from "./story-states.ts";

const ScheduleStrip = lazy(() =>
  import("../../features/schedule/schedule-strip.tsx").then((part) => ({ default: part.ScheduleStrip })),
);

const StoryComments = lazy(() =>
  import("../../features/comments/story-comments.tsx").then((part) => ({ default: part.StoryComments })),
);

/** Stories that stay drawn behind the one in view, so that going back is instant. */
const KEPT = 4;

export interface StoryDoings {
  onExport(storyId: string): void;
  onPreview(storyId: string): void;
  onPublish(storyId: string): void;
  onSchedule(storyId: string): void;
  onWithdraw(storyId: string): void;
  /** The story is on the screen, with its fields. */
  onShown(storyId: string): void;
}

interface StoryStackProps {
  active: string | undefined;
  /** Ids, the one last looked at first. */
  recent: readonly string[];
  states: StoryStates;
  doings: StoryDoings;
}

export function StoryStack({ active, recent, states, doings }: StoryStackProps): ReactElement {
  // In an order of its own: moving a drawn story in the page would lose its place and focus.
  const kept = recent.slice(0, KEPT).toSorted();
  return (
    <div className={styles.stack}>
      {kept.map((id) => (
        <Story key={id} storyId={id} isActive={id === active} states={states} doings={doings} />
      ))}
    </div>
  );
}

interface StoryProps {
  storyId: string;
  isActive: boolean;
  states: StoryStates;
  doings: StoryDoings;
}

function Story({ storyId, isActive, states, doings }: StoryProps): ReactElement {
  const outer = useActionRegistry();
  const own = useMemo(createActionRegistry, []);
  const latest = useRef(doings);
  const isShown = useRef(false);
  useEffect(() => {
    latest.current = doings;
  });
  // Only the story in view offers its actions.
  useEffect(() => (isActive ? outer.add(own.all) : undefined), [isActive, outer, own]);
  useEffect(() => () => states.forget(storyId), [states, storyId]);

  const handlers = useMemo(
    () => ({
      onExport: () => latest.current.onExport(storyId),
      onPreview: () => latest.current.onPreview(storyId),
      onPublish: () => latest.current.onPublish(storyId),
      onSchedule: () => latest.current.onSchedule(storyId),
      onWithdraw: () => latest.current.onWithdraw(storyId),
      onState: (state: StoryState) => {
        states.set(storyId, state);
        if (isShown.current) return;
        isShown.current = true;
        latest.current.onShown(storyId);
      },
    }),
    [states, storyId],
  );

  const notes = useMemo(
    () => (
      <Suspense>
        <ScheduleStrip storyId={storyId} onSchedule={handlers.onSchedule} />
      </Suspense>
    ),
    [handlers, storyId],
  );

  return (
    <div className={isActive ? styles.active : styles.behind} inert={!isActive} data-story={storyId}>
      <ActionRegistryProvider registry={own}>
        <StoryView storyId={storyId} notes={notes} {...handlers} />
        <Later>
          <StoryComments storyId={storyId} />
        </Later>
      </ActionRegistryProvider>
    </div>
  );
}
