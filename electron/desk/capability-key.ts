import { randomBytes, timingSafeEqual } from "node:crypto";

/** A key nobody can guess, good for one run: who knows the address may read what is behind it. */
export function makeKey(): string {
  return randomBytes(24).toString("base64url");
}

export function isKey(given: string | undefined, key: string): boolean {
  if (given === undefined || Buffer.byteLength(given) !== Buffer.byteLength(key)) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(key));
}
