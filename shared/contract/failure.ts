/**
 * Failures a person can meet and act on. Each has a stable code; the message is ready to
 * be read by a journalist: what happened, what was kept, what to do. Everything that is not
 * a `Failure` crosses the boundary as `internal`, without its message.
 */
export const FAILURE_CODES = [
  /** No such story, picture, contributor … */
  "not-found",
  /** Arguments that break their schema, or make no sense together. `data.key` is the part of a patch that was refused. */
  "bad-input",
  /** The body has moved on since the splice was made: send the whole. */
  "body-out-of-step",
  /** Somebody else has the story checked out. */
  "checked-out-elsewhere",
  /** The move is not one a story in this status can make. */
  "not-from-this-status",
  /** Only another role does this. */
  "not-your-role",
  /** The disk is full, read-only or broken. Nothing of the call was kept. */
  "disk",
  /** A file is not what it must be: wrong type, broken, too large, a bomb. */
  "bad-file",
  /** The checklist has an item that blocks publication. */
  "checklist",
  /** A publication could not be finished. The old pages stand. */
  "publishing",
  /** A site refused, failed or could not be reached. `data.trouble` says how: see `target-failure.ts`. */
  "target",
  /** The vault is locked: its passphrase has to be given first. */
  "vault-locked",
  /** The desk's own file is damaged. */
  "damaged-desk",
  /** The desk's file was written by a newer Standfirst than this one. */
  "newer-desk",
  /** The desk is not set up yet: `desk.begin` first. */
  "not-begun",
  /** The checks could not run. The story is as it was. */
  "checks",
  /** Somebody stopped it before it was done. Nothing of it was left behind. */
  "stopped",
  /** Another process holds the desk's data folder. */
  "desk-in-use",
  /** The desk cannot be reached: the host has ended or the connection is cut. */
  "no-connection",
  /** A defect of Standfirst. Details are in the log of the main process. */
  "internal",
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export class Failure extends Error {
  readonly code: FailureCode;
  /** Facts for the interface; never a path, a secret or another person's words. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: FailureCode, message: string, options: { data?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "Failure";
    this.code = code;
    this.data = options.data ?? {};
  }
}

/** The failure behind what crossed the boundary, as far as it can be read; a code nobody knows is `internal`. */
export function failureFrom(crossed: { code: string; message: string; data: unknown }, message = crossed.message): Failure {
  const code = FAILURE_CODES.find((known) => known === crossed.code) ?? "internal";
  const data = typeof crossed.data === "object" && crossed.data !== null ? { ...crossed.data } : {};
  return new Failure(code, message, { data, cause: crossed });
}

export function isFailure(error: unknown, code?: FailureCode): error is Failure {
  return error instanceof Failure && (code === undefined || error.code === code);
}
