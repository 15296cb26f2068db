import { isFailure } from "../../../shared/contract/failure.ts";
import type { DeskCalls } from "./desk-calls.ts";

/** Opens the vault if it is locked under a passphrase and there is one to be had. */
export async function unlockIfLocked(desk: DeskCalls, ask: () => Promise<string | undefined>): Promise<boolean> {
  const { state } = await desk.vault.state();
  if (state.kind !== "passphrase" || !state.locked) return false;
  const passphrase = await ask();
  if (passphrase === undefined) return false;
  await desk.vault.unlock({ passphrase });
  return true;
}

/** Does it, and where locked secrets stand in the way, does it again with the vault open. */
export async function withVaultOpen(
  desk: DeskCalls,
  ask: () => Promise<string | undefined>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isFailure(error, "vault-locked") || !(await unlockIfLocked(desk, ask))) throw error;
    await work();
  }
}
