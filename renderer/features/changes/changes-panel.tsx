import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { listSuggestions, type OpenSuggestion } from "../../../shared/editor/suggestions/list-suggestions.ts";
import type { Verdict } from "../../../shared/editor/suggestions/settle.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { useNotice } from "../../client/notices.tsx";
import { usePanelWish } from "../../client/panel-wish.ts";
import { CHANGE_VIEWS, showChanges, useChangeView, type ChangeView } from "../../client/show-changes.ts";
import { handsOf, type StoryHands } from "../../client/story-hands.ts";
import { useLiveStory } from "../../client/use-live-story.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/field.tsx";
import { shortTime } from "../../ui/times.ts";
import { ChangeItem, FIELD_WORDS } from "./change-item.tsx";
import styles from "./changes-panel.module.css";
import { Copyfit, lengthOf } from "./copyfit.tsx";
import { judge, sayWhy, selectedSuggestions } from "./judge.ts";

const VIEW_WORDS: Readonly<Record<ChangeView, string>> = { marked: "All marked", final: "Final", original: "Original" };

/** What is suggested in a story, and whether it comes in. */
export function ChangesPanel({ storyId }: { storyId: string }): ReactElement {
  const { paper, profile } = useReadyDesk();
  const notice = useNotice();
  const known = useLiveStory(storyId, listSuggestions);
  const open = known ?? [];
  const length = useLiveStory(storyId, lengthOf);
  const list = useRef<HTMLUListElement>(null);
  const view = useChangeView(storyId);
  const [author, setAuthor] = useState("");
  const authors = [...new Set(open.map((each) => each.author))];
  const isOne = authors.includes(author);
  const shown = isOne ? open.filter((each) => each.author === author) : open;

  /** Where the keyboard goes on once the one it was at has gone. */
  const goesOn = useRef<{ at: number; of: number }>(undefined);
  useLayoutEffect(() => {
    if (goesOn.current === undefined || goesOn.current.of === shown.length) return;
    const items = itemsIn(list.current);
    items[Math.min(goesOn.current.at, items.length - 1)]?.focus();
    goesOn.current = undefined;
  });

  function write(work: (hands: StoryHands) => void): void {
    const hands = handsOf(storyId);
    if (hands?.mayWrite() !== true)
      return notice.say("This story is written in another window. Take it over to change what is suggested.");
    try {
      work(hands);
    } catch (error) {
      return notice.fail(error);
    }
    hands.flush().catch((error: unknown) => notice.fail(error));
  }
  const decide = (chosen: readonly OpenSuggestion[], verdict: Verdict): void =>
    write((hands) => judge(hands, new Set(chosen.map(({ id }) => id)), verdict));
  const decideSelected = (verdict: Verdict): void => {
    const ids = selectedSuggestions(handsOf(storyId)?.activeEditor());
    const chosen = open.filter(({ id }) => ids.has(id));
    if (chosen.length === 0) notice.say("Select some words with a suggestion first.");
    else decide(chosen, verdict);
  };

  function walk(step: 1 | -1): void {
    if (shown.length === 0) return notice.say("Nothing is suggested in this story.");
    const items = itemsIn(list.current);
    const at = items.findIndex((item) => item.closest("li")?.contains(document.activeElement) === true);
    const next = at < 0 ? (step === 1 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + step));
    const change = shown[next];
    if (change !== undefined) show(storyId, change);
    items[next]?.focus();
  }
  usePanelWish("next-change", known !== undefined, () => walk(1));
  usePanelWish("previous-change", known !== undefined, () => walk(-1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    walk(step);
  };

  return (
    <section aria-label="Changes" className={styles.panel}>
      <Select
        label="Show changes"
        value={view}
        choices={CHANGE_VIEWS.map((value) => ({ value, label: VIEW_WORDS[value] }))}
        onChange={(event) => {
          const next = CHANGE_VIEWS.find((each) => each === event.currentTarget.value);
          if (next !== undefined) showChanges(storyId, next);
        }}
      />
      {authors.length > 1 && (
        <Select
          label="By"
          value={isOne ? author : ""}
          emptyChoice="Everybody"
          choices={authors.map((value) => ({ value, label: value }))}
          onChange={(event) => setAuthor(event.currentTarget.value)}
        />
      )}
      {length !== undefined && <Copyfit {...length} author={profile.name} onWrite={write} />}
      {known !== undefined && open.length === 0 && (
        <EmptyState
          title="Nothing suggested"
          text="Switch Suggest on over the story: what you write is then for somebody else to accept."
        />
      )}
      {open.length > 0 && (
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
          <ul ref={list} role="list" className={styles.list} aria-label="Suggested changes" onKeyDown={onKeyDown}>
            {shown.map((each, at) => (
              <ChangeItem
                key={each.id}
                change={each}
                when={shortTime(each.at, paper.timeZone)}
                onGo={() => show(storyId, each)}
                onDecide={(verdict) => {
                  goesOn.current = { at, of: shown.length };
                  decide([each], verdict);
                }}
                onReason={(reason) => write((hands) => sayWhy(hands, each.id, reason))}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function itemsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-go]") ?? [])];
}

/** Brings the words of a suggestion into view, or the field it is for. */
function show(storyId: string, { id, field }: OpenSuggestion): void {
  const story = document.querySelector(`[data-story="${storyId}"]`);
  const place =
    story?.querySelector(`[data-suggestions~="${CSS.escape(id)}"]`) ??
    story?.querySelector(`[aria-label="${FIELD_WORDS[field]}"]`);
  place?.scrollIntoView({ block: "center" });
}
