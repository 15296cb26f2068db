import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useDeferredValue, useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { PaperWord } from "../../../../shared/contract/checks.ts";
import { useClient, useDeskEvents, useReadyDesk } from "../../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../../client/notices.tsx";
import { queryKeys } from "../../../client/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Field } from "../../../ui/field.tsx";
import { longTime } from "../../../ui/times.ts";
import { SettingsPage } from "../settings-page.tsx";
import styles from "./house-style.module.css";
import { wordsFound } from "./words-found.ts";

/** Words drawn at once; the search finds the rest. */
const MOST = 100;

/** The words and names that are right at this paper, whatever the dictionary says. */
export function PaperWordsPage(): ReactElement {
  const client = useClient();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.paperWords,
    queryFn: ({ signal }) => client.checks.words(undefined, { signal }),
    staleTime: 0,
  });
  useDeskEvents((event) => {
    if (event.kind === "checksDidChange" && event.storyId === undefined) void refetch();
  });
  const changed = async (): Promise<void> => void (await refetch());
  return (
    <SettingsPage
      title="The paper’s words"
      lead="Words and names that are right at this paper, whatever the dictionary says. A word with a small letter is right at the start of a sentence too."
    >
      {error !== null && (
        <div role="alert">
          <p>{sayFailure(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {data === undefined && error === null && <p className={styles.quiet}>The words are being read…</p>}
      {data !== undefined && <AddWord words={data} onAdded={changed} />}
      {data !== undefined && <Words words={data} onRemoved={changed} />}
    </SettingsPage>
  );
}

function AddWord({ words, onAdded }: { words: readonly PaperWord[]; onAdded(): Promise<void> }): ReactElement {
  const client = useClient();
  const [word, setWord] = useState("");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const typed = word.trim();
    field.current?.focus();
    if (typed === "") return setProblem("Type a word or a name first.");
    if (words.some((each) => each.word === typed)) return setProblem(`“${typed}” is among the paper’s words already.`);
    try {
      await client.checks.addWord({ word: typed });
      setWord("");
      setProblem(undefined);
      await onAdded();
    } catch (error) {
      setProblem(sayFailure(error));
    }
  }

  return (
    <form className={styles.addWord} onSubmit={(event) => void add(event)}>
      <Field
        ref={field}
        label="New word"
        placeholder="dredger, Wexcombe, Joy Okafor"
        value={word}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        problem={problem}
        onChange={(event) => {
          setWord(event.currentTarget.value);
          setProblem(undefined);
        }}
      />
      <Button type="submit" icon={<Plus size={14} />} className={styles.add}>
        Add word
      </Button>
    </form>
  );
}

function Words({ words, onRemoved }: { words: readonly PaperWord[]; onRemoved(): Promise<void> }): ReactElement {
  const { paper } = useReadyDesk();
  const client = useClient();
  const notice = useNotice();
  const [query, setQuery] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const found = wordsFound(words, useDeferredValue(query));
  const isNone = words.length === 0;

  async function remove(word: string, at: number): Promise<void> {
    try {
      await client.checks.removeWord({ word });
      await onRemoved();
    } catch (error) {
      notice.fail(error);
      await onRemoved();
    }
    // The button is gone: the keyboard goes on with the word that moved up.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>("button") ?? [];
      (buttons[Math.min(at, buttons.length - 1)] ?? search.current)?.focus();
    });
  }

  if (isNone) {
    return (
      <EmptyState
        title="No words yet"
        text="Add one here, or beside a finding in a story: what is added is right in every story from then on."
      />
    );
  }
  return (
    <>
      <Field
        ref={search}
        label="Find a word"
        type="search"
        placeholder="A part of it, or who added it"
        value={query}
        maxLength={60}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <p className={styles.quiet} role="status">
        {found.length === words.length ? counted(words.length) : `${found.length} of ${counted(words.length)}`}
      </p>
      {found.length === 0 && <EmptyState title="No such word" text="Look for another part of it, or add it above." />}
      {found.length > 0 && (
        <ul ref={list} role="list" className={styles.rules} aria-label="The paper’s words">
          {found.slice(0, MOST).map(({ word, addedBy, addedAt }, at) => (
            <li key={word} className={styles.word}>
              <div className={styles.words}>
                <span className={styles.summary}>{word}</span>
                <span className={styles.facts}>
                  {addedBy} · <time dateTime={addedAt}>{longTime(addedAt, paper.timeZone)}</time>
                </span>
              </div>
              <Button size="small" aria-label={`Remove ${word}`} onClick={() => void remove(word, at)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found.length > MOST && <p className={styles.quiet}>And {found.length - MOST} more: the search finds them.</p>}
    </>
  );
}

function counted(words: number): string {
  return words === 1 ? "1 word" : `${words} words`;
}
