import { Failure, isFailure } from "../../../../shared/contract/failure.ts";

/**
 * What is the matter with a site, and so what another try is worth:
 * - `offline`: nothing answers (refused, no such host, cut before sending): wait for the network;
 * - `unsure`: sent, and no answer came: it may have been done, so look it up before anything else;
 * - `busy`: the site says to come back (429, 502, 503, 504);
 * - `credentials`: wrong, expired or revoked; `rights`: known there, and may not do this;
 * - `changed-there`: the post is newer than what we last sent;
 * - `refused`: it will never take this (a file type, a size, a malformed post), however often it is tried.
 */
export const TROUBLES = ["offline", "unsure", "busy", "credentials", "rights", "changed-there", "refused"] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What passes by itself, and is tried again. All else waits for a person. */
export const PASSING: readonly Trouble[] = ["offline", "unsure", "busy"];

export interface TroubleFacts {
  /** Seconds the site asks to wait. */
  retryAfter?: number;
  /** The site's own words, cut short and free of secrets. */
  said?: string;
  cause?: unknown;
}

/** A failure of a site, in words an editor can act on: what happened, what was kept, what to do. */
export function targetFailure(trouble: Trouble, message: string, { retryAfter, said, cause }: TroubleFacts = {}): Failure {
  const data = { trouble, ...(retryAfter === undefined ? {} : { retryAfter }), ...(said === undefined ? {} : { said }) };
  return new Failure("target", message, { data, ...(cause === undefined ? {} : { cause }) });
}

/** Undefined for what is no failure of a site. */
export function troubleOf(error: unknown): Trouble | undefined {
  return isFailure(error, "target") ? TROUBLES.find((known) => known === error.data.trouble) : undefined;
}
