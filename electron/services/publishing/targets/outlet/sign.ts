import { createHmac } from "node:crypto";

/**
 * The signature of a request: "t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body", hexadecimal>". The time
 * is signed too, so that whoever overhears a request cannot send it again later.
 */
export function signatureOf(body: string, secret: string, at: string): string {
  const seconds = Math.floor(Date.parse(at) / 1000);
  const mac = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${mac}`;
}
