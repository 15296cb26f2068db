import type { ReactElement } from "react";
import { STAGES } from "../../../shared/model/readiness.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure } from "../../client/notices.tsx";
import { useReadiness, useReadinessDeeds } from "../../client/use-readiness.ts";
import { Button } from "../../ui/button.tsx";
import { STAGE_WORDS } from "../../ui/stage-words.ts";
import { TickLines } from "../../ui/tick-lines.tsx";
import { shortTime } from "../../ui/times.ts";
import { LegalFlag } from "./legal-flag.tsx";
import styles from "./ready-section.module.css";

/** Who had the story in hand, whether a lawyer must read it, and what the paper wants ticked. */
export function ReadySection({ storyId }: { storyId: string }): ReactElement | undefined {
  const { paper } = useReadyDesk();
  const { data, error, refetch } = useReadiness(storyId);
  const deeds = useReadinessDeeds(storyId);
  if (data === undefined) {
    if (error === null) return undefined;
    return (
      <div role="alert" className={styles.failure}>
        <p>{sayFailure(error)}</p>
        <Button onClick={() => void refetch()}>Read it again</Button>
      </div>
    );
  }
  const { hands, legal, lines } = data;
  return (
    <section aria-label="Ready to go" className={styles.section}>
      <dl className={styles.hands}>
        {[
          { what: "Wrote", hand: hands.wrote, none: "Not filed yet" },
          { what: "Subbed", hand: hands.subbed, none: "Nobody yet" },
          { what: "Passed", hand: hands.passed, none: "Nobody yet" },
        ].map(({ what, hand, none }) => (
          <div key={what} className={styles.hand}>
            <dt>{what}</dt>
            <dd className={hand === undefined ? styles.nobody : undefined}>
              {hand === undefined ? none : hand.name}
              {hand !== undefined && <span className={styles.when}>{shortTime(hand.at, paper.timeZone)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <LegalFlag legal={legal} deeds={deeds} />
      {STAGES.map((stage) => {
        const own = lines.filter((line) => line.stage === stage);
        if (own.length === 0) return undefined;
        return (
          <div key={stage}>
            <h3 className={styles.title}>{STAGE_WORDS[stage]}</h3>
            <TickLines label={STAGE_WORDS[stage]} lines={own} timeZone={paper.timeZone} onTick={deeds.tick} />
          </div>
        );
      })}
    </section>
  );
}
