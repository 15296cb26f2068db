import { useState, type ReactElement } from "react";
import { useActions } from "../../client/actions.tsx";
import { useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./banners.module.css";
import type { OpenStory } from "./open-story.ts";
import { useStory } from "./use-open-story.ts";

/** Says when somebody else writes in the story, and what became of words that were not saved. */
export function Banners({ story }: { story: OpenStory }): ReactElement {
  const notice = useNotice();
  const held = useStory(story, (snapshot) => snapshot.heldElsewhere);
  const lostCopy = useStory(story, (snapshot) => snapshot.lostCopy);
  const [busy, setBusy] = useState(false);

  const takeOver = async (): Promise<void> => {
    setBusy(true);
    try {
      await story.takeOver();
    } catch (error) {
      notice.fail(error);
    } finally {
      setBusy(false);
    }
  };
  useActions(
    held === undefined
      ? []
      : [{ id: "story.take-over", title: "Take over", group: "Story", words: "write lock hold", run: () => void takeOver() }],
  );
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      notice.say("The words are on the clipboard.", "done");
      story.forgetLostCopy();
    } catch {
      notice.say("The browser did not allow copying. Select the words below and copy them by hand.", "failure");
    }
  };

  return (
    <div role="region" aria-label="About this story" aria-live="polite" className={styles.banners}>
      {held !== undefined && (
        <div className={styles.banner}>
          <p>
            {held.name === undefined ? "Nobody is writing in this story now" : `${held.name} is writing in another window`}. You
            can read along here.
          </p>
          <Button disabled={busy} onClick={() => void takeOver()}>
            Take over
          </Button>
        </div>
      )}
      {lostCopy !== undefined && (
        <div className={styles.lost}>
          <div className={styles.banner}>
            <p>The story was taken over before your last words could be saved. They are kept here until you put them away.</p>
            <Button onClick={() => void copy(lostCopy)}>Copy them</Button>
            <Button tone="quiet" onClick={story.forgetLostCopy}>
              Put away
            </Button>
          </div>
          <textarea readOnly aria-label="Words that were not saved" className={styles.words} value={lostCopy} />
        </div>
      )}
    </div>
  );
}
