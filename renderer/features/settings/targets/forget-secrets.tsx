import type { ReactElement } from "react";
import { Button } from "../../../ui/button.tsx";
import styles from "./targets.module.css";
import { useVaultDeed } from "./use-vault-deed.ts";

/** The way on where secrets cannot be opened, or shall be kept elsewhere. */
export function ForgetSecrets({ onDone }: { onDone(): void }): ReactElement {
  const { failure, isBusy, forgetAll } = useVaultDeed();
  return (
    <div className={styles.vault}>
      <p>
        All secrets of this desk are forgotten, and have to be given again for each target. Targets, stories and what stands on
        the sites stay as they are.
      </p>
      <p role="alert" className={styles.failure}>
        {failure}
      </p>
      <div>
        <Button tone="danger" aria-busy={isBusy} onClick={() => void forgetAll(onDone)}>
          Forget all secrets
        </Button>
      </div>
    </div>
  );
}
