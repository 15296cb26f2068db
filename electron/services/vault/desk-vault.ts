import { Failure } from "../../../shared/contract/failure.ts";
import type { Announce } from "../../ports/announce.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SystemSeal } from "../../ports/system-seal.ts";
import type { Vault, VaultState } from "../../ports/vault.ts";
import { openCredentialsFile, type Credentials } from "./credentials-file.ts";
import { createGuesses } from "./guesses.ts";
import { createOpenedSecrets } from "./opened-secrets.ts";

/** The vault, and what a person does with it. */
export interface DeskVault extends Vault {
  /** Resolves once the system was asked whether it has a vault; before that, `state` tells what the file tells. */
  ready(): Promise<void>;
  /** Why the system's own vault is not used; undefined where it is, or can be. */
  whyNotSystem(): string | undefined;
  /** How many secrets are kept. */
  count(): number;
  /** Secrets are kept till Standfirst is closed. Fails with `bad-input` when they are kept elsewhere already. */
  keepInMemory(): void;
  /**
   * Keeps secrets under this passphrase from now on: those in memory move under it, those under another
   * are sealed anew. Fails with `vault-locked` or `bad-input` (the system's vault needs none).
   */
  setPassphrase(passphrase: string): Promise<void>;
  /** Fails with `vault-locked` when it is wrong, or too early after a wrong one (`data.wait`, in seconds). */
  unlock(passphrase: string): Promise<void>;
  /** Forgets every secret. A damaged file is moved aside, not thrown away. */
  forgetAll(): Promise<void>;
}

export interface DeskVaultParts {
  dataFolder: string;
  clock: Clock;
  announce: Announce;
  /** Asked once, when it first matters: the system may ask whoever sits there. */
  openSeal(): Promise<SystemSeal>;
  /** Waits until no other process changes the file, and holds it till the answer is called. */
  hold(): Promise<() => void>;
}

const failures = {
  locked: () => new Failure("vault-locked", "The secrets are locked. Give their passphrase first."),
  systemLocked: () =>
    new Failure(
      "vault-locked",
      "The secrets are in the system's own vault, which only the Standfirst app can open. Use the app, or forget all secrets in the settings and give them again.",
    ),
  damaged: () =>
    new Failure(
      "bad-file",
      "The file with the secrets is damaged and was left as it is. Put credentials.json back from a copy, or forget all secrets in the settings and give them again. Stories and targets are not in it.",
    ),
  missing: () => new Failure("not-found", "No secret is kept for this. Give it again in the settings, under Targets."),
  undecided: () =>
    new Failure("bad-input", "Say first where secrets are to be kept: under a passphrase, or until Standfirst is closed."),
};

export function createDeskVault({ dataFolder, clock, announce, openSeal, hold }: DeskVaultParts): DeskVault {
  const file = openCredentialsFile(dataFolder);
  const guesses = createGuesses(clock);
  /** Undefined until somebody has chosen memory. */
  let memory: Map<string, string> | undefined;
  const didChange = (): void => announce({ kind: "vaultDidChange" });

  let seal: SystemSeal | undefined;
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    try {
      seal = await openSeal();
    } catch (error) {
      asking = undefined;
      throw error;
    }
    if (seal.available) didChange();
  };
  const ready = (): Promise<void> => (asking ??= ask());
  const opened = createOpenedSecrets(() => seal);

  /** What is on the disk; fails where a person has to decide first. */
  const intact = (): Credentials | undefined => {
    const credentials = file.read();
    if (credentials === "damaged") throw failures.damaged();
    return credentials;
  };
  const missing = (): never => {
    throw failures.missing();
  };
  const unlocked = (credentials: Credentials): Credentials => {
    if (opened.canOpen(credentials)) return credentials;
    throw credentials.sealedBy === "system" ? failures.systemLocked() : failures.locked();
  };
  const state = (): VaultState => {
    const credentials = file.read();
    if (credentials === "damaged") return { kind: "damaged" };
    if (credentials !== undefined) return { kind: credentials.sealedBy, locked: !opened.canOpen(credentials) };
    if (memory !== undefined) return { kind: "memory" };
    return seal?.available === true ? { kind: "system", locked: false } : { kind: "undecided" };
  };

  let last: Promise<unknown> = Promise.resolve();
  /** One at a time, also guesses: two at once would be two for the price of one. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(ready).then(work);
    last = result.catch(() => {});
    return result;
  };
  /** The same over all processes: the file is read, changed and written as one. */
  const alone = (work: () => Promise<void>): Promise<void> =>
    inTurn(async () => {
      const letGo = await hold();
      try {
        await work();
      } finally {
        letGo();
      }
    });

  return {
    ready,
    state,
    whyNotSystem: () => (seal?.available === false ? seal.why : undefined),
    count() {
      const credentials = file.read();
      if (credentials === "damaged") return 0;
      return credentials === undefined ? (memory?.size ?? 0) : Object.keys(credentials.secrets).length;
    },
    has(id) {
      const credentials = file.read();
      if (credentials === "damaged") return false;
      return credentials === undefined ? memory?.has(id) === true : Object.hasOwn(credentials.secrets, id);
    },
    async read(id) {
      await ready();
      const credentials = intact();
      if (credentials === undefined) return memory?.get(id) ?? missing();
      const found = (await opened.secret(unlocked(credentials), id)) ?? missing();
      if (found === "damaged") throw failures.damaged();
      return found.secret;
    },
    keep: (id, secret) =>
      alone(async () => {
        const credentials = intact();
        if (credentials === undefined && memory !== undefined) memory.set(id, secret);
        else if (credentials === undefined && seal?.available !== true) throw failures.undecided();
        else file.write(await opened.with(unlocked(credentials ?? opened.newSystemCredentials()), id, secret));
        didChange();
      }),
    remove: (id) =>
      alone(async () => {
        const credentials = intact();
        memory?.delete(id);
        if (credentials !== undefined && Object.hasOwn(credentials.secrets, id)) {
          const { [id]: _gone, ...secrets } = credentials.secrets;
          file.write({ ...credentials, secrets });
        }
        didChange();
      }),
    keepInMemory() {
      if (state().kind !== "undecided") throw new Failure("bad-input", "Secrets are kept already: forget them all first.");
      memory = new Map();
      didChange();
    },
    setPassphrase: (passphrase) =>
      alone(async () => {
        const before = intact();
        if (before?.sealedBy === "system" || (before === undefined && seal?.available === true))
          throw new Failure("bad-input", "This system keeps secrets itself: no passphrase is needed.");
        const secrets = before === undefined ? (memory ?? new Map<string, string>()) : await opened.all(unlocked(before));
        if (secrets === "damaged") throw failures.damaged();
        file.write(await opened.sealedAnew(passphrase, secrets));
        memory = undefined;
        didChange();
      }),
    unlock: (passphrase) =>
      inTurn(async () => {
        const credentials = intact();
        if (credentials === undefined) throw new Failure("bad-input", "Nothing is kept under a passphrase on this desk.");
        if (credentials.sealedBy === "system") throw failures.systemLocked();
        guesses.mayGuess();
        if (!(await opened.unlock(credentials, passphrase))) throw guesses.wasWrong();
        guesses.wasRight();
        didChange();
      }),
    forgetAll: () =>
      alone(async () => {
        if (file.read() === "damaged") file.setAside(clock.now().toString({ smallestUnit: "second" }).replaceAll(":", "-"));
        else file.remove();
        memory = undefined;
        opened.forget();
        guesses.wasRight();
        didChange();
      }),
  };
}
