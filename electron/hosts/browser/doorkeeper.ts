import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Name of the protocol spoken at /desk; the token is offered beside it. */
export const PROTOCOL = "standfirst";

/** Why a request is turned away: 403 comes from elsewhere, 401 does not know the token. */
export type Refusal = { status: 401 | 403; reason: string };

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares in a time that tells nothing about how much of the token was right. */
function isSame(offered: string, token: string): boolean {
  return timingSafeEqual(digest(offered), digest(token));
}

/** The address people and pages use, and the only one that is answered. */
export function originAt(port: number): string {
  return port === 80 ? "http://127.0.0.1" : `http://127.0.0.1:${port}`;
}

/**
 * Refuses what does not come from this desk's own pages. A page elsewhere that has its name
 * resolve to 127.0.0.1 gives itself away by Host, one that calls across by Origin. Where a
 * header that must be there is missing, the answer is no.
 */
export function refusalOfRequest(request: IncomingMessage, port: number, sandboxed: boolean): Refusal | undefined {
  if (request.headers.host !== originAt(port).slice("http://".length)) return { status: 403, reason: "another host name" };
  const { origin } = request.headers;
  // A sandboxed frame has no origin of its own and says "null": only the preview is shown in one.
  const isOurs = origin === undefined || origin === originAt(port) || (sandboxed && origin === "null");
  return isOurs ? undefined : { status: 403, reason: "another origin" };
}

/** The same for opening a connection, which must say its origin and know the token. */
export function refusalOfConnection(request: IncomingMessage, port: number, token: string): Refusal | undefined {
  if (request.headers.origin === undefined) return { status: 403, reason: "no origin" };
  const refusal = refusalOfRequest(request, port, false);
  if (refusal !== undefined) return refusal;
  const [protocol, offered, ...more] = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((part) => part.trim());
  if (protocol !== PROTOCOL || offered === undefined || more.length > 0 || !isSame(offered, token)) {
    return { status: 401, reason: "a wrong token or none" };
  }
  return undefined;
}
