import { useState } from "react";
import type { ReactElement } from "react";
import { useClient } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { VaultDialog } from "./vault-dialog.tsx";

export interface OpenVault {
  /** Does it once secrets can be kept and read: at once, or after the person has said where or given the passphrase. */
  whenOpen(work: () => Promise<void>): Promise<void>;
  /** The question, while it is asked. */
  question: ReactElement | undefined;
}

export function useOpenVault(): OpenVault {
  const client = useClient();
  const notice = useNotice();
  const [waiting, setWaiting] = useState<(() => Promise<void>) | undefined>(undefined);

  async function whenOpen(work: () => Promise<void>): Promise<void> {
    try {
      const { state } = await client.vault.state();
      const isOpen = state.kind === "memory" || (state.kind !== "undecided" && state.kind !== "damaged" && !state.locked);
      if (isOpen) await work();
      else setWaiting(() => work);
    } catch (error) {
      notice.fail(error);
    }
  }

  const question =
    waiting === undefined ? undefined : (
      <VaultDialog
        onOpen={() => {
          setWaiting(undefined);
          void whenOpen(waiting);
        }}
        onClose={() => setWaiting(undefined)}
      />
    );
  return { whenOpen, question };
}
