import type { VaultOverview } from "../../shared/contract/vault.ts";
import type { DeskVault } from "../services/vault/desk-vault.ts";

/** The vault as the interface sees it: where secrets are and how many, never which they are. */
export async function vaultOverview(vault: DeskVault): Promise<VaultOverview> {
  await vault.ready();
  const whyNotSystem = vault.whyNotSystem();
  return { state: vault.state(), secrets: vault.count(), ...(whyNotSystem === undefined ? {} : { whyNotSystem }) };
}
