import { oc } from "@orpc/contract";
import { z } from "zod";

const vaultStateSchema = z.discriminatedUnion("kind", [
  /** Nothing is kept yet, and nobody has said where it shall be: `setPassphrase` or `keepInMemory`. */
  z.object({ kind: z.literal("undecided") }),
  /** Locked where only the Standfirst app can open the system's vault. */
  z.object({ kind: z.literal("system"), locked: z.boolean() }),
  /** Till Standfirst is closed. */
  z.object({ kind: z.literal("memory") }),
  z.object({ kind: z.literal("passphrase"), locked: z.boolean() }),
  /** The file is not what was written. It is left as it is until somebody puts it back or forgets all. */
  z.object({ kind: z.literal("damaged") }),
]);

export const vaultOverviewSchema = z.object({
  state: vaultStateSchema,
  /** How many secrets are kept; 0 where it cannot be told. */
  secrets: z.number().int(),
  /** Why the system's own vault is not used, in a sentence; absent where it is. */
  whyNotSystem: z.string().optional(),
});
export type VaultOverview = z.infer<typeof vaultOverviewSchema>;

/** Shortest passphrase taken (NIST SP 800-63B, 3.1.1); the longest keeps a whole book from being hashed. */
export const SHORTEST_PASSPHRASE = 8;
const passphrase = z.string().max(1000, "Too long");

export const vaultContract = {
  state: oc.output(vaultOverviewSchema),
  /**
   * Keeps secrets under this passphrase from now on: those in memory move under it, those under another
   * are sealed anew. Fails with `vault-locked`, or `bad-input` where the system's vault is used.
   */
  setPassphrase: oc
    .input(z.object({ passphrase: passphrase.min(SHORTEST_PASSPHRASE, `Take ${SHORTEST_PASSPHRASE} characters or more`) }))
    .output(vaultOverviewSchema),
  /** Keeps secrets till Standfirst is closed. Fails with `bad-input` when they are kept elsewhere. */
  keepInMemory: oc.output(vaultOverviewSchema),
  /** Fails with `vault-locked`: `data.wait` is how many seconds must pass before the next try. */
  unlock: oc.input(z.object({ passphrase })).output(vaultOverviewSchema),
  /** Forgets every secret; a damaged file is moved aside. Targets stay, and ask for theirs again. */
  forgetAll: oc.output(vaultOverviewSchema),
};
