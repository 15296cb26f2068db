import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";

/**
 * OWASP's first choice for scrypt (Password Storage Cheat Sheet, 2024): 128 MiB and about half a
 * second a guess.
 */
export const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const MOST_MEMORY = 256 * 1024 * 1024;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** As AES-GCM wants it (NIST SP 800-38D). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const newSalt = (): Buffer => randomBytes(SALT_BYTES);

/** The key behind a passphrase. The same words typed on another keyboard make the same key. */
export function keyFrom(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize("NFKC"), salt, KEY_BYTES, { ...COST, maxmem: MOST_MEMORY }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Seals with AES-256-GCM under a fresh nonce. What is sealed for one id opens for no other. */
export function sealWith(key: Uint8Array, id: string, secret: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Undefined when the key is another's, or not a byte is as it was sealed. */
export function openWith(key: Uint8Array, id: string, sealed: Uint8Array): string | undefined {
  const bytes = Buffer.from(sealed);
  if (bytes.byteLength < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(id));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
