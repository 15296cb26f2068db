import { TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import type { ReactElement } from "react";
import type { VersionRow } from "../../../shared/model/version.ts";
import { useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { usePanelWish } from "../../client/panel-wish.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/field.tsx";
import { shortTime } from "../../ui/times.ts";
import styles from "./history-panel.module.css";
import { MILESTONE_WORDS } from "./milestone-words.ts";
import { NameForm } from "./name-form.tsx";
import { useRestore } from "./use-restore.ts";
import { useVersionDeeds, useVersions, type VersionDeeds } from "./use-history.ts";

interface HistoryPanelProps {
  storyId: string;
  onCompare(from: number, to: number | undefined): void;
}

/** The versions of the story, and what can be done with them. Nothing here ever goes. */
export function HistoryPanel({ storyId, onCompare }: HistoryPanelProps): ReactElement {
  const { profile } = useReadyDesk();
  const { data: versions, error, refetch } = useVersions(storyId);
  const deeds = useVersionDeeds(storyId);
  const [isNaming, setIsNaming] = useState(false);
  const notice = useNotice();
  usePanelWish("keep", true, () => setIsNaming(true));
  const isWithout = versions !== undefined && !versions.some(({ readable }) => readable);
  usePanelWish("compare", isWithout, () => notice.say("There is no version yet that could be compared."));
  const filed = versions?.find((version) => version.milestone === "filed" && version.author === profile.name && version.readable);
  return (
    <section aria-label="History" className={styles.panel}>
      <div className={styles.tools}>
        <Button size="small" onClick={() => setIsNaming(true)} aria-expanded={isNaming}>
          Keep this version
        </Button>
        <Button
          size="small"
          disabled={filed === undefined}
          title={filed === undefined ? "You have not filed this story." : undefined}
          onClick={() => filed !== undefined && onCompare(filed.number, undefined)}
        >
          What changed since I filed
        </Button>
      </div>
      {isNaming && <NameForm button="Keep" onName={deeds.keep} onClose={() => setIsNaming(false)} />}
      {versions === undefined && error !== null && (
        <div role="alert" className={styles.failure}>
          <p>{sayFailure(error)}</p>
          <Button onClick={() => void refetch()}>Read it again</Button>
        </div>
      )}
      {versions !== undefined && versions.length === 0 && (
        <EmptyState
          title="No version yet"
          text="One is kept when the story is filed, sent back, passed or published, and after ten minutes of work."
        />
      )}
      {versions !== undefined && versions.length > 0 && (
        <TimeLine storyId={storyId} versions={versions} onCompare={onCompare} deeds={deeds} />
      )}
    </section>
  );
}

interface TimeLineProps extends HistoryPanelProps {
  versions: readonly VersionRow[];
  deeds: VersionDeeds;
}

function TimeLine({ storyId, versions, onCompare, deeds }: TimeLineProps): ReactElement {
  const group = useId();
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const [other, setOther] = useState("");
  const [isNaming, setIsNaming] = useState(false);
  const restoring = useRestore(storyId);
  const version = versions.find(({ number }) => number === chosen) ?? versions.find(({ readable }) => readable) ?? versions[0];
  const isReadable = version?.readable === true;

  function choose(number: number): void {
    setChosen(number);
    setIsNaming(false);
  }

  function compare(): void {
    if (version === undefined) return;
    const with_ = other === "" ? undefined : Number(other);
    if (with_ === undefined) onCompare(version.number, undefined);
    else onCompare(Math.min(version.number, with_), Math.max(version.number, with_));
  }

  usePanelWish("compare", isReadable, compare);

  return (
    <>
      <fieldset className={styles.list}>
        <legend className="visually-hidden">Versions</legend>
        {versions.map((each) => (
          <VersionItem key={each.number} group={group} version={each} isChosen={each === version} onChoose={choose} />
        ))}
      </fieldset>
      <div className={styles.foot}>
        {isNaming && version !== undefined && (
          <NameForm
            first={version.name ?? ""}
            button="Name"
            onName={(name) => deeds.rename(version.number, name)}
            onClose={() => setIsNaming(false)}
          />
        )}
        <Select
          label="Compare it with"
          value={other}
          emptyChoice="The story as it stands now"
          choices={versions
            .filter((each) => each !== version && each.readable)
            .map((each) => ({
              value: String(each.number),
              label: `Version ${each.number}: ${each.name ?? MILESTONE_WORDS[each.milestone]}`,
            }))}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button tone="primary" disabled={!isReadable} onClick={compare}>
            Compare
          </Button>
          <Button disabled={!isReadable || restoring.isBusy} onClick={() => version && void restoring.whole(version.number)}>
            Restore
          </Button>
          {!isNaming && (
            <Button disabled={version === undefined} onClick={() => setIsNaming(true)}>
              {version?.name === undefined ? "Name" : "Rename"}
            </Button>
          )}
          <Button tone="quiet" size="small" className={styles.prove} disabled={deeds.isBusy} onClick={deeds.prove}>
            Prove the history
          </Button>
        </div>
      </div>
    </>
  );
}

interface VersionItemProps {
  group: string;
  version: VersionRow;
  isChosen: boolean;
  onChoose(number: number): void;
}

function VersionItem({ group, version, isChosen, onChoose }: VersionItemProps): ReactElement {
  const { paper } = useReadyDesk();
  const { number, milestone, author, madeAt, name, reason, broken } = version;
  return (
    <label className={styles.item}>
      <input type="radio" name={group} className={styles.radio} checked={isChosen} onChange={() => onChoose(number)} />
      <span className={styles.words}>
        <span className={styles.what}>
          {name ?? MILESTONE_WORDS[milestone]}
          <span className={styles.number}>{number}</span>
        </span>
        <span className={styles.who}>
          {author}, {shortTime(madeAt, paper.timeZone)}
        </span>
        {reason !== undefined && <span className={styles.reason}>{reason}</span>}
        {broken !== undefined && (
          <span className={styles.broken}>
            <TriangleAlert size={13} aria-hidden="true" />
            {broken}
          </span>
        )}
      </span>
    </label>
  );
}
