/**
 * Where secrets are kept: the system's own vault under Electron, else a file sealed with a passphrase
 * or memory for this run. Never plain text on a disk.
 */
export interface Vault {
  state(): VaultState;
  /** Whether a secret is kept under this id, also while the vault is locked. False where it cannot be told. */
  has(id: string): boolean;
  /** Fails with `vault-locked` when it is locked, with `not-found` when nothing is kept under this id, or `bad-file`. */
  read(id: string): Promise<string>;
  /** Durable when this resolves (but for `memory`). Fails with `vault-locked`, `bad-input` (undecided), `bad-file` or `disk`. */
  keep(id: string, secret: string): Promise<void>;
  /** Needs no passphrase. Fails with `bad-file` or `disk`. */
  remove(id: string): Promise<void>;
}

export type VaultState =
  /** Nothing is kept yet, and nobody has said where it shall be. */
  | { kind: "undecided" }
  /** Locked where this host cannot reach the system's vault that the desktop app has used. */
  | { kind: "system"; locked: boolean }
  | { kind: "memory" }
  | { kind: "passphrase"; locked: boolean }
  /** The file is not what was written: it is left as it is until a person decides. */
  | { kind: "damaged" };
