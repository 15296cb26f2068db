import { useEffect, type ReactElement } from "react";
import { Button } from "../../ui/button.tsx";
import { keyWords } from "../../ui/key-words.ts";
import type { OpenStory } from "./open-story.ts";
import { useStory } from "./use-open-story.ts";
import styles from "./undo-offer.module.css";

/** How long a removal is offered to be undone, in milliseconds. Ctrl+Z works for longer. */
const OFFERED = 8000;

const DONE: Readonly<Record<string, string>> = {
  "Remove picture": "The lead picture was removed.",
  "Replace picture": "The lead picture was replaced.",
  "Remove from byline": "The name was taken off the byline.",
  "Remove similar story": "The story was taken off the list.",
  "Drop story": "The story will not be shown in this list.",
};

/** Quietly offers to take back what was just removed. */
export function UndoOffer({ story }: { story: OpenStory }): ReactElement {
  const label = useStory(story, (snapshot) => snapshot.undoable);
  useEffect(() => {
    if (label === undefined) return;
    const timer = setTimeout(story.dismissUndo, OFFERED);
    return () => clearTimeout(timer);
  }, [label, story]);
  return (
    <div aria-live="polite" className={styles.place}>
      {label !== undefined && (
        <div className={styles.offer}>
          <span>{DONE[label] ?? label}</span>
          <Button tone="quiet" size="small" title={keyWords("Mod+Z")} onClick={story.undo}>
            Undo
          </Button>
        </div>
      )}
    </div>
  );
}
