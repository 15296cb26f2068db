import type { ReactElement } from "react";
import { readingMinutes } from "../../../shared/editor/reading-time.ts";
import { SaveState } from "../../features/story/save-state.tsx";
import { useReach, useReadyDesk } from "../../client/desk-provider.tsx";
import { clockTime } from "../../ui/times.ts";
import { classNames } from "../../ui/class-names.ts";
import { useStoryState } from "./story-states.ts";
import styles from "./status-line.module.css";

/** From here on a story must be cut to fit: words against the length asked for. */
const MUCH_OVER = 1.1;

/** A space that does not break: the text stays, with nothing to read in it. */
const NO_TIME = "\u00a0";

/** The notice above the story says the rest. */
const CUT_IN_SHORT = "the desk does not answer.";

/** What people look for without asking: saved or not, words against length, who has it. */
export function StatusLine({ storyId }: { storyId: string | undefined }): ReactElement {
  const { paper, dataFolder } = useReadyDesk();
  const isCut = useReach() === "cut";
  const state = useStoryState(storyId);
  if (state === undefined) {
    return (
      <footer className={styles.line} aria-label="Status">
        <span className={styles.end} title={dataFolder}>
          {paper.name}
        </span>
      </footer>
    );
  }
  const { words, commissioned, readOnly, holderName, saveState } = state;
  const minutes = readingMinutes(words);
  const time = saveState.kind === "saved" && saveState.at !== undefined ? clockTime(saveState.at, paper.timeZone) : undefined;
  return (
    <footer className={styles.line} aria-label="Status">
      <span className={styles.saved}>
        <SaveState state={isCut && saveState.kind === "unsaved" ? { ...saveState, reason: CUT_IN_SHORT } : saveState} />
        {/* Always there: browsers end a step of undo when anything leaves the page while somebody types. */}
        <span className={styles.time}>{time ?? NO_TIME}</span>
      </span>
      <span className={styles.words}>
        {commissioned === undefined
          ? `${count(words)} ${words === 1 ? "word" : "words"}`
          : `${count(words)} of ${count(commissioned)} words`}
        {commissioned !== undefined && <Length words={words} commissioned={commissioned} />}
      </span>
      {minutes !== undefined && <span className={styles.reading}>{minutes} min read</span>}
      <span className={styles.end}>{readOnly ? `${holderName ?? "Another window"} has it: read only` : "You are writing"}</span>
    </footer>
  );
}

function Length({ words, commissioned }: { words: number; commissioned: number }): ReactElement {
  const share = words / commissioned;
  return (
    <span className={styles.length} aria-hidden="true">
      <span
        className={classNames(styles.filled, share > MUCH_OVER && styles.over)}
        style={{ width: `${Math.min(1, share) * 100}%` }}
      />
    </span>
  );
}

function count(words: number): string {
  return words.toLocaleString("en-GB");
}
