import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { ShownFinding, StoryChecks } from "../../../shared/contract/checks.ts";
import type { Severity } from "../../../shared/style/finding.ts";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./checks-panel.module.css";
import { setCurrentFinding, useCurrentFinding } from "./current-finding.ts";
import { FindingItem } from "./finding-item.tsx";
import { findingKey } from "./finding-places.ts";
import { fixFindings } from "./fix-findings.ts";
import { goToFinding } from "./go-to-finding.ts";
import { IgnoredList } from "./ignored-list.tsx";
import { useChecks, useFindingDeeds } from "./use-checks.ts";

/** Drawn at once; the others when asked for. */
const SHOWN_FIRST = 60;
const WORDS: Readonly<Record<Severity, [one: string, many: string]>> = {
  must: ["must", "must"],
  should: ["should", "should"],
  hint: ["hint", "hints"],
};

/** What the checks found, in the order of the page, with what can be done about each. */
export function Findings({ storyId }: { storyId: string }): ReactElement {
  const { data, error, refetch } = useChecks(storyId);
  return (
    <section aria-label="Checks" className={styles.findings}>
      {error !== null && (
        <div role="alert" className={styles.problem}>
          <p>{sayFailure(error)}</p>
          <Button onClick={() => void refetch()}>Check again</Button>
        </div>
      )}
      {data === undefined ? (
        error === null && <p className={styles.quiet}>Reading the story…</p>
      ) : (
        <Found storyId={storyId} checks={data} />
      )}
    </section>
  );
}

function Found({ storyId, checks }: { storyId: string; checks: StoryChecks }): ReactElement {
  const { findings, more, grammar, faults } = checks;
  const [all, setAll] = useState(false);
  const current = useCurrentFinding(storyId);
  const list = useRef<HTMLOListElement>(null);
  const notice = useNotice();
  const deeds = useFindingDeeds(storyId);
  const at = findings.findIndex((finding) => findingKey(finding) === current);
  const shown = all || at >= SHOWN_FIRST ? findings : findings.slice(0, SHOWN_FIRST);

  useEffect(() => {
    if (at >= 0) list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const attempt = (work: Promise<void>): void => void work.catch((failure: unknown) => notice.say(sayFailure(failure)));

  /** The keyboard goes on at what takes the place of a finding that is gone. */
  function focusAfter(finding: ShownFinding): void {
    const index = findings.indexOf(finding);
    if (list.current?.contains(document.activeElement) !== true) return;
    requestAnimationFrame(() => {
      const items = list.current?.children;
      const next = items?.[Math.min(index, items.length - 1)];
      (next ?? list.current)?.querySelector<HTMLElement>("[data-words]")?.focus();
    });
  }

  function goTo(finding: ShownFinding): void {
    setCurrentFinding(storyId, findingKey(finding));
    if (!goToFinding(storyId, finding)) notice.say("These words are no longer there, or not on the screen.");
  }

  function fix(wanted: readonly ShownFinding[], replacement?: string): void {
    const done = fixFindings(
      storyId,
      wanted.flatMap((finding) => {
        const words = replacement ?? finding.replacements[0];
        return words === undefined ? [] : [{ finding, replacement: words }];
      }),
    );
    if (done.length < wanted.length)
      notice.say("Not everything could be fixed: some of it has changed, or is not yours to write in.");
    deeds.drop(done.map(({ finding }) => finding));
    if (wanted[0] !== undefined) focusAfter(wanted[0]);
  }

  return (
    <>
      <p className={styles.counts} role="status">
        {countsOf(findings, more)}
        {(grammar.state === "starting" || grammar.state === "working") && (
          <span className={styles.quiet}> · grammar follows</span>
        )}
      </p>
      {grammar.problem !== undefined && <p className={styles.quiet}>{grammar.problem}</p>}
      {faults.map((fault) => (
        <p key={fault} className={styles.quiet}>
          {fault}
        </p>
      ))}
      {shown.length > 0 && (
        <ol role="list" aria-label="Findings" className={styles.list} ref={list}>
          {shown.map((finding, index) => (
            <FindingItem
              key={findingKey(finding)}
              finding={finding}
              isCurrent={index === at}
              alike={alike(findings, finding)}
              onGoTo={goTo}
              onFix={fix}
              onIgnore={(scope) => {
                deeds.drop(scope === "story" ? alike(findings, finding) : [finding]);
                focusAfter(finding);
                attempt(deeds.ignore(finding, scope));
              }}
              onAddWord={() => {
                deeds.drop(alike(findings, finding));
                focusAfter(finding);
                attempt(deeds.addWord(finding.text));
              }}
            />
          ))}
        </ol>
      )}
      {shown.length < findings.length && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {findings.length}
        </Button>
      )}
      <IgnoredList storyId={storyId} onBringBack={(id) => attempt(deeds.bringBack(id))} />
    </>
  );
}

/** The same said of the same words elsewhere in the story, with this one. */
function alike(findings: readonly ShownFinding[], { rule, text }: ShownFinding): ShownFinding[] {
  return findings.filter((each) => each.rule === rule && each.text.toLowerCase() === text.toLowerCase());
}

function countsOf(findings: readonly ShownFinding[], more: number): string {
  if (findings.length === 0) return "Nothing found in the words";
  const counts = (["must", "should", "hint"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    const [one, many] = WORDS[severity];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return [...counts, ...(more > 0 ? [`${more} more`] : [])].join(" · ");
}
