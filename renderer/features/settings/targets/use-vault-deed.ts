import { useState } from "react";
import { useClient } from "../../../client/desk-provider.tsx";
import { sayFailure } from "../../../client/notices.tsx";

export interface VaultDeeds {
  failure: string;
  isBusy: boolean;
  keepInMemory(then: () => void): Promise<void>;
  setPassphrase(passphrase: string, then: () => void): Promise<void>;
  unlock(passphrase: string, then: () => void): Promise<void>;
  forgetAll(then: () => void): Promise<void>;
}

/** What a person does with the vault, one thing at a time. */
export function useVaultDeed(): VaultDeeds {
  const client = useClient();
  const [failure, setFailure] = useState("");
  const [isBusy, setIsBusy] = useState(false);

  async function attempt(deed: () => Promise<unknown>, then: () => void): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setFailure("");
    try {
      await deed();
      then();
    } catch (error) {
      setFailure(sayFailure(error));
    } finally {
      setIsBusy(false);
    }
  }

  return {
    failure,
    isBusy,
    keepInMemory: (then) => attempt(() => client.vault.keepInMemory(), then),
    setPassphrase: (passphrase, then) => attempt(() => client.vault.setPassphrase({ passphrase }), then),
    unlock: (passphrase, then) => attempt(() => client.vault.unlock({ passphrase }), then),
    forgetAll: (then) => attempt(() => client.vault.forgetAll(), then),
  };
}
