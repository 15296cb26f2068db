import { Plus } from "lucide-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { sayFailure } from "../../../client/notices.tsx";
import { Button } from "../../../ui/button.tsx";
import { SettingsPage } from "../settings-page.tsx";
import { TargetForm } from "./target-form.tsx";
import { TargetLine } from "./target-line.tsx";
import styles from "./targets.module.css";
import { useTargets } from "./use-targets.ts";
import { VaultSection } from "./vault-section.tsx";

export function TargetsPage(): ReactElement {
  const { data: targets, error } = useTargets();
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const edited = targets?.find(({ id }) => id === editing);
  // The button that opened the form went with the list: the focus comes back to where one begins.
  const [wasEditing, setWasEditing] = useState(false);
  const done = (): void => {
    setEditing(undefined);
    setWasEditing(true);
  };

  if (editing === "new" || edited !== undefined) {
    return (
      <SettingsPage
        title="Targets"
        lead={edited === undefined ? "A site stories can be sent to." : `What is set of ${edited.name}.`}
      >
        <TargetForm key={editing} target={edited} onDone={done} />
      </SettingsPage>
    );
  }
  return (
    <SettingsPage title="Targets" lead="Where stories can be sent to. The site folder is always there; set it under Site.">
      <div>
        <Button icon={<Plus size={14} />} autoFocus={wasEditing} onClick={() => setEditing("new")}>
          Add target
        </Button>
      </div>
      {error !== null && <p role="alert">{sayFailure(error)}</p>}
      {targets !== undefined && (
        <ul role="list" className={styles.list} aria-label="Targets">
          {targets.map((target) => (
            <li key={target.id} className={styles.item}>
              <TargetLine target={target} targets={targets} onEdit={() => setEditing(target.id)} />
            </li>
          ))}
        </ul>
      )}
      <VaultSection />
    </SettingsPage>
  );
}
