import type { ReactElement } from "react";
import { useReach } from "../../client/desk-provider.tsx";
import { CUT_MESSAGE } from "../../client/failure-from-wire.ts";
import { useNotice } from "../../client/notices.tsx";
import { unsavedCopy } from "../../features/story/open-stories.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./cut-notice.module.css";

/** While the desk cannot be reached: says so, and hands out what is nowhere but on the screen. */
export function CutNotice(): ReactElement {
  const isCut = useReach() === "cut";
  const notice = useNotice();

  const copy = async (): Promise<void> => {
    const text = unsavedCopy();
    if (text === undefined) return notice.say("Nothing is unsaved.", "done");
    try {
      await navigator.clipboard.writeText(text);
      notice.say("What is not saved is on the clipboard. It stays on the screen too.", "done");
    } catch {
      notice.say("The browser did not allow copying. Select the words in the story and copy them by hand.", "failure");
    }
  };

  return (
    <div className={isCut ? styles.cut : undefined}>
      <p role="alert">{isCut && CUT_MESSAGE}</p>
      {isCut && <Button onClick={() => void copy()}>Copy what is not saved</Button>}
    </div>
  );
}
