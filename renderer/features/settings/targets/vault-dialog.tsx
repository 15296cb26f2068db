import { useState } from "react";
import type { ReactElement } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useFocusOnceOpen } from "../../../ui/use-focus-once-open.ts";
import { ForgetSecrets } from "./forget-secrets.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";
import styles from "./targets.module.css";
import { useVaultDeed } from "./use-vault-deed.ts";
import { useVault } from "./use-targets.ts";

interface VaultDialogProps {
  /** Secrets can be kept and read now. */
  onOpen(): void;
  onClose(): void;
}

/** Asks where secrets shall be kept, for the passphrase that opens them, or what to do where they cannot be opened. */
export function VaultDialog({ onOpen, onClose }: VaultDialogProps): ReactElement {
  const { data: vault } = useVault();
  // While it is answered the state of the vault changes, and the question stays what it was.
  const [asked, setAsked] = useState(vault?.state);
  if (asked === undefined && vault !== undefined) setAsked(vault.state);
  const isPassphrase = asked?.kind === "passphrase";
  return (
    <Dialog title={asked?.kind === "undecided" ? "Where shall secrets be kept?" : "The secrets are locked"} onClose={onClose}>
      {asked?.kind === "undecided" && <WhereToKeep whyNotSystem={vault?.whyNotSystem} onOpen={onOpen} />}
      {isPassphrase && <Unlock onOpen={onOpen} onForgotten={onClose} />}
      {(asked?.kind === "system" || asked?.kind === "damaged") && (
        <div className={styles.vault}>
          <p>
            {asked.kind === "system"
              ? "They are in the system’s own vault, which only the Standfirst app can open. Use the app, or forget them all and give them again."
              : "The file with the secrets, credentials.json, is damaged and was left as it is. Put it back from a copy, or forget all secrets and give them again."}
          </p>
          <ForgetSecrets onDone={onClose} />
        </div>
      )}
    </Dialog>
  );
}

function WhereToKeep({ whyNotSystem, onOpen }: { whyNotSystem: string | undefined; onOpen(): void }): ReactElement {
  const [isTyping, setIsTyping] = useState(false);
  const first = useFocusOnceOpen<HTMLButtonElement>();
  const { failure, isBusy, keepInMemory } = useVaultDeed();
  if (isTyping) return <PassphraseForm onDone={onOpen} />;
  return (
    <div className={styles.choices}>
      <p>Passwords and keys of targets are never written to the disk as they are. {whyNotSystem}</p>
      <div className={styles.choice}>
        <Button ref={first} tone="primary" onClick={() => setIsTyping(true)}>
          Keep secrets under a passphrase
        </Button>
        <p className={styles.facts}>Asked for once each time Standfirst is started and a secret is needed.</p>
      </div>
      <div className={styles.choice}>
        <Button aria-busy={isBusy} onClick={() => void keepInMemory(onOpen)}>
          Only until Standfirst is closed
        </Button>
        <p className={styles.facts}>Nothing is written; secrets have to be given again after each start.</p>
      </div>
      <p role="alert" className={styles.failure}>
        {failure}
      </p>
    </div>
  );
}

function Unlock({ onOpen, onForgotten }: { onOpen(): void; onForgotten(): void }): ReactElement {
  const [isForgotten, setIsForgotten] = useState(false);
  if (isForgotten) return <ForgetSecrets onDone={onForgotten} />;
  return (
    <div className={styles.vault}>
      <PassphraseForm unlocks onDone={onOpen} />
      <div>
        <Button tone="quiet" size="small" onClick={() => setIsForgotten(true)}>
          I have forgotten it
        </Button>
      </div>
    </div>
  );
}
