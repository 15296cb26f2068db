import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./checks-panel.module.css";
import { useFindingDeeds, usePaperWords } from "./use-checks.ts";

/** Words that are right at this paper: seen, added and taken out. */
export function PaperWords({ storyId }: { storyId: string }): ReactElement {
  const { data = [] } = usePaperWords();
  const deeds = useFindingDeeds(storyId);
  const notice = useNotice();
  const [word, setWord] = useState("");

  const attempt = (work: Promise<void>): void => void work.catch((failure: unknown) => notice.say(sayFailure(failure)));
  function add(event: FormEvent): void {
    event.preventDefault();
    if (word.trim() === "") return;
    attempt(deeds.addWord(word.trim()).then(() => setWord("")));
  }

  return (
    <details className={styles.fold}>
      <summary>The paper’s words · {data.length}</summary>
      <form className={styles.row} onSubmit={add}>
        <input
          aria-label="New word"
          placeholder="New word or name"
          className={styles.input}
          value={word}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setWord(event.currentTarget.value)}
        />
        <Button type="submit" size="small">
          Add
        </Button>
      </form>
      <ul role="list" className={styles.rows} aria-label="The paper’s words">
        {data.map((each) => (
          <li key={each.word} className={styles.row}>
            <span className={styles.rowText}>{each.word}</span>
            <Button size="small" aria-label={`Remove ${each.word}`} onClick={() => attempt(deeds.removeWord(each.word))}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
