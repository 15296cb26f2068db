import { app, safeStorage } from "electron";
import type { SystemSeal } from "../../ports/system-seal.ts";

const PLAIN_TEXT =
  "This system has no vault of its own that Standfirst can use: it would keep secrets in plain text. A password manager such as GNOME Keyring or KWallet gives it one.";
const NO_VAULT = "The system’s own vault cannot be used: it is missing, or was not opened for Standfirst.";

/** The system's vault as Electron reaches it. What is plain text in disguise is refused. */
export async function openSystemSeal(): Promise<SystemSeal> {
  // Before, nothing of it can be told.
  await app.whenReady();
  // Without a keyring Electron seals with a password that stands in its source.
  if (process.platform === "linux" && ["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend()))
    return { available: false, why: PLAIN_TEXT };
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return { available: false, why: NO_VAULT };
  return {
    available: true,
    seal: (text) => safeStorage.encryptStringAsync(text),
    open: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
  };
}
