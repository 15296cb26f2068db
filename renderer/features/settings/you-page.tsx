import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { readRole, ROLE_CHOICES } from "../../ui/roles.ts";
import { SettingsPage } from "./settings-page.tsx";

export function YouPage(): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const { profile, dataFolder, version } = useReadyDesk();
  const [name, setName] = useState(profile.name);
  const [role, setRole] = useState(profile.role);
  const [problem, setProblem] = useState<string | undefined>(undefined);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === "") {
      setProblem("Write a name. It stands beside what you change.");
      return;
    }
    try {
      await client.desk.saveProfile({ name: name.trim(), role });
      notice.say("Name and role are saved.", "done");
    } catch (error) {
      setProblem(sayFailure(error));
    }
  }

  return (
    <SettingsPage title="You" lead={`Standfirst ${version}. Stories, pictures and settings lie in ${dataFolder}.`}>
      <form style={{ display: "contents" }} onSubmit={(event) => void save(event)} noValidate>
        <Field
          label="Your name"
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
        <div>
          <Button type="submit" tone="primary" disabled={name === profile.name && role === profile.role}>
            Save name and role
          </Button>
        </div>
      </form>
    </SettingsPage>
  );
}
