import { useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import {
  listSuggestions,
  type OpenSuggestion,
  type SuggestionField,
} from "../../../shared/editor/suggestions/list-suggestions.ts";
import type { WorkingStory } from "../../../shared/model/story.ts";
import type { Verdict } from "../../../shared/editor/suggestions/settle.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { handsOf } from "../../client/story-hands.ts";
import { useLiveStory } from "../../client/use-live-story.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/field.tsx";
import { shortTime } from "../../ui/times.ts";
import styles from "./changes-panel.module.css";
import { Copyfit, type CopyfitProps } from "./copyfit.tsx";
import { judge, selectedSuggestions } from "./judge.ts";

const FIELD_WORDS: Readonly<Record<SuggestionField, string>> = {
  body: "Body",
  standfirst: "Standfirst",
  leadCaption: "Caption",
  headline: "Headline",
  kicker: "Kicker",
  dateline: "Dateline",
  searchTitle: "Search title",
  searchDescription: "Search description",
  slug: "Address",
  leadCredit: "Credit",
  leadAlt: "Alt text",
};
const VIEWS = [
  { value: "marked", label: "All marked" },
  { value: "final", label: "Final" },
  { value: "original", label: "Original" },
];

/** What is suggested in a story, and whether it comes in. */
export function ChangesPanel({ storyId }: { storyId: string }): ReactElement {
  const { paper, profile } = useReadyDesk();
  const notice = useNotice();
  const open = useLiveStory(storyId, listSuggestions) ?? [];
  const length = useLiveStory(storyId, lengthOf);
  const list = useRef<HTMLUListElement>(null);
  const place = (): HTMLElement | null => document.querySelector<HTMLElement>(`[data-story="${storyId}"]`);
  const [view, setView] = useState(() => place()?.dataset["showChanges"] ?? "marked");
  const [author, setAuthor] = useState("");
  const authors = [...new Set(open.map((each) => each.author))];
  const shown = author === "" || !authors.includes(author) ? open : open.filter((each) => each.author === author);

  const decide = (chosen: readonly { id: string }[], verdict: Verdict): void => {
    const hands = handsOf(storyId);
    if (hands === undefined || !hands.mayWrite()) {
      notice.say("This story is written in another window. Take it over to accept or reject.");
      return;
    }
    judge(hands, new Set(chosen.map(({ id }) => id)), verdict);
    hands.flush().catch((error: unknown) => notice.fail(error));
  };
  const decideSelected = (verdict: Verdict): void => {
    const ids = selectedSuggestions(handsOf(storyId)?.activeEditor());
    const chosen = open.filter(({ id }) => ids.has(id));
    if (chosen.length === 0) notice.say("Select some words with a suggestion first.");
    else decide(chosen, verdict);
  };
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || (event.target instanceof HTMLElement && event.target.tagName === "SELECT")) return;
    const items = [...(list.current?.querySelectorAll<HTMLElement>("[data-go]") ?? [])];
    const at = items.findIndex((item) => item.closest("li")?.contains(document.activeElement) === true);
    items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
    event.preventDefault();
  };

  return (
    <section aria-label="Changes" className={styles.panel}>
      <Select
        label="Show changes"
        value={view}
        choices={VIEWS}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setView(next);
          const story = place();
          if (story !== null) story.dataset["showChanges"] = next;
        }}
      />
      {authors.length > 1 && (
        <Select
          label="By"
          value={author}
          emptyChoice="Everybody"
          choices={authors.map((value) => ({ value, label: value }))}
          onChange={(event) => setAuthor(event.currentTarget.value)}
        />
      )}
      {length !== undefined && <Copyfit storyId={storyId} {...length} author={profile.name} />}
      {open.length === 0 ? (
        <EmptyState
          title="Nothing suggested"
          text="Switch Suggest on over the story: what you write is then for somebody else to accept."
        />
      ) : (
        <>
          <div className={styles.buttons}>
            <Button size="small" onClick={() => decide(shown, "accept")}>
              Accept all
            </Button>
            <Button size="small" onClick={() => decide(shown, "reject")}>
              Reject all
            </Button>
          </div>
          <div className={styles.buttons}>
            <Button size="small" onClick={() => decideSelected("accept")}>
              Accept selected
            </Button>
            <Button size="small" onClick={() => decideSelected("reject")}>
              Reject selected
            </Button>
          </div>
          <ul ref={list} role="list" className={styles.list} aria-label="Suggested changes" onKeyDown={walk}>
            {shown.map((each) => (
              <Change
                key={each.id}
                change={each}
                when={shortTime(each.at, paper.timeZone)}
                onGo={() => goTo(place(), each)}
                onDecide={(verdict) => decide([each], verdict)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function lengthOf({
  body,
  words,
  commissionedWords: commissioned,
}: WorkingStory): Pick<CopyfitProps, "body" | "words" | "commissioned"> {
  return { body, words, commissioned };
}

interface ChangeProps {
  change: OpenSuggestion;
  when: string;
  onGo(): void;
  onDecide(verdict: Verdict): void;
}

function Change({ change, when, onGo, onDecide }: ChangeProps): ReactElement {
  const { author, field, added, removed, changed, moved, reason } = change;
  return (
    <li className={styles.change}>
      <button type="button" data-go className={styles.words} onClick={onGo}>
        <span className={styles.field}>{moved ? `${FIELD_WORDS[field]}, moved` : FIELD_WORDS[field]}</span>
        {removed !== "" && <del>{removed}</del>}
        {!moved && added !== "" && <ins>{added}</ins>}
        {changed !== "" && <span>Looks otherwise: {changed}</span>}
      </button>
      <p className={styles.who}>
        <strong>{author}</strong> {when}
      </p>
      {reason !== undefined && <p>{reason}</p>}
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onDecide("accept")}>
          Accept
        </Button>
        <Button size="small" onClick={() => onDecide("reject")}>
          Reject
        </Button>
      </div>
    </li>
  );
}

function goTo(story: HTMLElement | null, { id, field }: OpenSuggestion): void {
  const words = story?.querySelector<HTMLElement>(`[data-suggestions~="${id}"]`);
  const place = words ?? story?.querySelector<HTMLElement>(`[aria-label="${FIELD_WORDS[field]}"]`);
  place?.scrollIntoView({ block: "center" });
  if (words === null || words === undefined) place?.focus();
}
