import { lazy, Suspense, useCallback, useLayoutEffect, useRef } from "react";
import type { ReactElement } from "react";
import { readingMinutes } from "../../../shared/editor/reading-time.ts";
import { SaveState } from "../../features/story/save-state.tsx";
import type { StoryState } from "../../features/story/story-state.ts";
import { useReach, useReadyDesk } from "../../client/desk-provider.tsx";
import { clockTime } from "../../ui/times.ts";
import { Later } from "../../ui/later.tsx";
import { writeText } from "../../ui/write-text.ts";
import { useFollowStory, useStoryState, type FollowStory } from "./story-states.ts";
import styles from "./status-line.module.css";

const QueueState = lazy(() => import("../../features/publish/queue-state.tsx").then((part) => ({ default: part.QueueState })));

/** From here on a story must be cut to fit: words against the length asked for. */
const MUCH_OVER = 1.1;

/** A space that does not break: the text stays, with nothing to read in it. */
const NO_TIME = "\u00a0";

/** The notice above the story says the rest. */
const CUT_IN_SHORT = "the desk does not answer.";

/** What people look for without asking: saved or not, words against length, who has it. */
export function StatusLine({ storyId, onQueue }: { storyId: string | undefined; onQueue(): void }): ReactElement {
  const { paper, dataFolder } = useReadyDesk();
  const isOpen = useStoryState(storyId, () => true) ?? false;
  return (
    <footer className={styles.line} aria-label="Status">
      {storyId !== undefined && isOpen ? (
        <OfStory key={storyId} storyId={storyId} />
      ) : (
        <span className={styles.end} title={dataFolder}>
          {paper.name}
        </span>
      )}
      <Later>
        <Suspense>
          <QueueState onOpen={onQueue} />
        </Suspense>
      </Later>
    </footer>
  );
}

function OfStory({ storyId }: { storyId: string }): ReactElement {
  const follow = useFollowStory(storyId);
  const minutes = useStoryState(storyId, (state) => readingMinutes(state.words));
  const writer = useStoryState(storyId, writerWords);
  const commissioned = useStoryState(storyId, (state) => state.commissioned);
  return (
    <>
      <Saved follow={follow} />
      <span className={styles.words}>
        <Words follow={follow} />
        {commissioned !== undefined && <Length follow={follow} commissioned={commissioned} />}
      </span>
      {minutes !== undefined && <span className={styles.reading}>{minutes} min read</span>}
      <span className={styles.end}>{writer}</span>
    </>
  );
}

function writerWords({ readOnly, holderName }: StoryState): string {
  return readOnly ? `${holderName ?? "Another window"} has it: read only` : "You are writing";
}

/** This and what follows is written past React: it changes while somebody types. */
function Saved({ follow }: { follow: FollowStory }): ReactElement {
  const { paper } = useReadyDesk();
  const isCut = useReach() === "cut";
  const time = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      follow(({ saveState: { kind, at } }) => {
        const said = kind === "saved" && at !== undefined ? clockTime(at, paper.timeZone) : NO_TIME;
        if (time.current !== null) writeText(time.current, said);
      }),
    [follow, paper.timeZone],
  );
  const followSaving = useCallback<Parameters<typeof SaveState>[0]["follow"]>(
    (show) =>
      follow(({ saveState }) => {
        show(isCut && saveState.kind === "unsaved" ? { ...saveState, reason: CUT_IN_SHORT } : saveState);
      }),
    [follow, isCut],
  );
  return (
    <span className={styles.saved}>
      <SaveState follow={followSaving} />
      <span ref={time} className={styles.time} />
    </span>
  );
}

function Words({ follow }: { follow: FollowStory }): ReactElement {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      follow(({ words, commissioned }) => {
        const said =
          commissioned === undefined
            ? `${count(words)} ${words === 1 ? "word" : "words"}`
            : `${count(words)} of ${count(commissioned)} words`;
        if (place.current !== null) writeText(place.current, said);
      }),
    [follow],
  );
  return <span ref={place} />;
}

function Length({ follow, commissioned }: { follow: FollowStory; commissioned: number }): ReactElement {
  const bar = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      follow(({ words }) => {
        const share = words / commissioned;
        if (bar.current === null) return;
        bar.current.style.width = `${Math.min(1, share) * 100}%`;
        bar.current.classList.toggle(styles.over ?? "", share > MUCH_OVER);
      }),
    [follow, commissioned],
  );
  return (
    <span className={styles.length} aria-hidden="true">
      <span ref={bar} className={styles.filled} />
    </span>
  );
}

function count(words: number): string {
  return words.toLocaleString("en-GB");
}
