import { NoAnswer } from "../ports/http.ts";

/** What Node says where the request never left, and what that means. */
const NEVER_SENT: Readonly<Record<string, NoAnswer["reason"]>> = {
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "refused",
  EHOSTDOWN: "refused",
  ENETUNREACH: "refused",
  ENETDOWN: "refused",
  EADDRNOTAVAIL: "refused",
  EACCES: "refused",
  ENOTFOUND: "unknown-host",
  EAI_AGAIN: "unknown-host",
  EAI_FAIL: "unknown-host",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  // Speaks no TLS, or none that we speak.
  EPROTO: "certificate",
};

/** OpenSSL's names for certificates that are not to be trusted, and Node's own for another's. */
const CERTIFICATE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|HOSTNAME_MISMATCH$|PATH_LENGTH_EXCEEDED$)/;

/** Gave up waiting; whether for the connection or for a part of the answer is not told. */
const TIMED_OUT = new Set(["ETIMEDOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/** The first code in a chain of causes, of which fetch's own error is only the last link. */
function firstCode(error: unknown): string | undefined {
  for (let link = error; link instanceof Error; link = link.cause) {
    const code = codeOf(link);
    if (code !== undefined) return code;
  }
  return undefined;
}

const isFetchFailure = (error: unknown): error is TypeError =>
  error instanceof TypeError && error.cause instanceof Error && ["fetch failed", "terminated"].includes(error.message);

/** The `NoAnswer` behind what fetch threw. What is no matter of the network stays as it is. */
export function whyNoAnswer(error: unknown): unknown {
  if (error instanceof NoAnswer) return error;
  if (!isFetchFailure(error)) return error;
  const code = firstCode(error.cause);
  // Ports that fetch knows to be another service's: it asks nothing there.
  if (code === undefined && error.cause instanceof Error && error.cause.message === "bad port")
    return new NoAnswer("refused", false, error);
  if (code === undefined) return new NoAnswer("cut", true, error);
  const neverSent = NEVER_SENT[code];
  if (neverSent !== undefined) return new NoAnswer(neverSent, false, error);
  if (CERTIFICATE.test(code)) return new NoAnswer("certificate", false, error);
  return new NoAnswer(TIMED_OUT.has(code) ? "timeout" : "cut", true, error);
}
