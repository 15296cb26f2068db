import { useId, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { Backup, DeskState } from "../../../shared/contract/desk.ts";
import { sayFailure } from "../../client/notices.tsx";
import { useClient } from "../../client/desk-provider.tsx";
import { Button } from "../../ui/button.tsx";
import { longTime } from "../../ui/times.ts";
import { Standing } from "../../ui/standing.tsx";
import styles from "./recovery.module.css";

interface RecoveryProps {
  /** Good copies, newest first. */
  backups: readonly Backup[];
  onRecover(state: DeskState): void;
}

/** The desk's file is damaged: says what that means, and offers the good copies. */
export function Recovery({ backups, onRecover }: RecoveryProps): ReactElement {
  const client = useClient();
  const group = useId();
  const [chosen, setChosen] = useState(backups[0]?.name);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);

  async function recover(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen === undefined || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      onRecover(await client.desk.recover({ backup: chosen }));
    } catch (error) {
      setFailure(sayFailure(error));
      setBusy(false);
    }
  }

  return (
    <Standing title="The file with your stories is damaged">
      <p>
        Standfirst looked at its file and found that parts of it cannot be read, so it has not opened it. Nothing was deleted.
        This usually comes from a failing disk or a computer that lost power.
      </p>
      {backups.length === 0 ? (
        <p>
          There is no good copy of it on this computer. Keep the data folder as it is and ask whoever looks after your computers
          to put a copy from their own backup in its place.
        </p>
      ) : (
        <form className={styles.form} onSubmit={(event) => void recover(event)}>
          <p>
            These copies were made by Standfirst and are in order. What was written after the copy you choose is not in it; the
            damaged file is kept beside it, so that nothing is lost for good.
          </p>
          <fieldset className={styles.copies}>
            <legend>Good copies</legend>
            {backups.map((backup) => (
              <label key={backup.name} className={styles.copy}>
                <input type="radio" name={group} checked={chosen === backup.name} onChange={() => setChosen(backup.name)} />
                <span>{longTime(backup.madeAt)}</span>
                <span className={styles.count}>{backup.stories === 1 ? "1 story" : `${backup.stories} stories`}</span>
              </label>
            ))}
          </fieldset>
          <div>
            <Button type="submit" tone="primary" size="large" disabled={busy}>
              {busy ? "Putting it in place…" : "Put this copy in place"}
            </Button>
          </div>
        </form>
      )}
      <div role="alert" className={styles.alert}>
        {failure !== undefined && <p className={styles.failure}>{failure}</p>}
      </div>
    </Standing>
  );
}
