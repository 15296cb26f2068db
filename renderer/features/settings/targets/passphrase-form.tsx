import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useFocusOnceOpen } from "../../../ui/use-focus-once-open.ts";
import styles from "./targets.module.css";
import { useVaultDeed } from "./use-vault-deed.ts";

interface PassphraseFormProps {
  /** Asks for the one that was set; otherwise a new one is set. */
  unlocks?: boolean;
  onDone(): void;
}

/** Shortest passphrase taken. Source: `shared/contract/vault.ts`. */
const SHORTEST = 8;

export function PassphraseForm({ unlocks = false, onDone }: PassphraseFormProps): ReactElement {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const deeds = useVaultDeed();
  const first = useFocusOnceOpen<HTMLInputElement>();
  const tooShort = !unlocks && [...passphrase].length < SHORTEST;
  const differs = !unlocks && again !== passphrase;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setWasTried(true);
    if (tooShort || differs) return;
    if (unlocks) void deeds.unlock(passphrase, onDone);
    else void deeds.setPassphrase(passphrase, onDone);
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field
        label="Passphrase"
        type="password"
        ref={first}
        autoComplete="off"
        hint={
          unlocks
            ? undefined
            : "Several words are good. Nobody can bring it back: forgotten, the secrets are lost, and nothing else is."
        }
        value={passphrase}
        problem={wasTried && tooShort ? `Take ${SHORTEST} characters or more.` : undefined}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {!unlocks && (
        <Field
          label="Passphrase again"
          type="password"
          autoComplete="off"
          value={again}
          problem={wasTried && !tooShort && differs ? "This is not the same." : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
      )}
      <p role="alert" className={styles.failure}>
        {deeds.failure}
      </p>
      <div>
        <Button type="submit" tone="primary" aria-busy={deeds.isBusy}>
          {unlocks ? "Unlock" : "Set the passphrase"}
        </Button>
      </div>
    </form>
  );
}
