/**
 * Where secrets are kept: the system's own vault under Electron, else a file sealed with a passphrase
 * or memory for this run. Never plain text on a disk.
 */
export interface Vault {
  /** `passphrase` is locked until it is given; the others never are. */
  state(): VaultState;
  has(id: string): boolean;
  /** Fails with `vault-locked` when it is locked, and with `not-found` when nothing is kept under this id. */
  read(id: string): Promise<string>;
  /** Durable when this resolves (but for `memory`). Fails with `vault-locked` or `disk`. */
  keep(id: string, secret: string): Promise<void>;
  remove(id: string): Promise<void>;
}

export type VaultState = { kind: "system" } | { kind: "memory" } | { kind: "passphrase"; locked: boolean };
