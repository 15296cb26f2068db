import { useState } from "react";
import type { ReactElement } from "react";
import type { VaultOverview } from "../../../../shared/contract/vault.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Group } from "../settings-page.tsx";
import { ForgetSecrets } from "./forget-secrets.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";
import styles from "./targets.module.css";
import { useVault } from "./use-targets.ts";
import { VaultDialog } from "./vault-dialog.tsx";

function inWords({ state, whyNotSystem }: VaultOverview): string {
  switch (state.kind) {
    case "undecided":
      return `No secret is kept yet. ${whyNotSystem ?? ""}`;
    case "system":
      return state.locked
        ? "Secrets are in the system’s own vault, which only the Standfirst app can open."
        : "Secrets are in the system’s own vault.";
    case "memory":
      return "Secrets are kept until Standfirst is closed, and written nowhere.";
    case "passphrase":
      return state.locked ? "Secrets are kept under a passphrase, and locked." : "Secrets are kept under a passphrase, and open.";
    case "damaged":
      return "The file with the secrets, credentials.json, is damaged. It was left as it is.";
  }
}

type Asked = "unlock" | "passphrase" | "forget";

/** Where secrets are, and what can be done with all of them. */
export function VaultSection(): ReactElement {
  const { data: vault } = useVault();
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  if (vault === undefined) return <></>;
  const { state, secrets } = vault;
  const isLocked = "locked" in state && state.locked;
  const isOpenPassphrase = state.kind === "passphrase" && !isLocked;
  const close = (): void => setAsked(undefined);
  return (
    <Group title="Secrets" lead={inWords(vault)}>
      <div className={styles.row}>
        {state.kind === "passphrase" && isLocked && <Button onClick={() => setAsked("unlock")}>Unlock the secrets</Button>}
        {(state.kind === "memory" || isOpenPassphrase) && (
          <Button onClick={() => setAsked("passphrase")}>
            {isOpenPassphrase ? "Change the passphrase" : "Keep secrets under a passphrase"}
          </Button>
        )}
        {(secrets > 0 || state.kind === "passphrase" || state.kind === "damaged") && (
          <Button tone="danger" onClick={() => setAsked("forget")}>
            Forget all secrets…
          </Button>
        )}
      </div>
      {asked === "unlock" && <VaultDialog onOpen={close} onClose={close} />}
      {asked === "passphrase" && (
        <Dialog title={isOpenPassphrase ? "Change the passphrase" : "Keep secrets under a passphrase"} onClose={close}>
          <PassphraseForm onDone={close} />
        </Dialog>
      )}
      {asked === "forget" && (
        <Dialog title="Forget all secrets?" role="alertdialog" onClose={close}>
          <ForgetSecrets onDone={close} />
        </Dialog>
      )}
    </Group>
  );
}
