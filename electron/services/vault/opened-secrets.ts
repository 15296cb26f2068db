import type { SystemSeal } from "../../ports/system-seal.ts";
import type { Credentials, PassphraseCredentials } from "./credentials-file.ts";
import { COST, keyFrom, newSalt, openWith, sealWith } from "./passphrase-key.ts";

/** The id the known word is sealed for; no target has it. */
const CHECK = "check";
const KNOWN_WORD = "Standfirst";

/** What opens and seals the file's secrets: the key of a passphrase once given, or the system's own seal. */
export interface OpenedSecrets {
  canOpen(credentials: Credentials): boolean;
  /** Undefined when there is none; "damaged" when it does not open, or was sealed for another id. */
  secret(credentials: Credentials, id: string): Promise<{ secret: string } | "damaged" | undefined>;
  /** The file with this secret in it. */
  with(credentials: Credentials, id: string, secret: string): Promise<Credentials>;
  all(credentials: Credentials): Promise<Map<string, string> | "damaged">;
  newSystemCredentials(): Credentials;
  /** A new file under this passphrase, which stays opened. */
  sealedAnew(passphrase: string, secrets: ReadonlyMap<string, string>): Promise<Credentials>;
  /** False when it is the wrong one. */
  unlock(credentials: PassphraseCredentials, passphrase: string): Promise<boolean>;
  forget(): void;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string): Buffer => Buffer.from(text, "base64");

export function createOpenedSecrets(systemSeal: () => SystemSeal | undefined): OpenedSecrets {
  /** With the salt it was made with: after another process has set another passphrase it opens nothing. */
  let opened: { key: Buffer; salt: string } | undefined;

  const system = (): Extract<SystemSeal, { available: true }> => {
    const seal = systemSeal();
    if (seal?.available !== true) throw new Error("The system's vault is asked where there is none");
    return seal;
  };
  const keyOf = (credentials: PassphraseCredentials): Buffer => {
    if (opened?.salt !== credentials.scrypt.salt) throw new Error("The vault is asked while it is locked");
    return opened.key;
  };
  const seal = async (credentials: Credentials, id: string, secret: string): Promise<string> => {
    if (credentials.sealedBy === "passphrase") return base64(sealWith(keyOf(credentials), id, secret));
    // The system's seal knows no ids: without it a secret could be moved to another target.
    return base64(await system().seal(JSON.stringify([id, secret])));
  };
  const openWithSystem = async (id: string, sealed: Uint8Array): Promise<string | undefined> => {
    const { open } = system();
    try {
      const [sealedFor, secret] = JSON.parse(await open(sealed)) as unknown[];
      return sealedFor === id && typeof secret === "string" ? secret : undefined;
    } catch {
      return undefined;
    }
  };
  const secret: OpenedSecrets["secret"] = async (credentials, id) => {
    const sealed = Object.hasOwn(credentials.secrets, id) ? credentials.secrets[id] : undefined;
    if (sealed === undefined) return undefined;
    const bytes = bytesOf(sealed);
    const found = credentials.sealedBy === "system" ? await openWithSystem(id, bytes) : openWith(keyOf(credentials), id, bytes);
    return found === undefined ? "damaged" : { secret: found };
  };

  return {
    canOpen: (credentials) =>
      credentials.sealedBy === "system" ? systemSeal()?.available === true : opened?.salt === credentials.scrypt.salt,
    secret,
    async with(credentials, id, given) {
      return { ...credentials, secrets: { ...credentials.secrets, [id]: await seal(credentials, id, given) } };
    },
    async all(credentials) {
      const found = new Map<string, string>();
      for (const id of Object.keys(credentials.secrets)) {
        const one = await secret(credentials, id);
        if (one === undefined || one === "damaged") return "damaged";
        found.set(id, one.secret);
      }
      return found;
    },
    newSystemCredentials: () => ({ version: 1, sealedBy: "system", secrets: {} }),
    async sealedAnew(passphrase, given) {
      const salt = newSalt();
      const key = await keyFrom(passphrase, salt);
      opened = { key, salt: base64(salt) };
      return {
        version: 1,
        sealedBy: "passphrase",
        scrypt: { ...COST, salt: base64(salt) },
        check: base64(sealWith(key, CHECK, KNOWN_WORD)),
        secrets: Object.fromEntries([...given].map(([id, one]) => [id, base64(sealWith(key, id, one))])),
      };
    },
    async unlock({ scrypt, check }, passphrase) {
      const key = await keyFrom(passphrase, bytesOf(scrypt.salt));
      if (openWith(key, CHECK, bytesOf(check)) !== KNOWN_WORD) return false;
      opened = { key, salt: scrypt.salt };
      return true;
    },
    forget() {
      opened = undefined;
    },
  };
}
