import { isFailure } from "../../../../../shared/contract/failure.ts";
import { targetFailure } from "../target-failure.ts";

/** Codes of an SFTP server's answers. Source: draft-ietf-secsh-filexfer-02, section 7. */
export const SFTP = {
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  noConnection: 6,
  connectionLost: 7,
  unsupported: 8,
} as const;

const AS_IT_WAS = "The site there stands as it was.";

const UNREACHED = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
]);

function fieldOf(error: unknown, name: "code" | "level"): unknown {
  return typeof error === "object" && error !== null && name in error ? Reflect.get(error, name) : undefined;
}

/** The server's answer code, or the system's; undefined for other errors. */
export function codeOf(error: unknown): unknown {
  return fieldOf(error, "code");
}

/** Any error of a connection in words an editor can act on; what is a failure already stays what it is. */
export function sftpFailure(error: unknown): unknown {
  if (isFailure(error)) return error;
  const facts = { cause: error };
  const message = error instanceof Error ? error.message : "";
  if (fieldOf(error, "level") === "client-authentication")
    return targetFailure(
      "credentials",
      "The server does not accept the user name with this password or key. Put the right one in Settings.",
      facts,
    );
  if (fieldOf(error, "level") === "protocol" || message.startsWith("Cannot parse privateKey"))
    return /privateKey|passphrase/.test(message)
      ? unreadableKey(error)
      : targetFailure("refused", `The server does not speak SFTP as we do. ${AS_IT_WAS}`, facts);
  const code = codeOf(error);
  if (isUnsupported(error))
    return targetFailure(
      "refused",
      `The server cannot put a new site in the old one's place in one step: it needs OpenSSH's SFTP. ${AS_IT_WAS}`,
      facts,
    );
  if (code === SFTP.permissionDenied)
    return targetFailure("rights", `The server does not let this user write there. Ask whoever runs it. ${AS_IT_WAS}`, facts);
  if (
    (typeof code === "string" && UNREACHED.has(code)) ||
    code === SFTP.noConnection ||
    code === SFTP.connectionLost ||
    /Not connected|Channel closed|No response from server|Timed out|ended|closed/i.test(message)
  )
    return targetFailure("offline", `The server does not answer. ${AS_IT_WAS} What it has already is not sent again.`, facts);
  if (typeof code === "number")
    return targetFailure("refused", `The server could not do what it was asked. ${AS_IT_WAS}`, {
      ...facts,
      said: message.slice(0, 200),
    });
  return error;
}

/** Said by the server, or by our own side of the protocol, which knows what the server has announced. */
export function isUnsupported(error: unknown): boolean {
  return (
    codeOf(error) === SFTP.unsupported ||
    (error instanceof Error && error.message.includes("does not support this extended request"))
  );
}

export function unreadableKey(cause: unknown): Error {
  return targetFailure(
    "credentials",
    "The private key cannot be read. Use one in OpenSSH or PEM form that needs no passphrase: Standfirst keeps it sealed itself.",
    { cause },
  );
}

export function diskFull(cause: unknown): Error {
  return targetFailure("refused", `The server's disk is full. ${AS_IT_WAS} Ask whoever runs it for room, then try again.`, {
    cause,
  });
}

export function otherKey(): Error {
  return targetFailure(
    "refused",
    "The server shows another host key than the one that was agreed to: it may be a new server, or somebody else's. Nothing was sent. Ask whoever runs it, and agree to the new key in Settings if it is right.",
  );
}
