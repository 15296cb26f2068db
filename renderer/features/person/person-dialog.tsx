import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { readRole, ROLE_CHOICES } from "../../ui/roles.ts";
import styles from "./person-dialog.module.css";

/** Who sits at this desk: can be changed at any time. */
export function PersonDialog({ onClose }: { onClose(): void }): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const { profile } = useReadyDesk();
  const [name, setName] = useState(profile.name);
  const [role, setRole] = useState(profile.role);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === "") {
      setProblem("Write a name. It stands beside what you change.");
      return;
    }
    setBusy(true);
    try {
      await client.desk.saveProfile({ name: name.trim(), role });
      notice.say("Name and role are saved.", "done");
      onClose();
    } catch (error) {
      setProblem(sayFailure(error));
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
        <Field
          label="Your name"
          autoComplete="name"
          autoFocus
          required
          maxLength={120}
          value={name}
          problem={problem}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <Select
          label="Role"
          choices={ROLE_CHOICES}
          value={role}
          hint="A hat, not a lock: every step stays open to you, and an unusual one says so."
          onChange={(event) => setRole(readRole(event.currentTarget.value))}
        />
      </form>
    </Dialog>
  );
}
