import { Failure } from "../../../../shared/contract/failure.ts";
import type { Vault } from "../../../ports/vault.ts";

/** A vault that keeps what it is given, for the tests of what asks it. */
export function createMemoryVault(): Vault {
  const secrets = new Map<string, string>();
  return {
    state: () => ({ kind: "memory" }),
    has: (id) => secrets.has(id),
    async read(id) {
      const secret = secrets.get(id);
      if (secret === undefined) throw new Failure("not-found", "No secret is kept for this. Give it again in the settings.");
      return secret;
    },
    async keep(id, secret) {
      secrets.set(id, secret);
    },
    async remove(id) {
      secrets.delete(id);
    },
  };
}
