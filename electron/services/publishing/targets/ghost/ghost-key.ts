import { createHmac } from "node:crypto";
import { targetFailure } from "../target-failure.ts";

/** An Admin API key, taken apart. The secret is in bytes, as it signs. */
export interface GhostKey {
  id: string;
  secret: Uint8Array;
}

/** How long a token is good for, in seconds: the longest Ghost takes. */
const LIFE = 300;

/** Reads "id:secret", both in hexadecimal. Fails with `credentials`, and never repeats what was given. */
export function ghostKeyOf(text: string): GhostKey {
  const [, id, secret] = /^([0-9a-f]{24}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (id === undefined || secret === undefined) {
    throw targetFailure(
      "credentials",
      "This is not an Admin API key of Ghost: it has 24 letters and figures, a colon, and 64 more. Copy it again from Ghost's settings, under Integrations; the Content API key beside it is another.",
    );
  }
  return { id, secret: Buffer.from(secret, "hex") };
}

/** A token for the Admin API that is good for five minutes from `at`, in seconds since 1970. */
export function ghostToken({ id, secret }: GhostKey, at: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT", kid: id })}.${part({ iat: at, exp: at + LIFE, aud: "/admin/" })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
