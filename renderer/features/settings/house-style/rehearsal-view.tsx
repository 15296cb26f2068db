import type { ReactElement } from "react";
import type { Rehearsal } from "../../../../shared/style/house-style.ts";
import type { RuleEntry } from "../../../../shared/style/rule-file.ts";
import { Button } from "../../../ui/button.tsx";
import { Group } from "../settings-page.tsx";
import styles from "./house-style.module.css";
import { useRehearsal } from "./use-house-style.ts";

/** How often the rule would have fired in the stories of the desk, before it is switched on. */
export function RehearsalView({ rule }: { rule: RuleEntry | undefined }): ReactElement {
  const { at, failure, isRunning, begin, stop } = useRehearsal();
  return (
    <Group title="Rehearsal" lead="How often it would have fired in every story of this desk.">
      <div>
        {isRunning ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <Button disabled={rule === undefined} onClick={() => rule !== undefined && begin(rule)}>
            Rehearse over the archive
          </Button>
        )}
      </div>
      <div role="status" aria-label="Rehearsal">
        {failure !== undefined && <p className={styles.fault}>{failure}</p>}
        {at?.kind === "progress" && (
          <p className={styles.quiet}>
            {at.done} of {at.total} stories read, found {at.found} so far
          </p>
        )}
        {at?.kind === "done" && <Outcome outcome={at} />}
      </div>
    </Group>
  );
}

function Outcome({ outcome }: { outcome: Extract<Rehearsal, { kind: "done" }> }): ReactElement {
  const { found, inStories, stories, examples, fault } = outcome;
  return (
    <>
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
      <p>
        {found === 0
          ? `It would not have fired in any of ${stories} stories.`
          : `It would have fired ${found === 1 ? "once" : `${found} times`}, in ${inStories} of ${stories} stories.`}
      </p>
      {examples.length > 0 && (
        <ul role="list" className={styles.examples} aria-label="Where it would have fired">
          {examples.map(({ storyId, title, before, text, after, replacement }, place) => (
            // The same words can be found twice in a story.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${storyId}-${place}`}>
              <span className={styles.summary}>{title}</span>
              <span>
                {before}
                <del>{text}</del>
                {replacement !== undefined && <ins>{replacement}</ins>}
                {after}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
