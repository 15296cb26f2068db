import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useClient, useReadyDesk } from "../../client/desk-provider.tsx";
import { sayFailure, useNotice } from "../../client/notices.tsx";
import { Button } from "../../ui/button.tsx";
import { PersonFields, usePersonDraft } from "../../ui/person-fields.tsx";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { Group, SettingsPage } from "./settings-page.tsx";

export function YouPage(): ReactElement {
  const client = useClient();
  const notice = useNotice();
  const { profile, dataFolder, version } = useReadyDesk();
  const person = usePersonDraft(profile);
  const [isSavingDesk, setIsSavingDesk] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const next = person.ready();
    if (next === undefined) return;
    try {
      await client.desk.saveProfile(next);
      notice.say("Name and role are saved.", "done");
    } catch (error) {
      person.fail(sayFailure(error));
    }
  }

  return (
    <SettingsPage title="You" lead={`Standfirst ${version}. Stories, pictures and settings lie in ${dataFolder}.`}>
      <form style={{ display: "contents" }} onSubmit={(event) => void save(event)} noValidate>
        <PersonFields person={person} />
        <div>
          <Button type="submit" tone="primary" disabled={person.name === profile.name && person.role === profile.role}>
            Save name and role
          </Button>
        </div>
      </form>
      <Group title="The whole desk" lead="A copy of everything on this desk, as one file to keep or to carry elsewhere.">
        <div>
          <Button onClick={() => setIsSavingDesk(true)}>Save the whole desk…</Button>
        </div>
      </Group>
      {isSavingDesk && <ArchiveDialog onClose={() => setIsSavingDesk(false)} />}
    </SettingsPage>
  );
}
