import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PersonFields, usePersonDraft } from "../../ui/person-fields.tsx";
import styles from "./person-dialog.module.css";

/** Who sits at this desk: can be changed at any time. */
export function PersonDialog({ onClose }: { onClose(): void }): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const { profile } = useReadyDesk();
  const person = usePersonDraft(profile);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const next = person.ready();
    if (next === undefined) return;
    setBusy(true);
    try {
      await client.desk.saveProfile(next);
      notice.say("Name and role are saved.", "done");
      onClose();
    } catch (error) {
      person.fail(sayFailure(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title="Who sits here"
      size="small"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={busy} onClick={() => form.current?.requestSubmit()}>
            Save
          </Button>
        </>
      }
    >
      <form ref={form} className={styles.form} onSubmit={(event) => void save(event)} noValidate>
        <PersonFields person={person} autoFocus />
      </form>
    </Dialog>
  );
}
